namespace LeadershipBot.Tests.MsTeams;

/// <summary>The limits Teams publishes: so many calls in so many seconds, for each conversation, and for the app in each tenant.</summary>
internal sealed class FakeThrottle(TimeProvider clock)
{
    private static readonly (int Calls, int Seconds)[] Sends = [(7, 1), (8, 2), (60, 30), (1800, 3600)];
    private static readonly (int Calls, int Seconds)[] Reads = [(14, 1), (16, 2), (120, 30), (3600, 3600)];
    private static readonly (int Calls, int Seconds)[] Tenant = [(50, 1)];

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<long>> taken = [];

    /// <summary>How often it said no.</summary>
    public int Refusals { get; private set; }

    /// <summary>Whole seconds to wait, or null where the call may pass. A call that is refused does not count.</summary>
    public int? Take(string operation, string tenant, string? conversation)
    {
        var reads = operation is Ask.Members or Ask.Member or Ask.Team or Ask.Channels;
        var kind = reads ? "reads" : operation is Ask.Create ? "creates" : "sends";

        lock (gate)
        {
            var now = clock.GetTimestamp();
            var wait = Math.Max(Wait($"{kind}/{tenant}/{conversation}", reads ? Reads : Sends, now), Wait(tenant, Tenant, now));

            if (wait > 0)
            {
                Refusals++;
                return wait;
            }

            Of($"{kind}/{tenant}/{conversation}").Add(now);
            Of(tenant).Add(now);
            return null;
        }
    }

    private int Wait(string key, (int Calls, int Seconds)[] limits, long now) =>
        limits.Max(limit => Of(key).Count(then => clock.GetElapsedTime(then, now) < TimeSpan.FromSeconds(limit.Seconds)) >= limit.Calls ? limit.Seconds : 0);

    private List<long> Of(string key) => taken.TryGetValue(key, out var list) ? list : taken[key] = [];
}
