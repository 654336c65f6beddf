namespace LeadershipBot.Outbox;

/// <summary>What came of one try at a row, before the database knows. A closed set.</summary>
internal abstract record Outcome
{
    /// <summary>Whether the platform took it, and had nothing else to say.</summary>
    public bool IsSent => this is Told { Delivery: Delivery.Sent };

    /// <summary>The platform's word on a post, an edit or a removal.</summary>
    internal sealed record Told(Delivery Delivery) : Outcome;

    /// <summary>What a look into the chat found.</summary>
    internal sealed record Looked(Lookup Lookup) : Outcome;

    /// <summary>There was nothing left to say.</summary>
    internal sealed record NothingToSay : Outcome;

    /// <summary>Its time was over. It was not sent.</summary>
    internal sealed record TooLate : Outcome;

    /// <summary>Somebody has seen it in the chat; nothing was done.</summary>
    internal sealed record Seen : Outcome;

    /// <summary>Something on our side went wrong before anything was sent. The platform has nothing to do with it.</summary>
    internal sealed record NotReady(string Why) : Outcome;

    /// <summary>It was not sent: the lease was nearly over, or it was called off meanwhile.</summary>
    /// <param name="After">When it may be tried again, from now.</param>
    internal sealed record NotTried(TimeSpan After = default) : Outcome;
}

/// <summary>One try: the row as it was claimed, and what came of it.</summary>
internal sealed record Attempt(OutboxRow Row, Outcome Outcome);
