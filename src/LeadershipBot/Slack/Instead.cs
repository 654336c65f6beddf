using System.Collections.Concurrent;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>A message in the place of one that has vanished, once: by the same rules as any message of which nobody knows whether it arrived.</summary>
/// <remarks>
/// Whether one was posted before is written nowhere, because the process may have ended right behind it. So it is looked for
/// in the conversation, by the key it carries, twice and half a minute apart, before it is posted.
/// </remarks>
internal sealed class Instead(Search search, TimeProvider clock)
{
    // A try that was lost on the way has come to its end by then, like the lease of any other post.
    private static readonly TimeSpan AfterDoubt = Patience.Lease;

    // Longer than the longest wait between two tries of an edit. An older look may have been before another node's try.
    private static readonly TimeSpan LooksLast = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string Workspace, string User, string Message), DateTimeOffset> looked = [];

    /// <summary>How many have been looked for once, and wait for the second look.</summary>
    internal int Waiting => looked.Count;

    /// <param name="message">The message that has vanished.</param>
    /// <param name="update">Changes the one in its place.</param>
    /// <param name="post">Posts it, with a key.</param>
    public async Task<Delivery> OfAsync(
        Address to, string message, Func<string, Task<Delivery>> update, Func<string, Task<Delivery>> post, CancellationToken cancellationToken)
    {
        // In front of others nothing is said twice, and there nobody can look.
        if (to.Place is not null)
        {
            return new Delivery.Impossible("It has vanished from a channel.");
        }

        var key = $"instead/{message}";

        switch (await search.FindAsync(to, SlackChat.Opaque(key), Of(message), cancellationToken))
        {
            case Lookup.Found found:
                Forget(to, message);
                return await update(found.Message) is Delivery.Sent ? new Delivery.Sent(found.Message) : new Delivery.TryAgain(Patience.SecondLook, "The one in its place could not be changed.");
            case Lookup.NotThere when IsSecond(to, message):
                Forget(to, message);
                return await post(key) is var delivery && delivery is Delivery.InDoubt doubt ? new Delivery.TryAgain(AfterDoubt, doubt.Why) : delivery;
            case Lookup.NotThere:
                Sweep();
                looked.TryAdd((to.Workspace, to.User, message), clock.GetUtcNow());
                return new Delivery.TryAgain(Patience.SecondLook, "It has vanished; once more before it is posted anew.");
            case Lookup.Unclear unclear:
                return new Delivery.InDoubt(unclear.Why);
            default:
                return new Delivery.Impossible("Nobody can look whether it was posted anew.");
        }
    }

    private bool IsSecond(Address to, string message)
    {
        if (!looked.TryGetValue((to.Workspace, to.User, message), out var at))
        {
            return false;
        }

        var since = clock.GetUtcNow() - at;

        if (since > LooksLast)
        {
            Forget(to, message);
        }

        return since >= Patience.SecondLook && since <= LooksLast;
    }

    // Edits that were given up come back no more.
    private void Sweep()
    {
        var over = clock.GetUtcNow() - LooksLast;

        foreach (var look in looked.Where(look => look.Value < over))
        {
            looked.TryRemove(look);
        }
    }

    private void Forget(Address to, string message) => looked.TryRemove((to.Workspace, to.User, message), out _);

    // Slack names a message by the moment it came, by its own clock; the search leaves an hour for that.
    private DateTimeOffset Of(string message) =>
        long.TryParse(message.Split('.')[0], out var seconds) && seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : clock.GetUtcNow();
}
