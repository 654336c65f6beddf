namespace LeadershipBot.Outbox;

/// <summary>A row of the outbox with where its person is reached. Instants are UTC milliseconds.</summary>
/// <param name="DueAt">When the sender has something to do with it; null when nothing is left to do.</param>
/// <param name="Lease">Until when a sender holds it; null when none does.</param>
/// <param name="Claim">How often a sender took it, so that one that comes back late is recognised.</param>
/// <param name="Attempts">How often in a row it went wrong.</param>
/// <param name="Looks">How many looks into the chat said that it is not there.</param>
/// <param name="Replays">How often it was sent again without knowing.</param>
/// <param name="Asked">How many edits were asked for.</param>
/// <param name="Drawn">How many of them the message in the chat shows.</param>
/// <param name="Message">The platform's name of the message in the chat.</param>
/// <param name="LeftKind">Who redraws a message that another one has replaced while it was going.</param>
internal sealed record OutboxRow(
    long Id, string Key, long Person, string Kind, string Subject, long Lane, string State, long? DueAt, long? NotAfter, long? Lease,
    long Claim, long Attempts, long Looks, long Replays, long Asked, long Drawn, string? Wish, string? Message, string? LeftKind,
    string? Why, long CreatedAt, long? SentAt, long WorkspaceId, string Platform, string Workspace, string UserId, string? Conversation, string? Place, string? Trace)
{
    public Address Address => new(Platform, Workspace, UserId, Conversation, Place);

    /// <summary>What is to be done with it now.</summary>
    public OutboxTask Task => (State, Message, Wish) switch
    {
        (OutboxState.Sent, _, OutboxWish.Remove) => OutboxTask.Remove,
        (OutboxState.Sent, _, _) => OutboxTask.Edit,
        (_, not null, _) => OutboxTask.Adopt,
        (OutboxState.Pending or OutboxState.Sending, _, _) => OutboxTask.Post,
        _ => OutboxTask.Look,
    };

    /// <summary>Whether its time is over. The moment itself is still in time.</summary>
    public bool LateAt(DateTimeOffset now) => NotAfter < now.ToUnixTimeMilliseconds();
}

/// <summary>What a sender can do for a row.</summary>
internal enum OutboxTask
{
    Post,

    /// <summary>Find out whether a message in doubt is there.</summary>
    Look,

    /// <summary>Nothing but to record it: somebody has seen the message in the chat.</summary>
    Adopt,
    Edit,
    Remove,
}
