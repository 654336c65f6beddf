using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>Draws a chart as bars with their words and numbers at them, and the numbers below as text: some phones show no bars.</summary>
/// <remarks>
/// Lying bars without an axis: the client parts an axis of ones and twos into quarters, folds a legend away on a phone, and
/// cuts the words below standing bars.
/// </remarks>
internal static class CardChart
{
    // As many as one looks through; all of them stand below as numbers.
    private const int MostCharts = 3;

    // Four hues none of which is a warning or a praise, in the order of the answers.
    private static readonly string[] Hues = ["categoricalBlue", "categoricalTeal", "categoricalLavender", "categoricalPurple"];

    public static IEnumerable<JsonObject> Draw(Chart chart)
    {
        yield return CardText.Line(CardText.Run(chart.Title, isStrong: true));

        foreach (var element in IsOneEach(chart) ? [Bars(chart, Counted(chart))] : chart.Bars.Where(HasAny).TakeLast(MostCharts).SelectMany(bar => Apart(chart, bar)))
        {
            yield return element;
        }

        foreach (var bar in chart.Bars)
        {
            yield return Numbers(chart, bar);
        }
    }

    // A week of one person holds one answer: there is no height to compare, only how often each was given.
    private static bool IsOneEach(Chart chart) => chart.Bars.Any(HasAny) && chart.Bars.All(bar => bar.Values.Sum() <= 1);

    // Counts of a group are never added up; each stands by itself.
    private static IEnumerable<JsonObject> Apart(Chart chart, Bar bar) => [CardText.Line(CardText.Run(bar.Label, isStrong: true, size: "Small")), Bars(chart, bar.Values)];

    private static bool HasAny(Bar bar) => bar.Values.Any(value => value != 0);

    private static List<int> Counted(Chart chart) => [.. chart.Series.Select((_, index) => chart.Bars.Sum(bar => bar.Values.ElementAtOrDefault(index)))];

    private static JsonObject Bars(Chart chart, IReadOnlyList<int> values) => new()
    {
        ["type"] = "Chart.HorizontalBar",
        ["title"] = chart.Title,
        ["displayMode"] = "AbsoluteNoAxis",
        ["data"] = new JsonArray([.. chart.Series.Select((name, index) => new JsonObject
        {
            ["x"] = name,
            ["y"] = values.ElementAtOrDefault(index),
            ["color"] = Hues[index % Hues.Length],
        })]),
        ["fallback"] = CardText.Line(CardText.Run("In words:", isQuiet: true)),
    };

    private static JsonObject Numbers(Chart chart, Bar bar)
    {
        var line = CardText.Line(
            CardText.Run($"{bar.Label}: ", isStrong: true, size: "Small"),
            CardText.Run(chart.InWords(bar), size: "Small"));
        line["spacing"] = "None";
        return line;
    }
}
