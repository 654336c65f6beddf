using System.Runtime.CompilerServices;

namespace LeadershipBot.Guidance;

/// <summary>What the words of a text and their neighbours weigh: a line a tag, a space, and one character for each label, <see cref="WordTable.Zero"/> meaning 0.</summary>
/// <remarks>A tag is looked up by a hash of its letters, so none is kept: that is most of what loading would cost, and most of the memory.</remarks>
public sealed class TagTable
{
    private readonly int labels;
    private readonly Dictionary<ulong, int> rows;
    private readonly sbyte[] steps;

    private TagTable(int most, int labels)
    {
        this.labels = labels;
        rows = new Dictionary<ulong, int>(most);
        steps = new sbyte[most * labels];
    }

    /// <summary>Reads the file.</summary>
    /// <param name="labels">How many characters stand behind each tag.</param>
    /// <exception cref="FormatException">A line is not a tag and so many characters, or two tags cannot be told apart.</exception>
    public static TagTable Parse(string name, string text, int labels)
    {
        var table = new TagTable(text.AsSpan().Count('\n') + 1, labels);
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
    public ReadOnlySpan<sbyte> Of(ReadOnlySpan<char> tag) => rows.TryGetValue(Hash(tag), out var row) ? steps.AsSpan(row * labels, labels) : [];

    // Thirty thousand lines are read before the runtime would find out that this is worth it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(string name, ReadOnlySpan<char> line)
    {
        var space = line.IndexOf(' ');
        if (space < 1 || line.Length != space + 1 + labels)
        {
            throw new FormatException($"{name}: \"{line}\" is not a tag and {labels} characters.");
        }

        var row = rows.Count;
        if (!rows.TryAdd(Hash(line[..space]), row))
        {
            throw new FormatException($"{name}: \"{line[..space]}\" stands there twice, or hashes like another tag.");
        }

        for (var label = 0; label < labels; label++)
        {
            steps[(row * labels) + label] = (sbyte)(line[space + 1 + label] - WordTable.Zero);
        }
    }

    // FNV-1a.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Hash(ReadOnlySpan<char> tag)
    {
        var hash = 14695981039346656037;
        foreach (var letter in tag)
        {
            hash = unchecked((hash ^ letter) * 1099511628211);
        }

        return hash;
    }
}
