namespace LeadershipBot.Guidance;

/// <summary>Finds what in the essay speaks to a question. The same text always gets the same reading.</summary>
public sealed class Guide(GuideData data)
{
    /// <summary>Reads a question. Never fails, whatever the text.</summary>
    public Reading Read(string text)
    {
        var words = LeadershipBot.Guidance.Words.Of(text);
        var found = data.Cues.In(words).ToList();
        var scores = found.GroupBy(cue => cue.Heading).ToDictionary(group => group.Key, group => group.Sum(cue => cue.Weight));
        var ranked = Theme.Ids.OrderByDescending(id => scores.GetValueOrDefault(id)).ToList();
        var best = scores.GetValueOrDefault(ranked[0]);
        var second = scores.GetValueOrDefault(ranked[1]);
        var tier = best <= 0 ? Tier.None : best - second >= 1 ? Tier.Answer : Tier.Offer;
        return new Reading(tier, ranked, []);
    }

    /// <summary>Whether the text asks something: a question mark, or a word that begins a question where one can begin.</summary>
    public static bool LooksLikeQuestion(string text) => QuestionShape.Has(text);
}
