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
    private const int Looks = 5;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(40);

    /// <summary>Settles everything whose time has come.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();

        // In an idle minute this is all there is: two looks at two indexes.
        var (isOver, isDue) = await store.ReadAsync(async unit => (await unit.IsAnyOverdueAsync(now), await unit.IsAnyDueAsync(now)), cancellationToken);

        if (isOver)
        {
            await AllAsync(unit => CloseAsync(unit, now), unit => unit.IsAnyOverdueAsync(now), cancellationToken);
        }

        if (isDue)
        {
            await AllAsync(unit => AskAsync(unit, now), unit => unit.IsAnyDueAsync(now), cancellationToken);
        }
    }

    // A batch says whether it was full, so that there may be more.
    // Whoever was busy just now is looked at again a moment later, and after a few moments left to the next minute.
    private async Task AllAsync(Func<Unit, Task<bool>> batch, Func<Unit, Task<bool>> isAnyLeft, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            while (await store.WriteAsync(batch, cancellationToken))
            {
            }

            if (look == Looks || !await store.ReadAsync(isAnyLeft, cancellationToken))
            {
                return;
            }

            await Task.Delay(Moment, cancellationToken);
        }
    }

    private async Task<bool> CloseAsync(Unit unit, Instant now)
    {
        var overdue = await unit.OverduePeopleAsync(now, unit.Dialect.Crowd);

        foreach (var person in overdue)
        {
            // Read now that the person is held: an answer may have come between.
            if (await unit.OpenCheckInAsync(person) is { } row && row.ClosesAt <= now.ToColumn())
            {
                await Closing.CloseAsync(unit, outbox, row, options.Grace);
            }
        }

        return overdue.Count == unit.Dialect.Crowd;
    }

    private async Task<bool> AskAsync(Unit unit, Instant now)
    {
        var due = await unit.DuePeopleAsync(now, unit.Dialect.Crowd);

        if (due.Count == 0)
        {
            return false;
        }

        // A question that is still open closes when the next one opens. That may pause the person, so the rhythms are read after it.
        await CloseBeforeAsync(unit, due, now);
        var rhythms = await unit.DueRhythmsAsync(due, now);
        await SettleAsync(unit, rhythms, await Questions.ReadAsync(unit, due), now);

        return due.Count == unit.Dialect.Crowd;
    }

    private async Task CloseBeforeAsync(Unit unit, IReadOnlyList<long> due, Instant now)
    {
        var open = await unit.OpenCheckInsAsync(due);

        if (open.Count == 0)
        {
            return;
        }

        // Somebody may have changed their day since they were found.
        var stillDue = (await unit.DueRhythmsAsync(due, now)).Select(row => row.Person).ToHashSet();

        foreach (var row in open.Where(row => stillDue.Contains(row.Person)))
        {
            await Closing.CloseAsync(unit, outbox, row, options.Grace);
        }
    }

    private async Task SettleAsync(Unit unit, IReadOnlyList<RhythmRow> rhythms, Questions questions, Instant now)
    {
        var ticks = rhythms.Select(row => new Tick(row, row.Rhythm.Tick(now, options.Grace))).ToList();
        var asked = ticks.Select(tick => questions.Asked(tick)).OfType<Question>().ToList();
        var added = await unit.AddAsync([.. ticks.SelectMany(questions.Skipped), .. asked.Select(question => question.Row)]);
        var fresh = asked.Where(question => added.Contains((question.Row.Person, question.Row.Week))).ToList();

        await unit.CommitmentsAskedAsync([.. fresh.Select(question => question.Commitment).OfType<long>()]);
        await outbox.PostAsync(unit, [.. fresh.SelectMany(question => question.Posts(options.Grace))]);
        var counted = fresh.Select(question => question.Row.Person).ToHashSet();
        await unit.SaveTickedAsync(ticks.Select(tick => tick.After(options.Grace, counted.Contains(tick.Row.Person))));
        unit.AfterCommit(() => Measures.Due.Add(ticks.Count));
    }
}
