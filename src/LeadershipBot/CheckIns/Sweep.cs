using LeadershipBot.Handovers;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>Each minute: closes what is over, and puts what is due in the outbox.</summary>
/// <remarks>
/// What is due follows from the stored rhythms alone, so a missed tick, a restart or a second copy of the bot costs nothing
/// and repeats nothing: a week is one row, and a message one key.
/// </remarks>
internal sealed class Sweep(IStore store, Outbox.Outbox outbox, CheckInOptions options, TimeProvider clock)
{
    /// <summary>So many people in one transaction: enough to make the commit cheap, few enough that an answer never waits long behind it.</summary>
    private const int Batch = 250;

    /// <summary>Settles everything whose time has come.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();

        while (await store.WriteAsync(unit => CloseAsync(unit, now), cancellationToken) == Batch)
        {
        }

        while (await store.WriteAsync(unit => AskAsync(unit, now), cancellationToken) == Batch)
        {
        }
    }

    private async Task<int> CloseAsync(Unit unit, Instant now)
    {
        var overdue = await unit.OverdueCheckInsAsync(now, Batch);

        foreach (var row in overdue)
        {
            await Closing.CloseAsync(unit, outbox, row, options.Grace);
        }

        return overdue.Count;
    }

    private async Task<int> AskAsync(Unit unit, Instant now)
    {
        var due = await unit.DueRhythmsAsync(now, Batch);

        foreach (var row in due)
        {
            await SettleAsync(unit, row, now);
        }

        return due.Count;
    }

    private async Task SettleAsync(Unit unit, RhythmRow row, Instant now)
    {
        // A question that is still open closes when the next one opens. That may pause the person, so the rhythm is read again.
        if (await unit.OpenCheckInAsync(row.Person) is { } open)
        {
            await Closing.CloseAsync(unit, outbox, open, options.Grace);
            row = await unit.RhythmAsync(row.Person) ?? row;
        }

        if (row.NextDueAt is null)
        {
            return;
        }

        var wasPaused = row.PausedUntil is not null;
        var (weeks, after) = row.Rhythm.Tick(now, options.Grace);
        var next = row.With(after, options.Grace) with { IsReturn = wasPaused && row.PausedBy == RhythmRow.ByWish ? 1 : row.IsReturn };

        foreach (var week in weeks)
        {
            next = await WriteAsync(unit, next, week);
        }

        await unit.SaveAsync(next);
    }

    private async Task<RhythmRow> WriteAsync(Unit unit, RhythmRow row, SettledWeek week)
    {
        if (week.Outcome is not Outcome.Asked { Slot: var slot })
        {
            await unit.AddSkippedAsync(row.Person, week);
            return row;
        }

        var commitment = await unit.FindAsync<long?>(
            "select id from commitment where person = @Person and state = 'kept' and week < @week order by week, id limit 1",
            new { row.Person, week = slot.Week.ToString() });
        var today = slot.DueAt.InZone(row.DateTimeZone).Date;
        var handover = commitment is null ? await unit.OldestDueHandoverAsync(row.Person, today) : null;
        var second = SecondQuestion.Beside(row.Ignored, commitment, handover);

        var added = await unit.AddAsync(new CheckInRow
        {
            Person = row.Person,
            Week = slot.Week.ToString(),
            Number = row.Asked + 1,
            State = Names<CheckInState>.Of(CheckInState.Queued),
            DueAt = slot.DueAt.ToColumn(),
            ClosesAt = slot.ClosesAt.ToColumn(),
            OfLastWeek = today.DayOfWeek is IsoDayOfWeek.Monday or IsoDayOfWeek.Tuesday ? 1 : 0,
            SecondKind = Names<SecondKind>.Of(second.Kind),
            SecondSubject = second.Subject,
        });

        if (!added)
        {
            return row;
        }

        if (second.Kind is SecondKind.Commitment)
        {
            await unit.ExecuteAsync("update commitment set state = 'asked' where id = @id", new { id = commitment });
        }

        await PostAsync(unit, row, slot);
        return row with { Asked = row.Asked + 1 };
    }

    private async Task PostAsync(Unit unit, RhythmRow row, Slot slot)
    {
        var week = slot.Week.ToString();
        await outbox.PostAsync(unit, new Post(
            CheckInStore.Key(row.Person, week), row.Person, CheckInMessages.CheckInKind, week, Lane.CheckIn,
            slot.DueAt.ToDateTimeOffset(), slot.NotAfter.ToDateTimeOffset()));

        if (row.Reminders != 0)
        {
            var (dueAt, notAfter) = Reminder.Of(slot, row.DateTimeZone, options.Grace);
            await outbox.PostAsync(unit, new Post(
                CheckInStore.ReminderKey(row.Person, week), row.Person, CheckInMessages.ReminderKind, week, Lane.CheckIn,
                dueAt.ToDateTimeOffset(), notAfter.ToDateTimeOffset()));
        }
    }
}
