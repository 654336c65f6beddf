namespace LeadershipBot.Guidance;

/// <summary>Whether a text asks something. Tells a question apart from an answer to the weekly question.</summary>
internal static class QuestionShape
{
    private static readonly HashSet<string> Openers =
    [
        "how", "what", "why", "who", "whom", "whose", "which", "where", "when",
        "is", "are", "am", "was", "were", "do", "does", "did", "can", "could", "should", "shall", "would", "will", "may",
    ];

    private static readonly HashSet<string> Subjects =
        ["i", "we", "you", "it", "he", "she", "they", "this", "that", "these", "there", "my", "our", "the", "a", "anyone", "anybody", "someone", "not"];

    private static readonly HashSet<string> Certain = ["how", "what", "why", "who", "whose", "which", "where"];

    private static readonly PhraseBook Asking = PhraseBook.Parse("asking", """
        @asking
        any|some advice|idea|suggestion|tip|thought
        help me
        tell|advise|advice me
        wonder|wondering if|whether|how|why|what
        not know|sure how|what|whether
        no idea how|what|whether
        how do|to|can|should|would|could
        what do|can|should i|we
        should i|we
        need|want advice|guidance|help
        """);

    public static bool Has(string text)
    {
        if (text.AsSpan(0, Math.Min(text.Length, Words.Furthest)).ContainsAny("?？؟¿"))
        {
            return true;
        }

        var words = Words.Of(text);
        return words.Where((word, at) => at == 0 || words[at - 1].Clause != word.Clause).Any(word => Opens(words, word))
            || Asking.In(words).Any();
    }

    private static bool Opens(IReadOnlyList<Word> words, Word word)
    {
        var next = words.SkipWhile(other => !ReferenceEquals(other, word)).Skip(1).FirstOrDefault(other => other.Clause == word.Clause);
        return Openers.Contains(word.Text) && next is not null && (Certain.Contains(word.Text) || Subjects.Contains(next.Text));
    }
}
