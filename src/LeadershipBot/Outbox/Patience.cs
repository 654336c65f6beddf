namespace LeadershipBot.Outbox;

/// <summary>How long the sender waits for what.</summary>
internal static class Patience
{
    /// <summary>How long a sender holds a row. When it is over, nobody knows whether the message arrived.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long the platform may take over a post, an edit or a removal.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromSeconds(10);

    /// <summary>How long it may take over a look into a conversation, which may have many pages.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(30);

    /// <summary>How long after the first look that found nothing the second one is: a platform's history may lag behind.</summary>
    public static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(30);

    /// <summary>After that many failures in a row it is given up: about eight hours, longer than any check-in is worth.</summary>
    public const int MostAttempts = 60;

    // Between the end of a call and the end of its lease, so that the two never touch.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>Whether a call that may take so long still fits into a lease that is so old.</summary>
    public static bool Fits(TimeSpan call, TimeSpan held) => held + call + Margin <= Lease;

    /// <summary>The wait after so many failures in a row (from 1): 1 s, doubled each time, at most 10 minutes.</summary>
    public static TimeSpan BackOff(long attempts) => TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, attempts - 1)));
}
