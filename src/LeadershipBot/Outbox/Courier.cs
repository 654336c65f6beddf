using System.Diagnostics;

namespace LeadershipBot.Outbox;

/// <summary>Carries one message: draws it from the state, checks that it may still go, hands it to its platform.</summary>
internal sealed class Courier(Drawing drawing, IEnumerable<IChat> chats, Breakers breakers, TimeProvider clock, ILogger<Courier> log)
{
    // Longer before the door than this, and what was drawn may not be true any more.
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, IChat> chats = chats.ToDictionary(chat => chat.Platform);

    /// <summary>Does what is to be done for a row. Never throws.</summary>
    /// <param name="claimedAt">The <see cref="TimeProvider.GetTimestamp"/> from before the row was claimed.</param>
    /// <param name="door">Where it waits until it may go.</param>
    public async Task<Outcome> CarryAsync(OutboxRow row, long claimedAt, Door door)
    {
        using var tracing = Measures.Traces.StartActivity($"outbox {row.Kind}", ActivityKind.Producer, row.Trace);
        tracing?.SetTag("task", $"{row.Task}").SetTag("platform", row.Platform);

        try
        {
            if (row.Task is OutboxTask.Adopt)
            {
                return new Outcome.Seen();
            }

            // Before anything that can fail and be put off: what is too late is over, whatever else is wrong.
            if (TooLate(row))
            {
                return new Outcome.TooLate();
            }

            return chats.TryGetValue(row.Platform, out var chat)
                ? await CarryAsync(chat, row, claimedAt, door)
                : new Outcome.NotReady($"Nobody here speaks to {row.Platform}.");
        }
        catch (Exception error)
        {
            // Nothing has been sent: whatever goes wrong from there on is caught closer to it.
            log.LogError(error, "The message {Key} could not be prepared", row.Key);
            return row.Task is OutboxTask.Look
                ? new Outcome.Looked(new Lookup.Unclear(error.GetType().Name))
                : new Outcome.NotReady(error.GetType().Name);
        }
    }

    private Task<Outcome> CarryAsync(IChat chat, OutboxRow row, long claimedAt, Door door) => row.Task switch
    {
        OutboxTask.Post => PostAsync(chat, row, claimedAt, door),
        OutboxTask.Look => InsideAsync(door, _ => LookAsync(chat, row, claimedAt)),
        OutboxTask.Edit => EditAsync(chat, row, claimedAt, door),
        OutboxTask.Remove => InsideAsync(door, _ => CallAsync(row, claimedAt, limit => chat.RemoveAsync(row.Address, row.Message!, limit))),
        var task => throw new ArgumentOutOfRangeException(nameof(row), task, "Nothing to carry."),
    };

    private Task<Outcome> PostAsync(IChat chat, OutboxRow row, long claimedAt, Door door) => DrawnAsync(row, door, drawn => drawn switch
    {
        // Something claimed a while ago may have been called off since.
        { IsWanted: false } => Task.FromResult<Outcome>(new Outcome.NotTried()),
        { Card: null } => Task.FromResult<Outcome>(new Outcome.NothingToSay()),

        // Drawing took a moment, and waiting for a free place may have taken longer.
        _ when TooLate(row) => Task.FromResult<Outcome>(new Outcome.TooLate()),
        { Card: { } card } => CallAsync(row, claimedAt, limit => chat.PostAsync(row.Address, row.Key, card, limit)),
    });

    private Task<Outcome> EditAsync(IChat chat, OutboxRow row, long claimedAt, Door door) => DrawnAsync(row, door, drawn => drawn.Card is { } card
        ? CallAsync(row, claimedAt, limit => chat.EditAsync(row.Address, row.Message!, card, limit))
        : Task.FromResult<Outcome>(new Outcome.NothingToSay()));

    // Drawn while it waits, because a place at the platform is for talking to the platform.
    private async Task<Outcome> DrawnAsync(OutboxRow row, Door door, Func<Drawn, Task<Outcome>> act)
    {
        var drawn = await drawing.OfAsync(row);

        return await InsideAsync(door, async waited => await act(waited > Fresh ? await drawing.OfAsync(row) : drawn));
    }

    // Whoever still waits at the door when it closes has not begun.
    private async Task<Outcome> InsideAsync(Door door, Func<TimeSpan, Task<Outcome>> act)
    {
        var came = clock.GetTimestamp();
        await door.EnterAsync();

        try
        {
            return door.IsClosed ? new Outcome.NotTried() : await act(clock.GetElapsedTime(came));
        }
        finally
        {
            door.Leave();
        }
    }

    private async Task<Outcome> CallAsync(OutboxRow row, long claimedAt, Func<CancellationToken, Task<Delivery>> call)
    {
        // On the monotonic clock: a wall clock that was set back must not make a lease longer than it is.
        if (!Patience.Fits(Patience.Call, clock.GetElapsedTime(claimedAt)))
        {
            return new Outcome.NotTried();
        }

        return await breakers.CallAsync(row.Platform, async () => await WithinAsync(row, Patience.Call, call, why => new Delivery.InDoubt(why))) is Delivery delivery
            ? new Outcome.Told(delivery)
            : new Outcome.NotTried(Breakers.Pause);
    }

    private async Task<Outcome> LookAsync(IChat chat, OutboxRow row, long claimedAt)
    {
        if (!Patience.Fits(Patience.Look, clock.GetElapsedTime(claimedAt)))
        {
            return new Outcome.Looked(new Lookup.Unclear("There was no time left to look."));
        }

        var since = DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt);

        if (await breakers.CallAsync(row.Platform, async () => await WithinAsync(
            row, Patience.Look, limit => chat.FindAsync(row.Address, row.Key, since, limit), Lookup (why) => new Lookup.Unclear(why))) is not Lookup lookup)
        {
            return new Outcome.NotTried(Breakers.Pause);
        }

        // In front of others nothing is said twice: one try, whatever the platform says about it.
        return new Outcome.Looked(row.Place is not null && lookup is (Lookup.NotThere or Lookup.NoWay) ? new Lookup.Never() : lookup);
    }

    private async Task<T> WithinAsync<T>(OutboxRow row, TimeSpan most, Func<CancellationToken, Task<T>> call, Func<string, T> nobodyKnows)
    {
        using var limit = new CancellationTokenSource(most, clock);

        try
        {
            // Not even a platform that ignores the token holds up the others.
            return await call(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return nobodyKnows($"No answer within {most.TotalSeconds} s.");
        }
        catch (Exception error)
        {
            log.LogError(error, "The platform {Platform} threw over the message {Key}", row.Platform, row.Key);
            return nobodyKnows(error.GetType().Name);
        }
    }

    private bool TooLate(OutboxRow row) => row.Task is OutboxTask.Post && row.LateAt(clock.GetUtcNow());
}
