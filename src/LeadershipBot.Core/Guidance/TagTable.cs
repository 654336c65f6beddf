namespace LeadershipBot.Guidance;

/// <summary>What the words of an answer and their neighbours weigh: <c>answers.words.txt</c>, a line a tag of <see cref="AnswerTags"/>, a space, and one character for each of <see cref="AnswerEvaluation.Labels"/>, <see cref="WordTable.Zero"/> meaning 0.</summary>
public sealed class TagTable
{
    private static readonly int Labels = AnswerEvaluation.Labels.Count;
    private readonly Dictionary<string, int> rows;
    private readonly sbyte[] steps;

    private TagTable(int most)
    {
        rows = new Dictionary<string, int>(most, StringComparer.Ordinal);
        steps = new sbyte[most * Labels];
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">A line is not a tag and four characters.</exception>
    public static TagTable Parse(string name, string text)
    {
        var table = new TagTable(text.AsSpan().Count('\n') + 1);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > 0)
            {
                table.Add(name, line);
            }
        }

        return table;
    }

    /// <summary>A line of the file.</summary>
    /// <param name="steps">Within ±<see cref="WordTable.Most"/>.</param>
    public static string Write(string tag, IEnumerable<int> steps) => $"{tag} {string.Concat(steps.Select(value => (char)(WordTable.Zero + value)))}\n";

    /// <summary>What a tag weighs for each label, in steps; empty for one that is not in the table.</summary>
    public ReadOnlySpan<sbyte> Of(string tag) => rows.TryGetValue(tag, out var row) ? steps.AsSpan(row * Labels, Labels) : [];

    private void Add(string name, ReadOnlySpan<char> line)
    {
        var space = line.IndexOf(' ');
        if (space < 1 || line.Length != space + 1 + Labels)
        {
            throw new FormatException($"{name}: \"{line}\" is not a tag and {Labels} characters.");
        }

        var row = rows.Count;
        rows[line[..space].ToString()] = row;
        for (var label = 0; label < Labels; label++)
        {
            steps[(row * Labels) + label] = (sbyte)(line[space + 1 + label] - WordTable.Zero);
        }
    }
}
