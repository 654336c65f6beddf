using System.Diagnostics;
using LeadershipBot.Cards;

namespace LeadershipBot.Outbox;

/// <summary>Carries one message: draws it from the state, checks that it may still go, hands it to its platform.</summary>
internal sealed class Courier(Drawing drawing, Door door, IEnumerable<IChat> chats, Breakers breakers, TimeProvider clock, ILogger<Courier> log)
{
    // Shorter than any message is on its way: what is drawn is drawn at the moment it goes.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly Dictionary<string, IChat> chats = chats.ToDictionary(chat => chat.Platform);

    /// <summary>Does what is to be done for a row. Never throws.</summary>
    /// <param name="claimedAt">The <see cref="TimeProvider.GetTimestamp"/> from before the row was claimed.</param>
    public async Task<Outcome> CarryAsync(OutboxRow row, long claimedAt)
    {
        using var tracing = Measures.Traces.StartActivity($"outbox {row.Kind}", ActivityKind.Producer, row.Trace);
        tracing?.SetTag("task", $"{row.Task}").SetTag("platform", row.Platform);

        try
        {
            if (door.IsClosed)
            {
                return new Outcome.NotTried();
            }

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
                ? await CarryAsync(chat, row, claimedAt)
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

    private Task<Outcome> CarryAsync(IChat chat, OutboxRow row, long claimedAt) => row.Task switch
    {
        OutboxTask.Post => PostAsync(chat, row, claimedAt),
        OutboxTask.Look => LookAsync(chat, row, claimedAt),
        OutboxTask.Edit => EditAsync(chat, row, claimedAt),
        OutboxTask.Remove => RemoveAsync(chat, row, claimedAt),
        var task => throw new ArgumentOutOfRangeException(nameof(row), task, "Nothing to carry."),
    };

    private Task<Outcome> PostAsync(IChat chat, OutboxRow row, long claimedAt) => DrawnAsync(
        row,
        drawn => drawn switch
        {
            // Something claimed a while ago may have been called off since.
            { IsWanted: false } => new Outcome.NotTried(),
            { Card: null } => new Outcome.NothingToSay(),

            // Drawing took a moment, and waiting for a free place may have taken longer.
            _ => TooLate(row) ? new Outcome.TooLate() : null,
        },
        card => CallAsync(row, claimedAt, limit => chat.PostAsync(row.Address, row.Key, card, limit)));

    private Task<Outcome> EditAsync(IChat chat, OutboxRow row, long claimedAt) => DrawnAsync(
        row,
        drawn => drawn.Card is null ? new Outcome.NothingToSay() : null,
        card => CallAsync(row, claimedAt, limit => chat.EditAsync(row.Address, row.Message!, card, limit)));

    private async Task<Outcome> RemoveAsync(IChat chat, OutboxRow row, long claimedAt)
    {
        using var place = await door.PassAsync();
        return await CallAsync(row, claimedAt, limit => chat.RemoveAsync(row.Address, row.Message!, limit));
    }

    // Drawn before there is a place, so that no place stays empty meanwhile; and again, where that was not a moment ago.
    private async Task<Outcome> DrawnAsync(OutboxRow row, Func<Drawn, Outcome?> ends, Func<Card, Task<Outcome>> call)
    {
        var drawn = await drawing.OfAsync(row);

        if (ends(drawn) is { } early)
        {
            return early;
        }

        var since = Stopwatch.GetTimestamp();
        using var place = await door.PassAsync();
        drawn = Stopwatch.GetElapsedTime(since) < Moment ? drawn : await drawing.OfAsync(row);
        return ends(drawn) ?? await call(drawn.Card!);
    }

    private async Task<Outcome> CallAsync(OutboxRow row, long claimedAt, Func<CancellationToken, Task<Delivery>> call)
    {
        // On the monotonic clock: a wall clock that was set back must not make a lease longer than it is.
        if (door.IsClosed || !Patience.Fits(Patience.Call, clock.GetElapsedTime(claimedAt)))
        {
            return new Outcome.NotTried();
        }

        return await breakers.CallAsync(row.Platform, async () => await WithinAsync(row, Patience.Call, call, why => new Delivery.InDoubt(why))) is Delivery delivery
            ? new Outcome.Told(delivery)
            : new Outcome.NotTried(Breakers.Pause);
    }

    private async Task<Outcome> LookAsync(IChat chat, OutboxRow row, long claimedAt)
    {
        using var place = await door.PassAsync();

        if (door.IsClosed)
        {
            return new Outcome.NotTried();
        }

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
