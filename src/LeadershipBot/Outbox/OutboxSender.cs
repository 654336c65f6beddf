using System.Collections.Concurrent;
using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>Sends what the outbox holds. The only place that sends.</summary>
/// <remarks>
/// It works in rounds: what has come back is recorded and what is due is claimed, by one unit or, where the database takes
/// two at the same time, by two; what was claimed is carried meanwhile, many at once, one at a time to each person.
/// </remarks>
internal sealed class OutboxSender(
    IStore store, Outbox outbox, Courier courier, Register register, Claiming claiming, Door door, SendingLimits limits, NodeClock trust, TimeProvider clock, Lull lull, ILogger<OutboxSender> log)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    // What is still on its way then is left to its lease: the next process looks after it.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(18);

    private static readonly TimeSpan LongestGathering = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(2);

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly HashSet<long> busy = [];
    private readonly ConcurrentQueue<Attempt> back = new();
    private readonly Recording recording = new(store, register, clock, log);
    private readonly Alarm alarm = new(clock, outbox.Wake);
    private CancellationToken stopping;

    /// <summary>Sends everything that is due, and returns when that is recorded. Safe beside the running sender.</summary>
    /// <exception cref="StorageAwayException">The database is away. Nothing is lost: what came back is recorded the next time.</exception>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);

        try
        {
            while (true)
            {
                var rung = outbox.Rung;

                if (await RoundAsync(cancellationToken))
                {
                    await GatherAsync();
                    continue;
                }

                if (busy.Count == 0)
                {
                    return;
                }

                await rung.WaitAsync(cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        alarm.Dispose();
        turn.Dispose();
    }

    // Stopping, it claims nothing more and waits for what is on its way.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        stopping = stoppingToken;
        await lull.WaitAsync(stoppingToken);
        using var enough = new CancellationTokenSource();
        await using var stop = stoppingToken.Register(() =>
        {
            door.Close();
            outbox.Wake();
            enough.CancelAfter(LongestStop);
        });

        // The safety net under the bell: what falls due by itself, and what another node has queued.
        await using var poll = clock.CreateTimer(_ => outbox.Wake(), null, Poll, Poll);
        var well = true;

        while (true)
        {
            var rung = outbox.Rung;
            well = await DrainAsync(well, enough.Token);

            if (stopping.IsCancellationRequested)
            {
                return;
            }

            await rung;
        }
    }

    // An outage is logged once, not once a second.
    private async Task<bool> DrainAsync(bool well, CancellationToken enough)
    {
        try
        {
            await DrainAsync(enough);
            return true;
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            return well;
        }
        catch (Exception error)
        {
            if (well)
            {
                // Where the sentence says it all, a stack only hides the lines around it.
                var isAway = error is StorageAwayException;
                log.LogError(isAway ? null : error, "Sending waits: {Why}", isAway ? error.Message : error.GetType().Name);
            }

            return false;
        }
    }

    // A round for each that comes back would do nothing but rounds: while enough wait at the door to take the places that
    // become free, the next round can wait for company.
    private async Task GatherAsync()
    {
        for (var waited = TimeSpan.Zero; waited < LongestGathering && IsWorthwhile(); waited += Moment)
        {
            await Task.Delay(Moment);
        }

        bool IsWorthwhile()
        {
            var (came, under) = (back.Count, door.Under);
            return came < limits.AtOnce / 4 && under > limits.AtOnce / 2 && busy.Count - came - under > limits.AtOnce / 4;
        }
    }

    /// <returns>Whether anything was done.</returns>
    private async Task<bool> RoundAsync(CancellationToken cancellationToken)
    {
        var ended = TakeBack();
        var cameBack = ended.Count > 0;

        // Read before the lease begins, so that what is counted here is never shorter than what was held.
        var heldSince = clock.GetTimestamp();

        try
        {
            // What a platform refused may change what can be claimed; where all went well, the one need not wait for the other.
            var claimed = store.HasOneWriter || !cameBack || ended.Any(attempt => !attempt.Outcome.IsSent)
                ? await RecordThenClaimAsync(ended, cancellationToken)
                : await RecordAndClaimAsync(ended, heldSince, cancellationToken);
            Carry(claimed, heldSince);

            return alarm.Set(claimed.Again, claimed.LookedAt) || cameBack || claimed.Rows.Count > 0;
        }
        catch
        {
            ended.ForEach(back.Enqueue);
            throw;
        }
    }

    private async Task<Claimed> RecordThenClaimAsync(List<Attempt> ended, CancellationToken cancellationToken)
    {
        try
        {
            var claimed = await store.WriteAsync(
                async unit =>
                {
                    await register.RecordAsync(unit, ended, clock.GetUtcNow());
                    IReadOnlyCollection<long> stillBusy = [.. busy.Except(ended.Select(attempt => attempt.Row.Person))];
                    return await ClaimAsync(unit, stillBusy, stillBusy.Count);
                },
                cancellationToken);
            AreRecorded(ended);

            return claimed;
        }
        catch (Exception error) when (ended.Count > 0 && Recording.IsOfSources(error))
        {
            await recording.OneByOneAsync(ended, cancellationToken);
            AreRecorded(ended);

            return Claimed.Nothing;
        }
    }

    private async Task<Claimed> RecordAndClaimAsync(List<Attempt> ended, long heldSince, CancellationToken cancellationToken)
    {
        // Those who came back are busy until that is recorded, but take no place any more.
        IReadOnlyCollection<long> stillBusy = [.. busy];
        var under = stillBusy.Count - ended.Count;
        var claim = store.WriteAsync(unit => ClaimAsync(unit, stillBusy, under), cancellationToken);

        try
        {
            await recording.TogetherAsync(ended, cancellationToken);
            AreRecorded(ended);
        }
        catch
        {
            // What was claimed meanwhile goes all the same.
            Carry(await claim, heldSince);
            throw;
        }

        return await claim;
    }

    private void AreRecorded(List<Attempt> ended)
    {
        busy.ExceptWith(ended.Select(attempt => attempt.Row.Person));
        ended.Clear();
    }

    private void Carry(Claimed claimed, long heldSince)
    {
        foreach (var row in claimed.Rows)
        {
            busy.Add(row.Person);
            _ = Task.Run(() => CarryAsync(row, heldSince), CancellationToken.None);
        }
    }

    private Task<Claimed> ClaimAsync(Unit unit, IReadOnlyCollection<long> stillBusy, int under)
    {
        // As many again wait at the door, so that a place does not stay empty until the next round.
        var most = stopping.IsCancellationRequested || trust.IsOff ? 0 : (2 * limits.AtOnce) - under;
        var now = clock.GetUtcNow();

        return most > 0
            ? claiming.ClaimAsync(unit, most, stillBusy, now, now + Patience.Lease)
            : Task.FromResult(Claimed.Nothing);
    }

    private async Task CarryAsync(OutboxRow row, long heldSince)
    {
        using (await door.ReadyAsync())
        {
            back.Enqueue(new(row, await courier.CarryAsync(row, heldSince)));
        }

        outbox.Wake();
    }

    private List<Attempt> TakeBack()
    {
        var ended = new List<Attempt>();

        while (back.TryDequeue(out var attempt))
        {
            ended.Add(attempt);
        }

        return ended;
    }
}

/// <summary>How much the sender does at once.</summary>
/// <param name="AtOnce">How many calls to platforms are on their way at the same time, each to another person. A platform's own limits are its adapter's business.</param>
internal sealed record SendingLimits(int AtOnce = 100);
