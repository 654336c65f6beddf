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

    private const int Looks = 5;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(40);

    /// <summary>Settles everything whose time has come.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();

        await AllAsync(unit => CloseAsync(unit, now), unit => unit.IsAnyOverdueAsync(now), cancellationToken);
        await AllAsync(unit => AskAsync(unit, now), unit => unit.IsAnyDueAsync(now), cancellationToken);
    }

    // Whoever was busy just now is looked at again a moment later, and after a few moments left to the next minute.
    private async Task AllAsync(Func<Unit, Task<int>> batch, Func<Unit, Task<bool>> isAnyLeft, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            while (await store.WriteAsync(batch, cancellationToken) == Batch)
            {
            }

            if (look == Looks || !await store.ReadAsync(isAnyLeft, cancellationToken))
            {
                return;
            }

            await Task.Delay(Moment, cancellationToken);
        }
    }

    private async Task<int> CloseAsync(Unit unit, Instant now)
    {
        var overdue = await unit.OverduePeopleAsync(now, Batch);

        foreach (var person in overdue)
        {
            // Read now that the person is held: an answer may have come between.
            if (await unit.OpenCheckInAsync(person) is { } row && row.ClosesAt <= now.ToColumn())
            {
                await Closing.CloseAsync(unit, outbox, row, options.Grace);
            }
        }

        return overdue.Count;
    }

    private async Task<int> AskAsync(Unit unit, Instant now)
    {
        var due = await unit.DuePeopleAsync(now, Batch);

        foreach (var person in due)
        {
            await SettleAsync(unit, person, now);
        }

        return due.Count;
    }

    private async Task SettleAsync(Unit unit, long person, Instant now)
    {
        if (!await IsDueAsync(unit, person, now))
        {
            return;
        }

        // A question that is still open closes when the next one opens. That may pause the person, so the rhythm is read after it.
        if (await unit.OpenCheckInAsync(person) is { } open)
        {
            await Closing.CloseAsync(unit, outbox, open, options.Grace);
        }

        if (await unit.RhythmAsync(person) is not { NextDueAt: not null } row)
        {
            return;
        }

        var (weeks, after) = row.Rhythm.Tick(now, options.Grace);
        var wasAway = row.PausedBy == RhythmRow.ByWish && weeks.Any(week => week.Outcome is Outcome.Skipped { Because: Because.Paused });
        var next = row.With(after, options.Grace) with { IsReturn = wasAway ? 1 : row.IsReturn };

        foreach (var week in weeks)
        {
            next = await WriteAsync(unit, next, week);
        }

        await unit.SaveAsync(next);
    }

    private static async Task<bool> IsDueAsync(Unit unit, long person, Instant now) =>
        await unit.RhythmAsync(person) is { NextDueAt: { } due } && due <= now.ToColumn();

    private async Task<RhythmRow> WriteAsync(Unit unit, RhythmRow row, SettledWeek week)
    {
        if (week.Outcome is not Outcome.Asked { Slot: var slot })
        {
            await unit.AddSkippedAsync(row.Person, week);
            return row;
        }

        var commitment = await unit.CommitmentDueAsync(row.Person, slot.Week);
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
            Team = row.Team,
        });

        if (!added)
        {
            return row;
        }

        if (second.Kind is SecondKind.Commitment)
        {
            await unit.CommitmentAskedAsync(row.Person, commitment!.Value);
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
