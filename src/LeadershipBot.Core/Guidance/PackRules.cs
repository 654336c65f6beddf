namespace LeadershipBot.Guidance;

/// <summary>What makes a content pack sound.</summary>
public static class PackRules
{
    /// <summary>The longest claim, in characters: two or three lines on a phone.</summary>
    public const int MaxClaim = 240;

    /// <summary>The longest question.</summary>
    public const int MaxQuestion = 160;

    /// <summary>The longest step, "If" and "then I will" included.</summary>
    public const int MaxStep = 200;

    /// <summary>The longest title of a theme.</summary>
    public const int MaxTitle = 50;

    /// <summary>The longest situation: it is a button.</summary>
    public const int MaxSituation = 60;

    /// <summary>The longest topic: sixteen of them stand in one sentence.</summary>
    public const int MaxTopic = 50;

    /// <summary>The longest digest.</summary>
    public const int MaxDigest = 300;

    /// <summary>The longest id: it travels in a button's action with other things.</summary>
    public const int MaxId = 60;

    /// <summary>Every check there is. Each looks at all that could be read and reports all it finds; they need not run in this order.</summary>
    public static readonly IReadOnlyList<Func<PackDraft, IEnumerable<PackFault>>> Checks =
    [
        PackTextRules.Check,
        PackItemRules.Themes,
        PackItemRules.Nudges,
        PackItemRules.Digests,
        PackCoverage.Check,
        PackTwins.Check,
        PackReadability.Check,
    ];

    /// <summary>Everything wrong with a pack, in the order of its files and lines; empty for a sound one.</summary>
    public static IReadOnlyList<PackFault> Check(PackDraft draft) => InOrder(Checks.SelectMany(check => check(draft)));

    /// <summary>Faults as a reader wants them: file by file, top to bottom.</summary>
    public static IReadOnlyList<PackFault> InOrder(IEnumerable<PackFault> faults) =>
        [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line ?? int.MaxValue)];
}
