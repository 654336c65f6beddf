using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>Counts by week: drawn where Slack can, as bars of text where it cannot, and always there as numbers.</summary>
internal static class Charts
{
    // https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block; charts are for messages only.
    private const int MostWeeks = 20;
    private const int MostSeries = 6;
    private const int LongestName = 20;
    private const int LongestTitle = 50;

    private static readonly string[] Tiles = ["█", "▓", "▒", "░", "▚", "▞"];

    /// <summary>The drawing, or null where there is nothing to draw.</summary>
    public static Block? Drawn(Chart chart)
    {
        var bars = chart.Bars.TakeLast(MostWeeks).ToList();

        if (bars.TrueForAll(bar => bar.Values.All(value => value == 0)) || chart.Series.Count > MostSeries
            || SlackText.Clean(chart.Title).Length == 0 || !AreNames(bars.Select(bar => bar.Label)) || !AreNames(Legend(chart)))
        {
            return null;
        }

        return Block.Of("data_visualization", (chart, bars), static (json, it) =>
        {
            json.WriteString("title"u8, SlackText.Cut(SlackText.Clean(it.chart.Title), LongestTitle));
            json.WriteStartObject("chart"u8);
            json.WriteString("type"u8, "bar"u8);
            json.WriteStartArray("series"u8);

            for (var series = 0; series < it.chart.Series.Count; series++)
            {
                json.WriteStartObject();
                json.WriteString("name"u8, Name(Legend(it.chart)[series]));
                json.WriteStartArray("data"u8);

                foreach (var bar in it.bars)
                {
                    json.WriteStartObject();
                    json.WriteString("label"u8, Name(bar.Label));
                    json.WriteNumber("value"u8, bar.Values[series]);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("axis_config"u8);
            json.WriteStartArray("categories"u8);
            it.bars.ForEach(bar => json.WriteStringValue(Name(bar.Label)));
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>The numbers, one week a line.</summary>
    public static IEnumerable<string> Numbers(Chart chart) => chart.Bars.Select(bar => $"{bar.Label}: {chart.InWords(bar)}");

    /// <summary>Bars of text, one week a line.</summary>
    public static string Text(Chart chart)
    {
        var width = chart.Bars.Select(bar => bar.Label.Length).DefaultIfEmpty().Max();
        return string.Join('\n', chart.Bars.Select(bar => $"{bar.Label.PadRight(width)}  {Tile(bar)} {chart.InWords(bar)}"));
    }

    private static IReadOnlyList<string> Legend(Chart chart) => chart.Legend is { } legend && legend.Count == chart.Series.Count ? legend : chart.Series;

    private static string Tile(Bar bar)
    {
        var tiles = string.Concat(bar.Values.Select((count, series) => string.Concat(Enumerable.Repeat(Tiles[series % Tiles.Length], 2 * Math.Min(count, 10)))));
        return tiles.Length > 0 ? tiles : "··";
    }

    // Slack tells weeks and series apart by their names alone.
    private static bool AreNames(IEnumerable<string> names)
    {
        var cut = names.Select(Name).ToList();
        return cut.TrueForAll(name => name.Length > 0) && cut.Distinct(StringComparer.Ordinal).Count() == cut.Count;
    }

    // Cut where a word ends, so that what is left can be read.
    private static string Name(string whole)
    {
        var name = SlackText.Clean(whole).Trim();

        if (name.Length <= LongestName)
        {
            return name;
        }

        var end = name.LastIndexOf(' ', LongestName - 2);
        return end > 0 ? $"{name[..end].TrimEnd(',', ' ')}…" : SlackText.Cut(name, LongestName);
    }
}
