using System.Collections.Concurrent;

namespace LeadershipBot.Slack;

/// <summary>Slack's own pace for what is no message, kept by waiting: so many calls a minute of each method and workspace.</summary>
/// <remarks>Sending has a pace of its own, over all nodes; this one is for lists that are read now and then, and for home tabs.</remarks>
internal sealed class Tiers(TimeProvider clock)
{
    // https://docs.slack.dev/apis/web-api/rate-limits: tiers 2, 3 and 4, a tenth below.
    private const int Second = 18;
    private const int Third = 45;
    private const int Fourth = 90;

    // A third of a minute's calls may go at once after a rest.
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<(string Workspace, string Method), Turn> turns = [];

    /// <summary>Waits until the next call may go.</summary>
    public async Task WaitAsync(string workspace, string method, CancellationToken cancellationToken)
    {
        var perMinute = method switch
        {
            "users.list" or "usergroups.list" or "usergroups.users.list" or "conversations.list" or "auth.teams.list" => Second,
            "users.info" or "conversations.members" or "views.publish" => Fourth,
            _ => Third,
        };
        var wait = turns.GetOrAdd((workspace, method), static _ => new()).Take(clock.GetUtcNow(), TimeSpan.FromMinutes(1) / perMinute);

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    /// <summary>Slack said that it was too much: the next call waits that long, and no burst comes behind it.</summary>
    public void Slow(string workspace, string method, TimeSpan after) =>
        turns.GetOrAdd((workspace, method), static _ => new()).Push(clock.GetUtcNow() + after + Burst);

    // Up to when a steady stream would have been busy with all that was taken.
    private sealed class Turn
    {
        private readonly Lock gate = new();
        private DateTimeOffset until = DateTimeOffset.MinValue;

        public TimeSpan Take(DateTimeOffset now, TimeSpan each)
        {
            lock (gate)
            {
                until = (until > now ? until : now) + each;
                var wait = until - now - Burst;
                return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
            }
        }

        public void Push(DateTimeOffset to)
        {
            lock (gate)
            {
                until = until > to ? until : to;
            }
        }
    }
}
