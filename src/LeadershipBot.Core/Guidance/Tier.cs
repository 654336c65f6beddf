namespace LeadershipBot.Guidance;

/// <summary>What the bot does with what somebody typed.</summary>
public enum Tier
{
    /// <summary>Sure: the first theme's thought, two others as buttons.</summary>
    Answer,

    /// <summary>Unsure: the first three themes, and "none of these".</summary>
    Offer,

    /// <summary>The essay does not speak to it.</summary>
    None,

    /// <summary>Self-harm, illness, harassment, dismissal or law, about the asker: a human, nothing else, nothing kept.</summary>
    Safety,

    /// <summary>Asks for what another person answered, or how another person's week went: a refusal, told to no one.</summary>
    OthersData,
}
