namespace LeadershipBot.CheckIns;

/// <summary>Why an answer was what it was: the follow-up to an answer, always skippable.</summary>
/// <param name="Answer">The answer it belongs to.</param>
/// <param name="Id">The stable name within that answer: <c>quickest</c>.</param>
/// <param name="Label">The button.</param>
public sealed record Reason(Answer Answer, string Id, string Label)
{
    /// <summary>All of them, in the order of the buttons. Handing over needs no reason.</summary>
    public static readonly IReadOnlyList<Reason> All =
    [
        new(Answer.Both, "decision", "The decision"),
        new(Answer.Both, "checking", "The checking"),
        new(Answer.Both, "hard-part", "The hardest part"),
        new(Answer.Both, "presenting", "Presenting it"),
        new(Answer.Details, "quickest", "I was quickest"),
        new(Answer.Details, "comes-to-me", "It all comes to me"),
        new(Answer.Details, "see-it-right", "I wanted to see it right"),
        new(Answer.Details, "sure", "I had to be sure"),
        new(Answer.Details, "asked", "I was asked for it personally"),
        new(Answer.Purpose, "incident", "An incident"),
        new(Answer.Purpose, "risk", "A risk I had to judge"),
        new(Answer.Purpose, "not-ready", "Nobody free or ready"),
        new(Answer.Purpose, "too-early", "Too early to step out"),
    ];

    /// <summary>The reasons of an answer; none for handing over.</summary>
    public static IReadOnlyList<Reason> Of(Answer answer) => [.. All.Where(reason => reason.Answer == answer)];

    /// <summary>The reason of that name under that answer, or null.</summary>
    public static Reason? Find(Answer answer, string? id) =>
        All.FirstOrDefault(reason => reason.Answer == answer && reason.Id == id);

    /// <summary>How a pack names it: <c>details/quickest</c>.</summary>
    public string Fit => $"{Answer.Id()}/{Id}";
}
