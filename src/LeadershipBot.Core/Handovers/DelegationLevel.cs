namespace LeadershipBot.Handovers;

/// <summary>Who has the last word over what was handed over: the seven levels of delegation.</summary>
/// <remarks>From Management 3.0, https://management30.com/empower-teams/delegation-empowerment/. The sentences are ours; the names stay behind a fold.</remarks>
public enum DelegationLevel
{
    Tell = 1,
    Sell = 2,
    Consult = 3,
    Agree = 4,
    Advise = 5,
    Inquire = 6,
    Delegate = 7,
}

/// <summary>A level as a person says it.</summary>
public static class DelegationLevels
{
    /// <summary>The three that stand in the open; the rest is behind a fold.</summary>
    public static readonly IReadOnlyList<DelegationLevel> Usual = [DelegationLevel.Consult, DelegationLevel.Advise, DelegationLevel.Inquire];

    /// <summary>Who has the last word, as the leader picks it: "They do, and tell me".</summary>
    public static string Words(this DelegationLevel level) => level switch
    {
        DelegationLevel.Tell => "I decide, and tell them",
        DelegationLevel.Sell => "I decide, and explain why",
        DelegationLevel.Consult => "I do, after hearing them",
        DelegationLevel.Agree => "We decide together",
        DelegationLevel.Advise => "They do, after asking me",
        DelegationLevel.Inquire => "They do, and tell me",
        DelegationLevel.Delegate => "They do, and I need not know",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level."),
    };

    /// <summary>The same, told to the leader: "they decide and tell you".</summary>
    public static string ToldToLeader(this DelegationLevel level) => level switch
    {
        DelegationLevel.Tell => "you decide and tell them",
        DelegationLevel.Sell => "you decide and explain why",
        DelegationLevel.Consult => "you decide after hearing them",
        DelegationLevel.Agree => "you decide together",
        DelegationLevel.Advise => "they decide after asking you",
        DelegationLevel.Inquire => "they decide and tell you",
        DelegationLevel.Delegate => "they decide and you need not know",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level."),
    };

    /// <summary>The stable name, in lower case: <c>inquire</c>.</summary>
    public static string Id(this DelegationLevel level) => Enum.IsDefined(level)
        ? level.ToString().ToLowerInvariant()
        : throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level.");

    /// <summary>Reads what <see cref="Id"/> writes, or null.</summary>
    public static DelegationLevel? TryParse(string? id) =>
        Enum.GetValues<DelegationLevel>().Where(level => level.Id() == id).Select(level => (DelegationLevel?)level).FirstOrDefault();
}
