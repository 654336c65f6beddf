namespace LeadershipBot.Outbox;

/// <summary>What a platform lets through, so that it never has to refuse.</summary>
/// <param name="Posts">Messages a second in one workspace, on the long run; above 0.</param>
/// <param name="Burst">How many of them may go at once after a quiet while; at least 1, and
/// better a twentieth of a second's worth above that: with 1, every moment that the sender comes late is lost.</param>
/// <param name="Edits">Edits and removals a second in one workspace; above 0. What goes a way that its limits do not count is not counted here either.</param>
/// <param name="Conversation">How long one conversation rests between two posts; zero where it need not.</param>
internal sealed record Pace(double Posts, double Burst, double Edits, TimeSpan Conversation)
{
    /// <summary>A pace at which no second, whenever it begins, holds more than so many posts and so many edits.</summary>
    /// <remarks>A burst comes on top of what flows, but for the one that flows anyway: so what flows is by that much less than what may go.</remarks>
    public static Pace Within(double posts, double edits, TimeSpan conversation)
    {
        // Late by a fortieth of a second nothing is lost.
        var burst = 1 + (posts / 40);

        return new(posts * 39 / 40, burst, edits <= 1 ? edits : Math.Max(edits + 1 - burst, Math.Min(edits, (edits + 1) / 2)), conversation);
    }
}

/// <summary>An allowance that fills up evenly: so many in a second, and so many at once after a while of quiet.</summary>
/// <remarks>
/// The generic cell rate algorithm: all it keeps is one instant, up to when everything taken so far would have kept a steady
/// stream busy. Instants are UTC microseconds, because a platform may let a thousand through in a millisecond.
/// </remarks>
/// <param name="EveryMicroseconds">How long one of them takes in a steady stream.</param>
/// <param name="Burst">How many may go at once.</param>
internal sealed record Allowance(double EveryMicroseconds, double Burst)
{
    // A claim takes a hundred or two; this only keeps the sums in bounds.
    private const int Most = 1_000_000;

    /// <param name="share">How much of the rate is used: 1 is all of it.</param>
    public static Allowance Of(double perSecond, double burst, double share) => new(1_000_000 / (perSecond * share), Math.Max(1, burst));

    /// <summary>How many may go now.</summary>
    public int At(long now, long usedUntil) =>
        (int)Math.Clamp(Math.Floor(Burst - (Ahead(now, usedUntil) / EveryMicroseconds) + 1e-6), 0, Most);

    /// <summary>Up to when it is used after so many have gone.</summary>
    public long Take(long now, long usedUntil, int taken) =>
        taken == 0 ? usedUntil : now + (long)Math.Ceiling(Ahead(now, usedUntil) + (taken * EveryMicroseconds));

    /// <summary>When the next one may go.</summary>
    public long Next(long usedUntil) => usedUntil - (long)Math.Floor((Burst - 1) * EveryMicroseconds);

    /// <summary>Used up to where exactly one may go at a moment, with no burst behind it.</summary>
    public long EmptyAt(long moment) => moment + (long)Math.Ceiling((Burst - 1) * EveryMicroseconds);

    // A clock that was set back must not make anybody wait longer than an empty allowance does.
    private double Ahead(long now, long usedUntil) => Math.Clamp(usedUntil - now, 0, Burst * EveryMicroseconds);
}
