namespace LeadershipBot.Guidance;

/// <summary>A part of an answer, up to a comma, a "but" or an "and": it says by itself that something was given away, or held on to, or neither.</summary>
/// <param name="Tags">See <see cref="AnswerTags"/>.</param>
/// <param name="Share">What each tag counts.</param>
/// <param name="Words">The known words, and what the leaning of each counts.</param>
public sealed record AnswerPart(IReadOnlyList<string> Tags, double Share, IReadOnlyList<(string Word, double Share)> Words)
{
    /// <summary>Of a longer answer no more parts are read.</summary>
    private const int Most = 40;

    private static readonly string[] Kinds = ["let", "do", "own", "deep", "both", "contrast", "hypothetical", "negation", "nothing", "self", "other", "purpose"];

    internal static IReadOnlyList<AnswerPart> Of(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found, WordTable table)
    {
        var scopes = WordScope.Of(text, words, found);
        var isAfter = AnswerTags.AfterTurn(words);
        var kinds = Kinds.SelectMany(kind => found[kind].Select(phrase => phrase.First).Distinct().Select(at => (at, kind))).ToLookup(pair => pair.at, pair => pair.kind);
        return
        [
            .. AnswerTags.Parts(words).Index().GroupBy(row => row.Item, row => row.Index).Take(Most)
                .Select(part => (From: part.First(), To: part.Last() + 1))
                .Select(part => new AnswerPart(
                    AnswerTags.OfPart(words, part.From, part.To, scopes, kinds, isAfter),
                    AnswerTags.Share(part.To - part.From),
                    KnownWords.Of([.. words.Take(part.To).Skip(part.From)], table))),
        ];
    }
}
