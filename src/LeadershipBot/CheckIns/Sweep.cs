using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>Each minute: closes what is over, and puts what is due in the outbox.</summary>
/// <remarks>
/// What is due follows from the stored rhythms alone, so a missed tick, a restart or a second copy of the bot costs nothing
/// and repeats nothing: a week is one row, and a message one key.
/// </remarks>
internal sealed class Sweep(IStore store, Outbox.Outbox outbox, CheckInOptions options, TimeProvider clock, ILogger<Sweep> log)
{
    /// <summary>Settles everything whose time has come. Whoever cannot be settled is logged and left to the next minute; nobody else waits for them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();

        // In an idle minute this is all there is: two looks at two indexes.
        var (isOver, isDue) = await store.ReadAsync(async unit => (await unit.IsAnyOverdueAsync(now, []), await unit.IsAnyDueAsync(now, [])), cancellationToken);

        if (isOver)
        {
            await TryAsync("closed", (unit, but) => unit.IsAnyOverdueAsync(now, but), (unit, but, most) => unit.OverduePeopleAsync(now, but, most), (unit, people) => CloseAsync(unit, people, now), cancellationToken);
        }

        if (isDue)
        {
            await TryAsync("asked", (unit, but) => unit.IsAnyDueAsync(now, but), (unit, but, most) => unit.DuePeopleAsync(now, but, most), (unit, people) => AskAsync(unit, people, now), cancellationToken);
        }
    }

    // What keeps the one from being done says nothing about the other.
    private async Task TryAsync(
        string what, Func<Unit, long[], Task<bool>> isAnyLeft, Func<Unit, long[], int, Task<IReadOnlyList<long>>> find, Func<Unit, IReadOnlyList<long>, Task> settle, CancellationToken cancellationToken)
    {
        try
        {
            await new Batches(store, log, what, isAnyLeft, find, settle).RunAsync(cancellationToken);
        }
        catch (Exception error) when (Batches.IsOurs(error))
        {
            log.LogError(error, "Nobody could be {What}", what);
        }
    }

    private async Task CloseAsync(Unit unit, IReadOnlyList<long> overdue, Instant now)
    {
        foreach (var person in overdue)
        {
            // Read now that the person is held: an answer may have come between.
            if (await unit.OpenCheckInAsync(person) is { } row && row.ClosesAt <= now.ToColumn())
            {
                await Closing.CloseAsync(unit, outbox, row, options.Grace);
            }
        }
    }

    private async Task AskAsync(Unit unit, IReadOnlyList<long> due, Instant now)
    {
        // A question that is still open closes when the next one opens. That may pause the person, so the rhythms are read after it.
        await CloseBeforeAsync(unit, due, now);
        var rhythms = await unit.DueRhythmsAsync(due, now);
        await SettleAsync(unit, rhythms, await Questions.ReadAsync(unit, due), now);
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
