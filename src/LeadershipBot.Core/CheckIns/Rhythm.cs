using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>A person's way through the weeks: when they are asked, and up to where their weeks are settled.</summary>
/// <param name="Cadence">When they want to be asked.</param>
/// <param name="Zone">Their time zone now.</param>
/// <param name="Settled">
/// The last week that has ended as asked or as skipped. Only later weeks are ever asked, each once: that is what keeps a person
/// who moves from being asked twice in one week.
/// </param>
/// <param name="PausedUntil">The first day on which they may be asked again; <see cref="Indefinitely"/> until they say so; null when not paused.</param>
public sealed record Rhythm(Cadence Cadence, DateTimeZone Zone, Week Settled, LocalDate? PausedUntil)
{
    /// <summary>A pause without an end.</summary>
    public static readonly LocalDate Indefinitely = LocalDate.MaxIsoValue;

    /// <summary>The days on which the team they follow asks nobody; empty for a rhythm of their own.</summary>
    public IReadOnlyList<DaysOff> Off { get; init; } = [];

    /// <summary>Begins at the first moment of the cadence that is not over yet.</summary>
    /// <param name="settled">Up to where earlier weeks were settled, when somebody comes back; else null.</param>
    public static Rhythm Start(IsoDayOfWeek day, LocalTime at, int everyWeeks, DateTimeZone zone, Week? settled, Instant now)
    {
        var today = Week.Of(now.InZone(zone).Date);
        var before = settled is { } known && known >= today ? known : today.Plus(-1);
        var rhythm = new Rhythm(new Cadence(day, at, everyWeeks, before.Plus(1)), zone, before, PausedUntil: null);
        var first = rhythm.Cadence.MomentIn(before.Plus(1), zone) >= now ? before.Plus(1) : before.Plus(2);

        return rhythm with { Cadence = rhythm.Cadence with { First = first }, Settled = first.Plus(-1) };
    }

    /// <summary>Follows a cadence that others have set: from its first week on, and never in a week that is settled already.</summary>
    /// <param name="settled">Up to where earlier weeks were settled, or null.</param>
    public static Rhythm Follow(Cadence cadence, DateTimeZone zone, Week? settled, Instant now)
    {
        var today = Week.Of(now.InZone(zone).Date);
        var before = settled is { } known && known >= today ? known : today.Plus(-1);

        if (cadence.MomentIn(before.Plus(1), zone) < now)
        {
            before = before.Plus(1);
        }

        return new Rhythm(cadence, zone, before >= cadence.First ? before : cadence.First.Plus(-1), PausedUntil: null);
    }

    /// <summary>The next question, or null during a pause without an end.</summary>
    /// <param name="grace">How late it may go out. Never past the beginning of the quiet hours of its day.</param>
    public Slot? Next(Duration grace)
    {
        if (PausedUntil == Indefinitely)
        {
            return null;
        }

        var week = Settled.Plus(1);

        // A long pause is jumped, not walked.
        if (PausedUntil is { } until && Week.Of(until) > week)
        {
            week = Week.Of(until);
        }

        while (true)
        {
            if (OffIn(week) is { } off)
            {
                if (off.Last is not { } last)
                {
                    return null;
                }

                week = Week.Of(last) > week ? Week.Of(last) : week.Plus(1);
            }
            else if (!Cadence.IsOn(week) || (PausedUntil is { } day && week.DateOf(Cadence.Day) < day))
            {
                week = week.Plus(1);
            }
            else
            {
                return SlotOf(week, grace);
            }
        }
    }

    /// <summary>Settles every week whose moment has come.</summary>
    /// <returns>The weeks in order, and the rhythm after them. At most one of them is asked: the last.</returns>
    public (IReadOnlyList<SettledWeek> Weeks, Rhythm After) Tick(Instant now, Duration grace)
    {
        var weeks = new List<SettledWeek>();
        var rhythm = this;

        while (rhythm.Next(grace) is { } slot && slot.DueAt <= now)
        {
            weeks.AddRange(rhythm.Passed(slot.Week));
            weeks.Add(new(slot.Week, now <= slot.NotAfter ? new Outcome.Asked(slot) : new Outcome.Skipped(Because.TooLate)));
            rhythm = rhythm with { Settled = slot.Week, PausedUntil = null };
        }

        return (weeks, rhythm);
    }

    /// <summary>The person wants another day, hour or beat, or is in another zone.</summary>
    /// <param name="from">A week in which the question was or will be asked; another beat counts from it.</param>
    /// <remarks>The week already asked is left alone. A week whose new moment has passed is skipped, never made up for.</remarks>
    public (IReadOnlyList<SettledWeek> Weeks, Rhythm After) Change(
        IsoDayOfWeek day, LocalTime at, int everyWeeks, Week from, DateTimeZone zone, Instant now)
    {
        var first = everyWeeks == Cadence.EveryWeeks ? Cadence.First : from;
        var changed = this with { Cadence = new Cadence(day, at, everyWeeks, first), Zone = zone };

        return changed.LeaveOut(now, Because.Changed);
    }

    /// <summary>Nothing is asked before that day.</summary>
    public Rhythm Pause(LocalDate until) => this with { PausedUntil = until };

    /// <summary>Ends a pause. What was due meanwhile stays unasked.</summary>
    public (IReadOnlyList<SettledWeek> Weeks, Rhythm After) Resume(Instant now) =>
        (this with { PausedUntil = null }).LeaveOut(now, Because.Paused);

    /// <summary>Leaves out the next question.</summary>
    public (IReadOnlyList<SettledWeek> Weeks, Rhythm After) SkipNext()
    {
        if (Next(Duration.Zero) is not { } slot)
        {
            return ([], this);
        }

        return (
            [.. Passed(slot.Week), new SettledWeek(slot.Week, new Outcome.Skipped(Because.Wish))],
            this with { Settled = slot.Week, PausedUntil = null });
    }

    private (IReadOnlyList<SettledWeek> Weeks, Rhythm After) LeaveOut(Instant now, Because because)
    {
        var weeks = new List<SettledWeek>();
        var rhythm = this;

        while (rhythm.Next(Duration.Zero) is { } slot && slot.DueAt < now)
        {
            weeks.AddRange(rhythm.Passed(slot.Week));
            weeks.Add(new(slot.Week, new Outcome.Skipped(because)));
            rhythm = rhythm with { Settled = slot.Week, PausedUntil = null };
        }

        return (weeks, rhythm);
    }

    // The weeks between the last settled one and the next to be asked.
    private IEnumerable<SettledWeek> Passed(Week next)
    {
        for (var week = Settled.Plus(1); week < next; week = week.Plus(1))
        {
            yield return new(week, new Outcome.Skipped(Reason(week)));
        }
    }

    private Because Reason(Week week) => !Cadence.IsOn(week) ? Because.BetweenTurns : OffIn(week) is not null ? Because.TeamRests : Because.Paused;

    private DaysOff? OffIn(Week week) => Off.FirstOrDefault(off => off.Holds(week.DateOf(Cadence.Day)));

    private Slot SlotOf(Week week, Duration grace)
    {
        var due = Cadence.MomentIn(week, Zone);
        var quiet = Zone.AtLeniently(due.InZone(Zone).Date.At(Cadence.Quiet)).ToInstant() - Duration.FromMilliseconds(1);

        return new(week, due, Instant.Max(due, Instant.Min(due + grace, quiet)));
    }
}
