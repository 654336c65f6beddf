namespace LeadershipBot.Guidance;

/// <summary>A text as a <see cref="Net"/> sees it: for each word a row of numbers, where it lies among all words and what marks it here; before the first and behind the last a row of nothing.</summary>
public sealed class NetRows
{
    /// <summary>Of a longer text no more is seen.</summary>
    public const int MostWords = 60;

    /// <summary>What makes the steps of a word's place numbers around 1.</summary>
    private const float PlaceStep = 0.05f;

    /// <summary>Two marks that all texts have: that here is a word, and that nobody knows it.</summary>
    private const int Common = 2;

    private const int Lane = 8;
    private readonly float[] values;
    private readonly int width;

    private NetRows(int count, int width)
    {
        (Count, this.width) = (count, width);
        values = new float[(count + Net.Reach - 1) * width];
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; }

    /// <summary>Numbers of a word that has so many marks.</summary>
    public static int Width(int marks) => (WordTable.Places + Common + marks + Lane - 1) / Lane * Lane;

    /// <summary>Counts. Training and reading count alike because both come here.</summary>
    /// <param name="table">Where the words lie.</param>
    /// <param name="marks">How many there are.</param>
    /// <param name="isMarked">Whether the word at a place has a mark.</param>
    public static NetRows Of(IReadOnlyList<Word> words, WordTable table, int marks, Func<int, int, bool> isMarked)
    {
        var rows = new NetRows(Math.Min(words.Count, MostWords), Width(marks));
        for (var at = 0; at < rows.Count; at++)
        {
            var row = rows.values.AsSpan((at + 1) * rows.width, rows.width);
            var place = table.PlaceOf(words[at].Text);
            for (var i = 0; i < place.Length; i++)
            {
                row[i] = place[i] * PlaceStep;
            }

            row[WordTable.Places] = 1;
            row[WordTable.Places + 1] = place.Length == 0 ? 1 : 0;
            for (var mark = 0; mark < marks; mark++)
            {
                row[WordTable.Places + Common + mark] = isMarked(at, mark) ? 1 : 0;
            }
        }

        return rows;
    }

    /// <summary>The word, the one before and the one behind it.</summary>
    public ReadOnlySpan<float> Window(int word) => values.AsSpan(word * width, Net.Reach * width);

    /// <summary>The same text where some words have fallen out and left a gap: what a fit learns from.</summary>
    public NetRows Without(Func<int, bool> isGone)
    {
        var rows = new NetRows(Count, width);
        values.CopyTo(rows.values, 0);
        for (var at = 0; at < Count; at++)
        {
            if (isGone(at))
            {
                rows.values.AsSpan((at + 1) * width, width).Clear();
            }
        }

        return rows;
    }
}
