using System.Runtime.CompilerServices;

namespace LeadershipBot.Guidance;

/// <summary>For each of the frequent words: how much it counts, how far it leans to each theme and to "off the essay", and, in an answer, to each label, and to each border; and where it lies among all words.</summary>
/// <remarks>A line of the file is a word, a space, one character for how much it counts, one for each class, one for each label, one for each border and one for each of its places, <see cref="Zero"/> meaning 0.</remarks>
public sealed class WordTable
{
    /// <summary>The sixteen themes, in the order of <see cref="Theme.Ids"/>, then "off the essay".</summary>
    public const int Classes = 17;

    /// <summary>The labels of answers, in the order of <see cref="AnswerEvaluation.Labels"/>, then the two of <see cref="PartWeights"/>.</summary>
    public const int Labels = 4 + PartWeights.Count;

    /// <summary>The borders, in the order of <see cref="BorderWeights.Names"/>.</summary>
    public const int Borders = 4;

    /// <summary>Numbers that say where a word lies: words of like meaning lie together; see <see cref="NetRows"/>.</summary>
    public const int Places = 48;

    /// <summary>The greatest leaning a character can say, in both directions.</summary>
    public const int Most = 45;

    /// <summary>The character for 0 leaning.</summary>
    public const char Zero = 'P';

    private const char First = (char)(Zero - Most);
    private const int Columns = Classes + Labels + Borders + Places;
    private readonly Dictionary<string, int> rows;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly string[] words;
    private readonly sbyte[] leanings;
    private readonly float[] masses;

    private WordTable(int most)
    {
        rows = new Dictionary<string, int>(most, StringComparer.Ordinal);
        bySpan = rows.GetAlternateLookup<ReadOnlySpan<char>>();
        words = new string[most];
        masses = new float[most];
        leanings = new sbyte[most * Columns];
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">A line is not a word and seventy-six characters.</exception>
    public static WordTable Parse(string name, string text)
    {
        var table = new WordTable(text.AsSpan().Count('\n') + 1);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (line.Length > 0)
            {
                table.Add(name, line);
            }
        }

        return table;
    }

    /// <summary>How a word's count and leanings are written.</summary>
    /// <param name="mass">From 0 to 1.</param>
    /// <param name="leanings">Of the classes, then of the labels, then of the borders, then the places; within ±<see cref="Most"/>.</param>
    public static string Write(double mass, IEnumerable<int> leanings) =>
        (char)(First + (int)Math.Round(mass * 2 * Most)) + string.Concat(leanings.Select(value => (char)(Zero + value)));

    /// <summary>Whether the word is one of the frequent ones.</summary>
    public bool Has(string word) => rows.ContainsKey(word);

    /// <summary>From 0 ("the") to 1 (a rare word); 0 for a word that is not in the table.</summary>
    public double Mass(string word) => rows.TryGetValue(word, out var row) ? masses[row] : 0;

    /// <summary>The word and its mass, if it is in the table.</summary>
    public (string Word, double Mass)? Find(ReadOnlySpan<char> word) => bySpan.TryGetValue(word, out var row) ? (words[row], masses[row]) : null;

    /// <summary>How far a word leans to each class, in steps; empty for a word that is not in the table.</summary>
    public ReadOnlySpan<sbyte> Leanings(string word) => rows.TryGetValue(word, out var row) ? leanings.AsSpan(row * Columns, Classes) : [];

    /// <summary>How far a word of an answer leans to each label, in steps; empty for a word that is not in the table.</summary>
    public ReadOnlySpan<sbyte> AnswerLeanings(string word) => rows.TryGetValue(word, out var row) ? leanings.AsSpan((row * Columns) + Classes, Labels) : [];

    /// <summary>How far a word leans to a class, in steps; 0 for a word that is not in the table.</summary>
    public int Leaning(string word, int of) => Leanings(word) is { Length: > 0 } row ? row[of] : 0;

    /// <summary>How far a word leans to each border, in steps; empty for a word that is not in the table.</summary>
    public ReadOnlySpan<sbyte> BorderLeanings(string word) => rows.TryGetValue(word, out var row) ? leanings.AsSpan((row * Columns) + Classes + Labels, Borders) : [];

    /// <summary>Where a word lies, in steps; empty for a word that is not in the table.</summary>
    public ReadOnlySpan<sbyte> PlaceOf(string word) => rows.TryGetValue(word, out var row) ? leanings.AsSpan((row * Columns) + Classes + Labels + Borders, Places) : [];

    /// <summary>What the words' leanings are divided by: a long text is surer than a short one, but not in proportion.</summary>
    /// <param name="mass">The sum over the text.</param>
    public static double Whole(double mass) => Math.Pow(mass + 1, 0.6);

    // Sixteen thousand lines are read before the runtime would find out that this is worth it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(string name, ReadOnlySpan<char> line)
    {
        var space = line.IndexOf(' ');
        if (space < 1 || line.Length != space + 2 + Columns)
        {
            throw new FormatException($"{name}: \"{line}\" is not a word and {1 + Columns} characters.");
        }

        var row = rows.Count;
        words[row] = line[..space].ToString();
        rows[words[row]] = row;
        masses[row] = (line[space + 1] - First) / (2f * Most);
        var letters = line[(space + 2)..];
        for (var of = 0; of < letters.Length; of++)
        {
            leanings[(row * Columns) + of] = (sbyte)(letters[of] - Zero);
        }
    }
}
