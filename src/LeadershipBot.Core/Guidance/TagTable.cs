using System.Globalization;

namespace LeadershipBot.Guidance;

/// <summary>What the words of an answer weigh: <c>answers.words.txt</c>, a line a tag and four whole numbers, thousandths for each of <see cref="AnswerEvaluation.Labels"/>.</summary>
public sealed class TagTable
{
    private const double Thousand = 1000;
    private readonly Dictionary<string, double[]> rows = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">A line is not a tag and four numbers.</exception>
    public static TagTable Parse(string name, string text)
    {
        var table = new TagTable();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            if (parts.Length != AnswerEvaluation.Labels.Count + 1)
            {
                throw new FormatException($"{name}: \"{line}\" is not a tag and {AnswerEvaluation.Labels.Count} numbers.");
            }

            table.rows[parts[0]] = [.. parts.Skip(1).Select(part => int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? number / Thousand
                : throw new FormatException($"{name}: \"{line}\" is not a tag and {AnswerEvaluation.Labels.Count} numbers."))];
        }

        return table;
    }

    /// <summary>A line of the file.</summary>
    public static string Write(string tag, IEnumerable<double> weights) =>
        $"{tag} {string.Join(' ', weights.Select(weight => ((int)Math.Round(weight * Thousand)).ToString(CultureInfo.InvariantCulture)))}\n";

    /// <summary>What a tag weighs for each label; empty for one that is not in the table.</summary>
    public ReadOnlySpan<double> Of(string tag) => rows.TryGetValue(tag, out var row) ? row : [];
}
