using LeadershipBot.Guidance;
using LeadershipBot.Handovers;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>Everything a check-in's card is drawn from.</summary>
/// <param name="CheckIn">The check-in itself.</param>
/// <param name="Library">The pack.</param>
/// <param name="Today">The person's present day.</param>
public sealed record CheckInView(CheckIn CheckIn, Library Library, LocalDate Today)
{
    /// <summary>The step that came back, where a commitment stands beside the question; null when its nudge has left the pack.</summary>
    public Nudge? Commitment { get; init; }

    /// <summary>The handover that came back, where one stands beside the question.</summary>
    public Handover? Handover { get; init; }

    /// <summary>The thought on show: the week's own, or another angle; null when there is none.</summary>
    public Nudge? Thought { get; init; }

    /// <summary>Whether the same purpose was given for the third time in five weeks.</summary>
    public bool IsThirdPurpose { get; init; }

    /// <summary>The look back, at a season's end.</summary>
    public LookBack? LookBack { get; init; }

    /// <summary>Whether the person follows the weekly question still; else nothing is promised for a next time.</summary>
    public bool IsFollowing { get; init; } = true;

    /// <summary>The day of the next question, or null when none is planned.</summary>
    public LocalDate? NextOn { get; init; }
}
