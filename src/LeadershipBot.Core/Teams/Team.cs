using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Somebody who looks after a team.</summary>
/// <param name="Name">Their name.</param>
/// <param name="From">From which day on, where that lies ahead; else null.</param>
/// <param name="Until">The day on which somebody else takes over, or null.</param>
public sealed record ManagerTerm(string Name, LocalDate? From, LocalDate? Until);

/// <summary>A group of people whom a manager offers the weekly question.</summary>
/// <param name="Id">The store's number.</param>
/// <param name="Name">What its manager calls it; plain text.</param>
/// <param name="Cadence">When its people are asked; <see cref="Cadence.First"/> is the week of the first question.</param>
/// <param name="Zone">One zone for everybody, or null for each person's own.</param>
/// <param name="Off">Days on which nobody is asked.</param>
/// <param name="Version">Counts every change, so that whoever saves on top of somebody else's is told.</param>
public sealed record Team(long Id, string Name, Cadence Cadence, DateTimeZone? Zone, IReadOnlyList<DaysOff> Off, long Version)
{
    /// <summary>A name takes this many characters at most.</summary>
    public const int NameLength = 60;

    /// <summary>How many days of rest may lie ahead at once; more than that is no plan but an end.</summary>
    public const int MostOff = 20;

    private const int WeeksOfAYear = 53;

    /// <summary>The day of the first question.</summary>
    public LocalDate FirstDay => Cadence.First.DateOf(Cadence.Day);

    /// <summary>The zone in which a person is asked: the team's, unless its hour falls into their quiet hours at any time of the year. Clocks change on different days, and in some places never.</summary>
    public DateTimeZone ZoneFor(DateTimeZone own) =>
        Zone is { } zone && Enumerable.Range(0, WeeksOfAYear).All(week => IsAwake(Cadence.MomentIn(Cadence.First.Plus(week), zone).InZone(own).TimeOfDay)) ? zone : own;

    /// <summary>The day of the team's next question, from that day on; null during a pause without an end.</summary>
    public LocalDate? NextOn(LocalDate today)
    {
        var week = Week.Of(today) < Cadence.First ? Cadence.First : Week.Of(today);
        var before = week.DateOf(Cadence.Day) < today ? week : week.Plus(-1);

        return new Rhythm(Cadence, DateTimeZone.Utc, before, PausedUntil: null) { Off = Off }.Next(Duration.Zero) is { } slot
            ? slot.Week.DateOf(Cadence.Day)
            : null;
    }

    /// <summary>The same from a moment on: on the day itself, once its hour has struck, that is not today's.</summary>
    /// <param name="now">In the team's zone, or its manager's where each has their own.</param>
    public LocalDate? NextOn(LocalDateTime now) => NextOn(now.TimeOfDay >= Cadence.At ? now.Date.PlusDays(1) : now.Date);

    /// <summary>Whether it rests on that day.</summary>
    public bool RestsOn(LocalDate day) => Off.Any(off => off.Holds(day));

    /// <summary>Rests without an end from that day on.</summary>
    public IReadOnlyList<DaysOff> Pause(LocalDate from) => [.. Off.Where(off => off.Last is not null), new DaysOff(from, null)];

    /// <summary>Ends every rest that holds that day. What lay before it stays a rest, so that nothing is made up for.</summary>
    public IReadOnlyList<DaysOff> Resume(LocalDate today) =>
        [.. Off.Select(off => off.Holds(today) ? off with { Last = today.PlusDays(-1) } : off).Where(off => off.Last is not { } last || last >= off.First)];

    /// <summary>The week of the next question: on the day itself, once its hour has struck, that is not today's. Null during a pause without an end.</summary>
    /// <param name="now">In the team's zone, or its manager's where each has their own.</param>
    public Week? NextWeek(LocalDateTime now) => NextOn(now) is { } next ? Week.Of(next) : null;

    /// <summary>Leaves out the week of the next question.</summary>
    /// <param name="now">As for <see cref="NextWeek"/>.</param>
    /// <param name="only">The week that is meant; where it is not the next any more, nothing is left out. Null for whichever is.</param>
    public IReadOnlyList<DaysOff> SkipNext(LocalDateTime now, Week? only = null) =>
        NextWeek(now) is { } week && (only is null || only == week) ? [.. Off, new DaysOff(week.Monday, week.DateOf(IsoDayOfWeek.Sunday))] : Off;

    private static bool IsAwake(LocalTime time) => time >= Cadence.Earliest && time <= Cadence.Latest;

    /// <summary>The rests that have not begun, the first at the beginning.</summary>
    public IReadOnlyList<DaysOff> Ahead(LocalDate today) => [.. Off.Where(off => off.First > today).OrderBy(off => off.First)];
}
