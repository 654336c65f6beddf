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

    // "Did it myself" answers; "did they ask" asks.
    private static readonly HashSet<string> SubjectsOfDoing = ["i", "we", "you", "he", "she", "they", "my", "our", "anyone", "anybody"];

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
        when to
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
        return Enumerable.Range(0, words.Count).Any(at => (at == 0 || words[at - 1].Clause != words[at].Clause) && Opens(words, at))
            || Asking.In(words).Any();
    }

    private static bool Opens(IReadOnlyList<Word> words, int at)
    {
        if (at + 1 >= words.Count || words[at + 1].Clause != words[at].Clause)
        {
            return false;
        }

        var (opener, next) = (words[at].Text, words[at + 1].Text);
        return opener switch
        {
            "do" or "does" or "did" => SubjectsOfDoing.Contains(next),

            // "When should I" asks; "when they asked" tells.
            "when" => Openers.Contains(next),
            _ => Certain.Contains(opener) || (Openers.Contains(opener) && Subjects.Contains(next)),
        };
    }
}
