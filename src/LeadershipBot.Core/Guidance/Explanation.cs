namespace LeadershipBot.Guidance;

/// <summary>The asker's own words that speak for a theme.</summary>
internal static class Explanation
{
    private const int MostQuotes = 3;
    private const int LongestQuote = 40;

    /// <summary>Words that count less are grammar, and explain nothing.</summary>
    private const double LeastMassInPhrase = 0.3;

    /// <summary>A word that stands alone must say more.</summary>
    private const double LeastMassAlone = 0.5;
    private const int ShortestAlone = 5;

    /// <summary>In steps of the table of words: what leans less did not decide.</summary>
    private const double LeastLeaning = 9;

    /// <summary>Stems that need a neighbour to say anything.</summary>
    private static readonly HashSet<string> Thin =
    [
        .. new[]
        {
            "stay", "keep", "kept", "hold", "held", "sleep", "sleeping", "slept", "asleep", "nobody", "everybody", "everyone", "anyone", "someone",
            "never", "always", "still", "again", "another", "other", "others", "away", "before", "after", "without", "instead", "really", "actually",
            "things", "thing", "something", "nothing", "everything", "anything", "people", "person", "going", "coming", "taking", "taken", "making",
            "getting", "giving", "given", "doing", "being", "having", "saying", "telling", "thinking", "wanted", "asked", "asking", "calls", "called",
            "looks", "looking", "feels", "feeling", "seems", "happens", "started", "stopped", "keeps", "leave", "leaving", "brought", "bring", "turned",
            "years", "weeks", "months", "monday", "friday", "sunday", "today", "night", "nights", "morning", "weekend", "place", "point", "little", "enough",
            "every", "better", "worse", "wrong", "right", "great", "whole", "first", "second", "three", "seven", "company", "office", "email", "meeting",
        }.Select(Stem.Of),
    ];

    /// <summary>At most three, the most telling first, none of them part of another, as typed; what stands side by side is one.</summary>
    /// <param name="worn">The phrases that say the asker is worn out. Where there are any, they led there before all else.</param>
    public static IReadOnlyList<string> Of(
        string text, IReadOnlyList<Word> words, QuestionFeatures features, IReadOnlyList<PhraseBook.Found> worn, GuideData data, int theme)
    {
        var candidates = worn.Select(phrase => (From: words[phrase.First].Start, To: words[phrase.Last].End, Strength: double.MaxValue))
            .Concat(Candidates(words, features, data, theme))
            .OrderByDescending(quote => quote.Strength).ThenBy(quote => quote.From);
        var taken = new List<(int From, int To)>();
        foreach (var (from, to, _) in candidates.TakeWhile(_ => taken.Count < MostQuotes))
        {
            var quote = text[from..to];
            if (to - from <= LongestQuote && !quote.AsSpan().ContainsAny('\n', '\r', '<')
                && taken.TrueForAll(other => to <= other.From || from >= other.To)
                && !taken.Exists(other => Repeats(quote, text[other.From..other.To])))
            {
                taken.Add((from, to));
            }
        }

        Join(taken, text);
        return [.. taken.Select(quote => text[quote.From..quote.To])];
    }

    // "vice" and "presidents" are read more easily as "vice presidents"; a phrase needs nobody.
    private static void Join(List<(int From, int To)> quotes, string text)
    {
        for (var at = 0; at < quotes.Count; at++)
        {
            var (from, to) = quotes[at];
            var next = IsWord(from, to) ? quotes.FindIndex(other => other.From == to + 1 && text[to] == ' ' && IsWord(other.From, other.To)) : -1;
            if (next >= 0)
            {
                quotes[Math.Min(at, next)] = (from, quotes[next].To);
                quotes.RemoveAt(Math.Max(at, next));

                // Of three that leaves one other, and nobody to join it.
                return;
            }
        }

        bool IsWord(int from, int to) => !text.AsSpan(from, to - from).Contains(' ');
    }

    private static bool Repeats(string quote, string other) =>
        other.Contains(quote, StringComparison.OrdinalIgnoreCase) || quote.Contains(other, StringComparison.OrdinalIgnoreCase);

    private static bool SaysNothingAlone(Word word) => word.Length < ShortestAlone || Thin.Contains(word.Stem);

    private static IEnumerable<(int From, int To, double Strength)> Candidates(
        IReadOnlyList<Word> words, QuestionFeatures features, GuideData data, int theme)
    {
        foreach (var cue in features.Found.Where(cue => cue.Heading == Theme.Ids[theme]))
        {
            var isAlone = cue.First == cue.Last;
            var least = isAlone ? LeastMassAlone : LeastMassInPhrase;
            if (!(isAlone && SaysNothingAlone(words[cue.First])) && words.Skip(cue.First).Take(cue.Last - cue.First + 1).Any(word => data.Table.Mass(word.Text) >= least))
            {
                yield return (words[cue.First].Start, words[cue.Last].End, (data.Weights.Cue * cue.Weight) + (cue.Last - cue.First));
            }
        }

        foreach (var word in words.Where(word => !SaysNothingAlone(word) && data.Table.Mass(word.Text) >= LeastMassAlone))
        {
            var leaning = Leaning(word, data, theme);
            if (leaning >= LeastLeaning * data.Weights.Step)
            {
                yield return (word.Start, word.End, leaning);
            }
        }

        foreach (var pair in Pairs(words, data, theme))
        {
            yield return pair;
        }
    }

    // Two neighbours that say something together: read more easily than one of them, and often the other is what decided.
    private static IEnumerable<(int From, int To, double Strength)> Pairs(IReadOnlyList<Word> words, GuideData data, int theme)
    {
        for (var at = 1; at < words.Count; at++)
        {
            var (first, second) = (words[at - 1], words[at]);
            var leaning = Tag(QuestionTags.Pair(words, at), data, theme);
            if (leaning >= LeastLeaning * data.Weights.Step
                && first.Clause == second.Clause && first.Start < second.Start
                && Mass(first) >= LeastMassInPhrase && Mass(second) >= LeastMassInPhrase && (IsTelling(first) || IsTelling(second)))
            {
                yield return (first.Start, second.End, leaning + Math.Max(0, Leaning(first, data, theme)) + Math.Max(0, Leaning(second, data, theme)));
            }
        }

        double Mass(Word word) => data.Table.Mass(word.Text);
        bool IsTelling(Word word) => !Thin.Contains(word.Stem) && Mass(word) >= LeastMassAlone;
    }

    private static double Leaning(Word word, GuideData data, int theme) =>
        (data.Weights.Step * data.Table.Leaning(word.Text, theme)) + Tag(word.Stem, data, theme);

    private static double Tag(string tag, GuideData data, int theme) =>
        data.Neighbours.Of(tag) is { Length: > 0 } steps ? data.Weights.TagStep * steps[theme] : 0;
}
