using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>Draws a chart as stacked bars, and its numbers below as text: some phones show no bars.</summary>
internal static class CardChart
{
    // Four hues none of which is a warning or a praise, in the order of the answers.
    private static readonly string[] Hues = ["categoricalBlue", "categoricalTeal", "categoricalLavender", "categoricalPurple"];

    public static IEnumerable<JsonObject> Draw(Chart chart)
    {
        yield return CardText.Line(CardText.Run(chart.Title, isStrong: true));

        if (chart.Bars.Any(bar => bar.Values.Any(value => value != 0)))
        {
            yield return Bars(chart);
        }

        foreach (var bar in chart.Bars)
        {
            yield return Numbers(chart, bar);
        }
    }

    private static JsonObject Bars(Chart chart) => new()
    {
        ["type"] = "Chart.VerticalBar.Grouped",
        ["title"] = chart.Title,
        ["stacked"] = true,
        ["data"] = new JsonArray([.. chart.Series.Select((name, index) => new JsonObject
        {
            ["legend"] = name,
            ["color"] = Hues[index % Hues.Length],
            ["values"] = new JsonArray([.. chart.Bars.Select(bar => new JsonObject { ["x"] = bar.Label, ["y"] = bar.Values.ElementAtOrDefault(index) })]),
        })]),
        ["fallback"] = CardText.Line(CardText.Run("In words:", isQuiet: true)),
    };

    private static JsonObject Numbers(Chart chart, Bar bar)
    {
        var counted = chart.Series.Zip(bar.Values).Where(pair => pair.Second != 0)
            .Select(pair => pair.Second == 1 ? pair.First : $"{pair.First} {pair.Second}");
        var line = CardText.Line(
            CardText.Run($"{bar.Label}: ", isStrong: true, size: "Small"),
            CardText.Run(string.Join(", ", counted.DefaultIfEmpty(bar.Note ?? "–")), size: "Small"));
        line["spacing"] = "None";
        return line;
    }
}
