namespace LeadershipBot.Guidance;

/// <summary>What is counted in a question, apart from the words' own leaning. Training and answering count alike because both come here.</summary>
/// <param name="Cues">For each theme, in the order of <see cref="Theme.Ids"/>: how loudly its phrases speak. 0 when silent; grows ever slower.</param>
/// <param name="Kinds">For each of <see cref="KindNames"/>, how loudly the text is of that kind.</param>
/// <param name="Found">The phrases behind <paramref name="Cues"/>.</param>
/// <param name="Borders">The phrases behind <paramref name="Kinds"/>, and those <see cref="ProductChoice"/> looks at.</param>
public sealed record QuestionFeatures(double[] Cues, double[] Kinds, IReadOnlyList<PhraseBook.Found> Found, IReadOnlyList<PhraseBook.Found> Borders)
{
    /// <summary>Headings of <c>borders.txt</c>, and three measures of the text itself; they speak for or against "off the essay".</summary>
    public static readonly IReadOnlyList<string> KindNames =
        ["setting", "self", "worry", "desk", "craft", "office", "machine", "hello", "any-cue", "best-cue", "few-words", "many-words", "unknown"];

    private const int Few = 4;
    private const int Many = 14;

    /// <summary>Counts.</summary>
    /// <param name="words">The text as words.</param>
    /// <param name="cues">Phrases by theme.</param>
    /// <param name="borders">Phrases by kind.</param>
    /// <param name="isKnown">Whether a word is in the table of words.</param>
    public static QuestionFeatures Of(IReadOnlyList<Word> words, PhraseBook cues, PhraseBook borders, Func<string, bool> isKnown)
    {
        var found = cues.In(words).ToList();
        var loud = Loudness(found, Theme.Ids);
        var about = borders.In(words).ToList();
        var kinds = Loudness(about, KindNames);
        var unknown = words.Count == 0 ? 1.0 : words.Count(word => !isKnown(word.Text)) / (double)words.Count;
        Set(kinds, "any-cue", Math.Log(1 + loud.Sum()));
        Set(kinds, "best-cue", loud.Max());
        Set(kinds, "few-words", words.Count <= Few ? 1 : 0);
        Set(kinds, "many-words", words.Count >= Many ? 1 : 0);
        Set(kinds, "unknown", unknown);
        return new QuestionFeatures(loud, kinds, found, about);
    }

    private static double[] Loudness(IEnumerable<PhraseBook.Found> found, IReadOnlyList<string> headings)
    {
        // A phrase that is repeated is no louder than a phrase that is there.
        var sums = found.GroupBy(cue => cue.Heading).ToDictionary(
            group => group.Key,
            group => group.DistinctBy(cue => cue.Line).Sum(cue => cue.Weight));
        return [.. headings.Select(heading => Math.Log(1 + sums.GetValueOrDefault(heading)))];
    }

    private static void Set(double[] kinds, string name, double value)
    {
        for (var i = 0; i < KindNames.Count; i++)
        {
            kinds[i] = KindNames[i] == name ? value : kinds[i];
        }
    }
}
