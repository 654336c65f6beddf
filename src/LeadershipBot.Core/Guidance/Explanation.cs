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

    /// <summary>In steps of the table: a word that leans less did not decide.</summary>
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

    /// <summary>At most three, the most telling first, none of them part of another, as typed.</summary>
    public static IReadOnlyList<string> Of(string text, IReadOnlyList<Word> words, QuestionFeatures features, GuideData data, int theme)
    {
        var taken = new List<(int From, int To)>();
        var said = new List<string>();
        foreach (var (from, to, _) in Candidates(words, features, data, theme).OrderByDescending(quote => quote.Strength).ThenBy(quote => quote.From))
        {
            var quote = text[from..to];
            if (to - from <= LongestQuote && !quote.AsSpan().ContainsAny('\n', '\r')
                && taken.TrueForAll(other => to <= other.From || from >= other.To)
                && !said.Exists(other => Repeats(quote, other)))
            {
                taken.Add((from, to));
                said.Add(quote);
            }

            if (said.Count == MostQuotes)
            {
                break;
            }
        }

        return said;
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
            var leaning = data.Table.Leaning(word.Text, theme);
            if (leaning >= LeastLeaning)
            {
                yield return (word.Start, word.End, data.Weights.Step * leaning);
            }
        }
    }
}
