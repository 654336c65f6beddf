using System.Collections.Concurrent;
using LeadershipBot.Outbox;

namespace LeadershipBot;

/// <summary>How much one person may do: far more than anybody can, far less than a program gone astray.</summary>
/// <remarks>The platforms let a person write about once a second. Two bots that answer each other know no such bound.</remarks>
internal sealed class Senders(TimeProvider clock)
{
    /// <summary>What somebody may do at once, after a rest.</summary>
    public const int Burst = 3_000;

    /// <summary>And then, a second.</summary>
    public const int PerSecond = 10;

    // Every so many newcomers, those who have rested are forgotten.
    private const int Sweep = 1_024;

    private readonly ConcurrentDictionary<(string Platform, string Workspace, string User), Allowance> allowances = [];
    private int added;

    /// <summary>How many are remembered: those who did something of late.</summary>
    public int Known => allowances.Count;

    /// <summary>Counts one act of somebody.</summary>
    /// <exception cref="TooMuchException">It is one too many.</exception>
    public void Count(Address from)
    {
        var now = clock.GetTimestamp();
        var key = (from.Platform, from.Workspace, from.User);

        if (!allowances.TryGetValue(key, out var allowance))
        {
            allowance = allowances.GetOrAdd(key, new Allowance(now));
            Forget(now);
        }

        if (!allowance.Take(clock, now))
        {
            throw new TooMuchException(from);
        }
    }

    private void Forget(long now)
    {
        if (Interlocked.Increment(ref added) % Sweep != 0)
        {
            return;
        }

        foreach (var (key, _) in allowances.Where(pair => pair.Value.IsWhole(clock, now)))
        {
            allowances.TryRemove(key, out _);
        }
    }

    private sealed class Allowance(long since)
    {
        private readonly Lock gate = new();
        private double left = Burst;
        private long at = since;

        public bool Take(TimeProvider clock, long now)
        {
            lock (gate)
            {
                Refill(clock, now);
                var may = left >= 1;
                left -= may ? 1 : 0;
                return may;
            }
        }

        public bool IsWhole(TimeProvider clock, long now)
        {
            lock (gate)
            {
                Refill(clock, now);
                return left >= Burst;
            }
        }

        private void Refill(TimeProvider clock, long now)
        {
            left = Math.Min(Burst, left + (Math.Max(0, clock.GetElapsedTime(at, now).TotalSeconds) * PerSecond));
            at = now;
        }
    }
}

/// <summary>Somebody does more than anybody can. To a platform it is the same as storage that is away: nothing was kept, and it may come again later.</summary>
internal sealed class TooMuchException(Address from)
    : StorageAwayException($"{from.Platform}/{from.Workspace}/{from.User} does more than {Senders.PerSecond} things a second, and has to wait.");
