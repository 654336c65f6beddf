using System.Globalization;

namespace LeadershipBot.Guidance;

/// <summary>Writes fitted numbers as JSON, a row of a table on a line, so that a fit's changes can be read.</summary>
internal static class JsonLines
{
    /// <summary>An object of numbers, lists and tables.</summary>
    public static string Write(params IReadOnlyList<(string Name, object Value)> properties) =>
        $"{{\n{string.Join(",\n", properties.Select(property => $"  \"{property.Name}\": {Text(property.Value)}"))}\n}}\n";

    private static string Text(object value) => value switch
    {
        double number => number.ToString(CultureInfo.InvariantCulture),
        IReadOnlyList<double> row => $"[{string.Join(", ", row.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]",
        IReadOnlyList<IReadOnlyList<double>> table => $"[\n{string.Join(",\n", table.Select(row => $"    {Text(row)}"))}\n  ]",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Neither a number nor a list nor a table."),
    };
}
