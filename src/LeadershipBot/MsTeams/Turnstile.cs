namespace LeadershipBot.MsTeams;

/// <summary>Counts calls as Teams counts them, and lets through a little less than it does: so it never has to refuse.</summary>
/// <remarks>
/// Teams counts every call of a conversation, edits and removals too, over four windows at once, which the sender's steady pace
/// cannot know. It counts what this process sends; what other nodes send is held by that pace, and where both fail Teams says so itself.
/// </remarks>
internal sealed class Turnstile(TimeProvider clock)
{
    // So many in so long, for each conversation; Teams has 7, 8, 60 and 1,800.
    private static readonly Limit[] Sends = [new(6, 1), new(7, 2), new(56, 30), new(1_750, 3600)];

    // Of a roster Teams has 14, 16, 120 and 3,600.
    private static readonly Limit[] Reads = [new(12, 1), new(14, 2), new(110, 30), new(3_500, 3600)];

    // Of a tenant, over everything, Teams has 50.
    private static readonly Limit[] Tenants = [new(45, 1)];

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<long>> passed = new(StringComparer.Ordinal);
    private long swept = clock.GetTimestamp();

    /// <summary>Lets a call through and counts it, or says how long it has to wait; then it is not counted.</summary>
    public TimeSpan Pass(Errand errand)
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            Sweep(now);
            var (of, tenant) = (Of(errand.Count), Of($"tenant/{errand.Tenant}"));
            var wait = Math.Max(Wait(of, errand.IsReading ? Reads : Sends, now).Ticks, Wait(tenant, Tenants, now).Ticks);

            if (wait == 0)
            {
                of.Add(now);
                tenant.Add(now);
            }

            return new(wait);
        }
    }

    // Until so few are left in each window that one more fits.
    private TimeSpan Wait(List<long> times, Limit[] limits, long now)
    {
        var wait = TimeSpan.Zero;

        foreach (var limit in limits)
        {
            if (times.Count >= limit.Calls && limit.Window - clock.GetElapsedTime(times[^limit.Calls], now) is { Ticks: > 0 } left && left > wait)
            {
                wait = left;
            }
        }

        return wait;
    }

    private List<long> Of(string key) => passed.TryGetValue(key, out var times) ? times : passed[key] = [];

    private void Sweep(long now)
    {
        if (clock.GetElapsedTime(swept, now) < BetweenSweeps)
        {
            return;
        }

        swept = now;

        foreach (var (key, times) in passed)
        {
            times.RemoveAll(then => clock.GetElapsedTime(then, now) >= Longest);

            if (times.Count == 0)
            {
                passed.Remove(key);
            }
        }
    }

    private sealed record Limit(int Calls, int Seconds)
    {
        public TimeSpan Window => TimeSpan.FromSeconds(Seconds);
    }
}
