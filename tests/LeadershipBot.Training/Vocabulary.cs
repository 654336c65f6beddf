using System.Text;
using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>The words that ship: the frequent ones, and those of the phrases.</summary>
/// <param name="Words">The most frequent first.</param>
/// <param name="Table">The same with how much each counts, where it lies, and no leanings yet.</param>
internal sealed record Vocabulary(IReadOnlyList<string> Words, WordTable Table)
{
    private const int Frequent = 16_000;

    public static Vocabulary Of(Vectors vectors, IReadOnlySet<string> wanted)
    {
        List<string> words = [.. vectors.ByRank.Where((word, at) => at < Frequent || wanted.Contains(word))];
        var blank = new int[WordTable.Classes + WordTable.Labels + WordTable.Borders];
        var places = Places.Of(vectors, words);
        return new Vocabulary(words, WordTable.Parse("words.txt", Encoding.UTF8.GetBytes(string.Concat(words.Select(word => $"{word} {WordTable.Write(vectors.Mass(word), [.. blank, .. places[word]])}\n")))));
    }
}
