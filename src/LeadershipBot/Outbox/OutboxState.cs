namespace LeadershipBot.Outbox;

/// <summary>Where a message is in its life, as the column <c>state</c> says it.</summary>
internal static class OutboxState
{
    /// <summary>Not posted yet.</summary>
    public const string Pending = "pending";

    /// <summary>A sender has it. Committed before the post; when its lease is over, nobody knows whether it arrived.</summary>
    public const string Sending = "sending";

    /// <summary>Nobody knows whether it arrived.</summary>
    public const string Doubt = "doubt";

    /// <summary>It stands in the chat.</summary>
    public const string Sent = "sent";

    /// <summary>There was nothing left to say.</summary>
    public const string Dropped = "dropped";

    /// <summary>Its time was over before it could go.</summary>
    public const string Late = "late";

    /// <summary>The platform will never take it, or it failed too often.</summary>
    public const string Failed = "failed";

    /// <summary>Called off before it went.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>It was in the chat and was taken away.</summary>
    public const string Removed = "removed";
}

/// <summary>What is to become of a message that is just going, as the column <c>wish</c> says it.</summary>
internal static class OutboxWish
{
    /// <summary>Not to be sent any more.</summary>
    public const string Cancel = "cancel";

    /// <summary>Not to be sent any more, and to be taken away if it stands.</summary>
    public const string Remove = "remove";
}
