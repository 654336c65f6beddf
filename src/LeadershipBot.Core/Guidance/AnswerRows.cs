namespace LeadershipBot.Guidance;

/// <summary>An answer as its net sees it: where each word lies, whose it is, in which part of the sentence it stands, and what the phrases of <c>answers.txt</c> take it for.</summary>
public static class AnswerRows
{
    private static readonly string[] Headings = ["let", "do", "own", "deep", "both", "contrast", "hypothetical", "negation", "nothing", "self", "other"];

    /// <summary>Marks a word may have beside its headings.</summary>
    private const int Others = 10;

    /// <summary>How many marks a word may have.</summary>
    public static readonly int Marks = Others + Headings.Length;

    internal static NetRows Of(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found, WordTable table)
    {
        var scopes = WordScope.Of(text, words, found);
        var isAfter = AnswerTags.AfterTurn(words);
        var parts = AnswerTags.Parts(words);
        var spans = Headings.Select(heading => found[heading].SelectMany(phrase => Enumerable.Range(phrase.First, phrase.Last - phrase.First + 1)).ToHashSet()).ToArray();
        return NetRows.Of(words, table, Marks, (at, mark) => mark switch
        {
            0 => scopes[at].Who == "I",
            1 => scopes[at].Who == "they",
            2 => scopes[at].IsDenied,
            3 => at == 0 || words[at - 1].Clause != words[at].Clause,
            4 => isAfter[at],
            5 => parts[at] == parts[^1],
            6 => parts[at] == 0,
            7 => at == words.Count - 1,
            8 => scopes[at].IsUnreal,
            9 => scopes[at].IsDoublyDenied,
            _ => spans[mark - Others].Contains(at),
        });
    }
}
