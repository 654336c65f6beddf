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

    // The first of a row says how much the word counts.
    private const int Columns = 1 + Classes + Labels + Borders + Places;
    private readonly TagTable rows;

    private WordTable(TagTable rows) => this.rows = rows;

    /// <summary>Reads the file.</summary>
    /// <param name="text">In UTF-8.</param>
    /// <exception cref="FormatException">A line is not a word and seventy-six characters, or a word stands there twice.</exception>
    public static WordTable Parse(string name, ReadOnlySpan<byte> text) => new(TagTable.Parse(name, text, Columns, "word"));

    /// <summary>How a word's count and leanings are written.</summary>
    /// <param name="mass">From 0 to 1.</param>
    /// <param name="leanings">Of the classes, then of the labels, then of the borders, then the places; within ±<see cref="Most"/>.</param>
    public static string Write(double mass, IEnumerable<int> leanings) =>
        (char)(Zero - Most + (int)Math.Round(mass * 2 * Most)) + string.Concat(leanings.Select(value => (char)(Zero + value)));

    /// <summary>Whether the word is one of the frequent ones.</summary>
    public bool Has(string word) => rows.Of(word).Length > 0;

    /// <summary>From 0 ("the") to 1 (a rare word); 0 for a word that is not in the table.</summary>
    public double Mass(string word) => Find(word) ?? 0;

    /// <summary>The word's mass, if it is in the table.</summary>
    public double? Find(ReadOnlySpan<char> word) => rows.Of(word) is [var mass, ..] ? (mass + Most) / (2f * Most) : null;

    /// <summary>How far a word leans to each class, in steps; empty for a word that is not in the table.</summary>
    public ReadOnlySpan<sbyte> Leanings(string word) => Part(word, 1, Classes);

    /// <summary>How far a word of an answer leans to each label, in steps; empty for a word that is not in the table.</summary>
    public ReadOnlySpan<sbyte> AnswerLeanings(string word) => Part(word, 1 + Classes, Labels);

    /// <summary>How far a word leans to a class, in steps; 0 for a word that is not in the table.</summary>
    public int Leaning(string word, int of) => Leanings(word) is { Length: > 0 } row ? row[of] : 0;

    /// <summary>How far a word leans to each border, in steps; empty for a word that is not in the table.</summary>
    public ReadOnlySpan<sbyte> BorderLeanings(string word) => Part(word, 1 + Classes + Labels, Borders);

    /// <summary>Where a word lies, in steps; empty for a word that is not in the table.</summary>
    public ReadOnlySpan<sbyte> PlaceOf(string word) => Part(word, 1 + Classes + Labels + Borders, Places);

    /// <summary>What the words' leanings are divided by: a long text is surer than a short one, but not in proportion.</summary>
    /// <param name="mass">The sum over the text.</param>
    public static double Whole(double mass) => Math.Pow(mass + 1, 0.6);

    private ReadOnlySpan<sbyte> Part(string word, int from, int length) => rows.Of(word) is { Length: > 0 } row ? row.Slice(from, length) : [];
}
