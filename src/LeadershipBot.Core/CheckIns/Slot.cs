using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>The question of one week, with the span in which it may go out.</summary>
/// <param name="Week">The week, on the person's own calendar.</param>
/// <param name="DueAt">From this moment on.</param>
/// <param name="NotAfter">Up to and including this one. Later than this, the week is skipped.</param>
public sealed record Slot(Week Week, Instant DueAt, Instant NotAfter)
{
    /// <summary>How long a check-in takes answers when no other opens before.</summary>
    public static readonly Duration OpenFor = Duration.FromDays(5);

    /// <summary>When it closes, unless the next one opens first.</summary>
    public Instant ClosesAt => DueAt + OpenFor;
}

/// <summary>How a week of a person ended. A closed set.</summary>
public abstract record Outcome
{
    /// <summary>The question goes out.</summary>
    public sealed record Asked(Slot Slot) : Outcome;

    /// <summary>It does not.</summary>
    public sealed record Skipped(Because Because) : Outcome;
}

/// <summary>Why a week was not asked.</summary>
public enum Because
{
    /// <summary>The bot was away at the time, and the grace was over when it came back.</summary>
    TooLate,

    /// <summary>The person had paused.</summary>
    Paused,

    /// <summary>Between two questions of a slower rhythm.</summary>
    BetweenTurns,

    /// <summary>The person changed day, hour or zone, and the new moment of that week had passed.</summary>
    Changed,

    /// <summary>The person asked to leave it out.</summary>
    Wish,

    /// <summary>The message could not be delivered: blocked, left, uninstalled.</summary>
    NotDelivered,

    /// <summary>The person left before it went out.</summary>
    Left,

    /// <summary>Their team rests: holidays, a pause, a week left out.</summary>
    TeamRests,

    /// <summary>It was asked and answered; the person wants no answers kept.</summary>
    NotKept,
}

/// <summary>A week of a person that has ended, and how.</summary>
public sealed record SettledWeek(Week Week, Outcome Outcome);
