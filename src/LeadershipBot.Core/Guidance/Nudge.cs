using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>One thought of the pack: what the bot has to say, and where in the essay it rests.</summary>
/// <param name="Id">Unique in the pack; kebab-case.</param>
/// <param name="Theme">The theme's id.</param>
/// <param name="Place">The paragraph of the essay it rests on.</param>
/// <param name="Fits">What it answers: <c>handed</c>, <c>details/quickest</c>, <c>took-back</c>, <c>waited/4-9</c>. See <see cref="Guidance.Fits"/>.</param>
/// <param name="Claim">A scene and what it shows, in at most 240 characters.</param>
/// <param name="Question">One question to sit with.</param>
/// <param name="If">When the step is to be taken; follows "If ", without a comma at its end.</param>
/// <param name="Then">The step; follows "then I will ", without a full stop.</param>
/// <param name="Tags">Two to five words on what it is about.</param>
public sealed record Nudge(
    string Id,
    string Theme,
    Place Place,
    IReadOnlyList<string> Fits,
    string Claim,
    string Question,
    string If,
    string Then,
    IReadOnlyList<string> Tags)
{
    /// <summary>The step as a sentence.</summary>
    public string Step => $"If {If}, then I will {Then}.";

    // What it fits as bits: a year of check-ins asks this a hundred thousand times.
    private readonly ulong bits = Fits.Aggregate(0UL, (all, fit) => all | Guidance.Fits.Bit(fit));

    /// <summary>Whether it fits an answer, for whatever reason.</summary>
    public bool FitsAnswer(Answer answer) => FitsAny(Guidance.Fits.OfAnswer(answer));

    /// <summary>Whether it names exactly this.</summary>
    public bool FitsExactly(string fit) => FitsAny(Guidance.Fits.Bit(fit));

    /// <summary>Whether it fits any of several, given as bits of <see cref="Guidance.Fits"/>.</summary>
    internal bool FitsAny(ulong wanted) => (bits & wanted) != 0;
}
