namespace LeadershipBot.Guidance;

/// <summary>What <see cref="Guide"/> makes of a question.</summary>
/// <param name="Tier">What to do with it.</param>
/// <param name="Ranked">Every theme id once, best first, whatever the tier.</param>
/// <param name="Words">The asker's own words that led there, as they typed them, at most three, the most telling first, none part of another. Empty unless the tier is an answer or an offer, and sometimes then.</param>
public sealed record Reading(Tier Tier, IReadOnlyList<string> Ranked, IReadOnlyList<string> Words)
{
    /// <summary>Worn out by the role: the thought, and one line that names the human contact. Only with an answer or an offer.</summary>
    public bool Worn { get; init; }

    /// <summary>It may touch more than leading: one line beside the reply says who is there for that. Only with an answer, an offer, or none.</summary>
    public bool Near { get; init; }

    /// <summary>It is said outright that a life is at risk: that is heard even where no question is expected. Only with <see cref="Tier.Safety"/>.</summary>
    public bool Grave { get; init; }

    /// <summary>Nothing was asked: empty, a greeting, thanks, keys pressed at random, a script the bot does not read. Only with <see cref="Tier.None"/>.</summary>
    public bool Noise { get; init; }

    /// <summary>Technologies are compared, which the bot does not do; it can speak to what stands behind such a choice. Only with <see cref="Tier.None"/>.</summary>
    public bool Products { get; init; }

    /// <summary>How likely the first theme is, from 0 to 1; for evaluation, never shown.</summary>
    public double Confidence { get; init; }

    /// <summary>Whether the first theme is answered at once: it is sure, or the person is worn out and should not have to choose.</summary>
    public bool IsAnswered => Tier is Tier.Answer || Worn;
}
