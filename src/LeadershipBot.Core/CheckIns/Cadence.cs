using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>When a person is asked: a day, an hour and how many weeks lie between two questions.</summary>
/// <param name="Day">Day of the week, on the person's own calendar.</param>
/// <param name="At">Their local time, from <see cref="Earliest"/> to <see cref="Latest"/>, both included.</param>
/// <param name="EveryWeeks">1 = weekly, 2 = every other week, 4 = monthly.</param>
/// <param name="First">A week in which the question is asked; the others follow from it.</param>
public sealed record Cadence(IsoDayOfWeek Day, LocalTime At, int EveryWeeks, Week First)
{
    /// <summary>The end of the quiet hours; nothing unasked goes out before it.</summary>
    public static readonly LocalTime Earliest = new(7, 0);

    /// <summary>The last minute at which a question may be due; the quiet hours begin a minute later.</summary>
    public static readonly LocalTime Latest = new(19, 59);

    /// <summary>When the quiet hours begin.</summary>
    public static readonly LocalTime Quiet = new(20, 0);

    /// <summary>What a leader gets who only presses Join: Thursdays at 14:00.</summary>
    public static Cadence Default(Week first) => new(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 1, first);

    /// <summary>Whether the question is asked in that week. Weeks before <see cref="First"/> follow the same beat.</summary>
    public bool IsOn(Week week) => week.Since(First) % EveryWeeks == 0;

    /// <summary>The moment of that week, whether or not it is one in which the question is asked.</summary>
    /// <remarks>
    /// A local time that the clocks skip in spring moves forward by the gap (02:30 becomes 03:30).
    /// One that happens twice in autumn means the first of the two.
    /// </remarks>
    public Instant MomentIn(Week week, DateTimeZone zone) => zone.AtLeniently(week.DateOf(Day).At(At)).ToInstant();
}
