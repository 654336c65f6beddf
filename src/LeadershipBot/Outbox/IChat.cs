using LeadershipBot.Cards;

namespace LeadershipBot.Outbox;

/// <summary>A platform that can deliver a card. The only thing the rest of the bot knows about it.</summary>
/// <remarks>None of these throws for what the platform answers; they throw only for bugs and cancellation.</remarks>
internal interface IChat
{
    /// <summary>The platform's name in an <see cref="Address"/>.</summary>
    string Platform { get; }

    /// <summary>What it lets through. The sender keeps to it, over all nodes; null where there is no limit.</summary>
    Pace? Pace => null;

    /// <summary>What it lacks so that it cannot speak at all yet, in a few words for an operator; null where nothing.</summary>
    string? Lacks => null;

    /// <summary>Posts a message.</summary>
    /// <param name="key">Ours, opaque, unique: carried along so that the message can be found again.</param>
    Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken);

    /// <summary>Changes a message that was posted.</summary>
    /// <param name="message">The platform's name of it, from <see cref="Delivery.Sent"/>.</param>
    Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken);

    /// <summary>Takes a message away. One that is gone already counts as sent.</summary>
    Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken);

    /// <summary>Looks for a message of which it is not known whether it arrived.</summary>
    /// <param name="since">When it was first queued.</param>
    Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>What the platform said to a delivery. A closed set.</summary>
internal abstract record Delivery
{
    /// <summary>It is there.</summary>
    /// <param name="Message">The platform's name of the message.</param>
    /// <param name="Conversation">The conversation it went to, where the platform has just told; else null.</param>
    internal sealed record Sent(string Message, string? Conversation = null) : Delivery;

    /// <summary>Certainly not there, and worth trying again after a while: rate limited, or refused for now.</summary>
    /// <param name="Whole">Whether the platform meant the whole workspace: then nothing goes there until then.</param>
    internal sealed record TryAgain(TimeSpan After, string Why, bool Whole = false) : Delivery;

    /// <summary>Nobody knows whether it is there: timed out, reset, or an answer that made no sense.</summary>
    internal sealed record InDoubt(string Why) : Delivery;

    /// <summary>Not there, and not worth trying again.</summary>
    /// <param name="IsGone">Whether the person is out of reach: blocked, left, uninstalled. Else the next message may well arrive.</param>
    internal sealed record Impossible(string Why, bool IsGone = true) : Delivery;

    /// <summary>Not there, and nothing will be for anybody of that workspace: uninstalled, token revoked. It is stopped until it is installed again.</summary>
    /// <param name="IsNoted">Whether the platform's adapter has stopped it itself, in step with its token: by now it may be installed again.</param>
    internal sealed record Stopped(string Why, bool IsNoted = false) : Delivery;
}

/// <summary>What a look for a message found. A closed set.</summary>
internal abstract record Lookup
{
    /// <summary>It had arrived.</summary>
    internal sealed record Found(string Message, string? Conversation = null) : Lookup;

    /// <summary>It is certainly not there.</summary>
    internal sealed record NotThere : Lookup;

    /// <summary>The answer did not settle it: look again later.</summary>
    internal sealed record Unclear(string Why) : Lookup;

    /// <summary>The platform offers no way to look.</summary>
    internal sealed record NoWay : Lookup;

    /// <summary>Nobody can look, and a second copy would do harm: in a channel it is never sent twice.</summary>
    internal sealed record Never : Lookup;
}
