namespace LeadershipBot.Guidance;

/// <summary>What is said by the words of a question as they stand, those of grammar too, and by each with its neighbour: "waits for", "without me". Training and reading count alike because both come here.</summary>
/// <remarks><c>wait</c> is a word's stem, <c>for_me</c> two neighbours, <c>^</c> and <c>$</c> are the ends.</remarks>
public static class QuestionTags
{
    /// <summary>In no order that matters; each counts <see cref="Share"/>.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<Word> words)
    {
        for (var at = 0; at <= words.Count; at++)
        {
            yield return Pair(words, at);
            if (at < words.Count)
            {
                yield return words[at].Stem;
            }
        }
    }

    /// <summary>A word and the one before it, either of which may be an end.</summary>
    public static string Pair(IReadOnlyList<Word> words, int at) =>
        string.Concat(at == 0 ? "^" : words[at - 1].Stem, "_", at == words.Count ? "$" : words[at].Stem);

    /// <summary>What one tag of so many words counts: a long question is surer than a short one, but not in proportion.</summary>
    public static double Share(int words) => 1 / Math.Sqrt(words + 1);
}
