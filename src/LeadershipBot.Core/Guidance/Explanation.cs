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
    private const int ShortestAlone = 3;

    /// <summary>In steps of the table: a word that leans less did not decide.</summary>
    private const double LeastLeaning = 6;

    /// <summary>At most three, in the order of the text, not overlapping, as typed.</summary>
    public static IReadOnlyList<string> Of(string text, IReadOnlyList<Word> words, QuestionFeatures features, GuideData data, int theme)
    {
        var taken = new List<(int From, int To)>();
        foreach (var (from, to, _) in Candidates(words, features, data, theme).OrderByDescending(quote => quote.Strength).ThenBy(quote => quote.From))
        {
            if (taken.Count < MostQuotes && to - from <= LongestQuote && taken.TrueForAll(other => to <= other.From || from >= other.To)
                && !text.AsSpan(from, to - from).ContainsAny('\n', '\r'))
            {
                taken.Add((from, to));
            }
        }

        return [.. taken.Order().Select(quote => text[quote.From..quote.To]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<(int From, int To, double Strength)> Candidates(
        IReadOnlyList<Word> words, QuestionFeatures features, GuideData data, int theme)
    {
        foreach (var cue in features.Found.Where(cue => cue.Heading == Theme.Ids[theme]))
        {
            var least = cue.First == cue.Last ? LeastMassAlone : LeastMassInPhrase;
            if (words.Skip(cue.First).Take(cue.Last - cue.First + 1).Any(word => data.Table.Mass(word.Text) >= least))
            {
                yield return (words[cue.First].Start, words[cue.Last].End, (data.Weights.Cue * cue.Weight) + (cue.Last - cue.First));
            }
        }

        foreach (var word in words.Where(word => word.Length >= ShortestAlone && data.Table.Mass(word.Text) >= LeastMassAlone))
        {
            var leaning = data.Table.Leaning(word.Text, theme);
            if (leaning >= LeastLeaning)
            {
                yield return (word.Start, word.End, data.Weights.Step * leaning);
            }
        }
    }
}
