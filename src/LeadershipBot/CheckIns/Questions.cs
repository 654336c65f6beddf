using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>A person's rhythm, and the weeks that a tick settles in it.</summary>
internal sealed record Tick(RhythmRow Row, (IReadOnlyList<SettledWeek> Weeks, Rhythm Rhythm) Settled)
{
    /// <summary>The row as it is to be written.</summary>
    public RhythmRow After(Duration grace, bool isAsked)
    {
        var wasAway = Row.PausedBy == RhythmRow.ByWish && Settled.Weeks.Any(week => week.Outcome is Outcome.Skipped { Because: Because.Paused });

        return Row.With(Settled.Rhythm, grace) with { IsReturn = wasAway ? 1 : Row.IsReturn, Asked = Row.Asked + (isAsked ? 1 : 0) };
    }
}

/// <summary>A week's question as it goes out.</summary>
/// <param name="Commitment">The step that stands beside it, or null.</param>
internal sealed record Question(RhythmRow Rhythm, Slot Slot, CheckInRow Row, long? Commitment)
{
    /// <summary>Its message, and the reminder where one is wanted.</summary>
    public IEnumerable<Post> Posts(Duration grace)
    {
        yield return new(
            CheckInStore.Key(Row.Person, Row.Week), Row.Person, CheckInMessages.CheckInKind, Row.Week, Lane.CheckIn,
            Slot.DueAt.ToDateTimeOffset(), Slot.NotAfter.ToDateTimeOffset());

        if (Rhythm.Reminders != 0)
        {
            var (dueAt, notAfter) = Reminder.Of(Slot, Rhythm.DateTimeZone, grace);
            yield return new(
                CheckInStore.ReminderKey(Row.Person, Row.Week), Row.Person, CheckInMessages.ReminderKind, Row.Week, Lane.CheckIn,
                dueAt.ToDateTimeOffset(), notAfter.ToDateTimeOffset());
        }
    }
}

/// <summary>What a batch of people is asked, and what they are not.</summary>
internal sealed class Questions(ILookup<long, Waiting> commitments, ILookup<long, Waiting> handovers, IReadOnlySet<long> unreachable)
{
    public static async Task<Questions> ReadAsync(Unit unit, IReadOnlyList<long> people) =>
        new(await unit.CommitmentsAsync(people), await unit.HandoversAsync(people), await unit.UnreachableAsync(people));

    /// <summary>The question of a tick, or null where it asks none. Where nothing can be sent, nothing is asked.</summary>
    public Question? Asked(Tick tick) => !unreachable.Contains(tick.Row.Person) && tick.Settled.Weeks is [.., { Outcome: Outcome.Asked { Slot: var slot } }]
        ? Asked(tick.Row, slot)
        : null;

    /// <summary>The weeks that a tick leaves out.</summary>
    public IEnumerable<CheckInRow> Skipped(Tick tick)
    {
        foreach (var week in tick.Settled.Weeks)
        {
            if (week.Outcome is Outcome.Skipped { Because: var because })
            {
                yield return NotAsked(tick.Row.Person, week.Week, because);
            }
            else if (unreachable.Contains(tick.Row.Person))
            {
                yield return NotAsked(tick.Row.Person, week.Week, Because.NotDelivered);
            }
        }
    }

    private Question Asked(RhythmRow rhythm, Slot slot)
    {
        var today = slot.DueAt.InZone(rhythm.DateTimeZone).Date;
        var commitment = Waiting.Commitment(commitments[rhythm.Person], slot.Week);
        var second = SecondQuestion.Beside(rhythm.Ignored, commitment, commitment is null ? Waiting.Handover(handovers[rhythm.Person], today) : null);

        return new(
            rhythm,
            slot,
            new CheckInRow
            {
                Person = rhythm.Person,
                Week = slot.Week.ToString(),
                Number = rhythm.Asked + 1,
                State = Names<CheckInState>.Of(CheckInState.Queued),
                DueAt = slot.DueAt.ToColumn(),
                ClosesAt = slot.ClosesAt.ToColumn(),
                OfLastWeek = today.DayOfWeek is IsoDayOfWeek.Monday or IsoDayOfWeek.Tuesday ? 1 : 0,
                SecondKind = Names<SecondKind>.Of(second.Kind),
                SecondSubject = second.Subject,
                Team = rhythm.Team,
            },
            second.Kind is SecondKind.Commitment ? commitment : null);
    }

    private static CheckInRow NotAsked(long person, Week week, Because because) => new()
    {
        Person = person,
        Week = week.ToString(),
        State = Names<CheckInState>.Of(CheckInState.NotAsked),
        Because = Names<Because>.Of(because),
    };
}
