namespace LeadershipBot.Guidance;

/// <summary>What is counted to find out whether a text touches more than leading: what the phrases say, and the words with whose they are.</summary>
/// <param name="Values">For each of <see cref="Names"/>.</param>
/// <param name="Tags">See <see cref="AnswerTags.Briefly"/>.</param>
/// <param name="Share">What each tag counts.</param>
/// <param name="Words">The known words, and what the leaning of each counts.</param>
public sealed record BorderFeatures(double[] Values, IReadOnlyList<string> Tags, double Share, IReadOnlyList<(string Word, double Share)> Words)
{
    /// <summary>Training and reading count alike because both come here.</summary>
    public static readonly IReadOnlyList<string> Names = ["one", "phrase-safety", "phrase-worn", "phrase-data", "question", "few-words", "many-words", "no-self"];

    private const int Few = 5;
    private const int Many = 16;

    /// <summary>Counts.</summary>
    public static BorderFeatures Of(string text, IReadOnlyList<Word> words, PhraseBook people, WordTable table)
    {
        var found = people.In(words).ToLookup(phrase => phrase.Heading);
        return Of(text, words, found, Sensitive.ByPhrases(words, found), table);
    }

    internal static BorderFeatures Of(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found, Sensitive said, WordTable table)
    {
        double One(bool holds) => holds ? 1 : 0;
        double[] values = [1, One(said.Safety), One(said.Worn), One(said.OthersData), One(text.Contains('?', StringComparison.Ordinal)), One(words.Count <= Few), One(words.Count >= Many), One(!found["self"].Any())];
        return new BorderFeatures(values, AnswerTags.Briefly(text, words, found), AnswerTags.Share(words.Count), KnownWords.Of(words, table));
    }
}
