using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>What Slack lets through, by the fake's clock: a bucket a method and workspace, and for messages one a channel and one a workspace.</summary>
internal sealed class FakeSlackRates(FakeSlack slack)
{
    private readonly Dictionary<string, Bucket> buckets = [];

    public bool On { get; set; } = true;

    /// <summary>Messages a channel takes at once; it gets one back a second.</summary>
    public int ChannelBurst { get; set; } = 4;

    /// <summary>Messages a workspace takes a minute.</summary>
    public int WorkspaceCeiling { get; set; } = 300;

    /// <summary>Calls a minute of single methods, in place of their tier.</summary>
    public Dictionary<string, int> PerMinute { get; } = [];

    /// <summary>Counts a call, or refuses it with how long to wait.</summary>
    public void Take(SlackCall call, SlackMethod method)
    {
        if (!On)
        {
            return;
        }

        var limits = new List<(string Key, int Capacity, double PerSecond)>();
        var workspace = call.Holder is { IsApp: true } ? "app" : call.Workspace.Id;

        if (call.Method == "chat.postMessage")
        {
            // A person and the conversation with them are one channel.
            var channel = call.Arg("channel")!;
            limits.Add(($"channel {workspace} {call.Workspace.Channel(channel)?.User ?? channel}", ChannelBurst, 1));
            limits.Add(($"messages {workspace}", WorkspaceCeiling, WorkspaceCeiling / 60.0));
        }

        var meagre = slack.MeagreHistory && (call.Method is "conversations.history" or "conversations.replies");
        var perMinute = PerMinute.TryGetValue(call.Method, out var planned) ? planned : meagre ? 1 : method.PerMinute;
        limits.Add(($"{call.Method} {workspace}", perMinute, perMinute / 60.0));

        var waits = limits.Select(limit => Find(limit.Key, limit.Capacity, limit.PerSecond).Wait(slack.Now)).ToList();

        if (waits.Max() > TimeSpan.Zero)
        {
            throw new SlackRefusalException("ratelimited", more: new JsonObject { ["retry_after"] = Math.Max(1, (int)Math.Ceiling(waits.Max().TotalSeconds)) });
        }

        limits.ForEach(limit => Find(limit.Key, limit.Capacity, limit.PerSecond).Take());
    }

    private Bucket Find(string key, int capacity, double perSecond)
    {
        if (!buckets.TryGetValue(key, out var bucket) || bucket.Capacity != capacity)
        {
            buckets[key] = bucket = new(capacity, perSecond, slack.Now);
        }

        return bucket;
    }

    private sealed class Bucket(int capacity, double perSecond, DateTimeOffset now)
    {
        private double level = capacity;
        private DateTimeOffset at = now;

        public int Capacity => capacity;

        public TimeSpan Wait(DateTimeOffset now)
        {
            level = Math.Min(capacity, level + Math.Max(0, (now - at).TotalSeconds * perSecond));
            at = now;
            return level >= 0.999 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - level) / perSecond);
        }

        public void Take() => level--;
    }
}
