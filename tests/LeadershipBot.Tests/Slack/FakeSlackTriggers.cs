namespace LeadershipBot.Tests.Slack;

/// <summary>Trigger ids: three seconds, one use.</summary>
internal sealed class FakeSlackTriggers(FakeSlack slack)
{
    private readonly Dictionary<string, Trigger> made = [];

    public static TimeSpan Life => TimeSpan.FromSeconds(3);

    /// <param name="view">The modal it came from, on which another can be pushed.</param>
    public string Make(FakeWorkspace workspace, string user, FakeView? view = null)
    {
        lock (slack.Gate)
        {
            var id = $"{slack.NextId("9")}.{slack.NextId("8")}.trigger";
            made[id] = new(workspace, user, view, slack.Now);
            return id;
        }
    }

    public FakeWorkspace? WorkspaceOf(string? id) => id is not null && made.TryGetValue(id, out var trigger) ? trigger.Workspace : null;

    /// <summary>Uses it up.</summary>
    public Trigger Use(SlackCall call)
    {
        var id = call.Needed("trigger_id");

        if (!made.TryGetValue(id, out var trigger) || trigger.Workspace != call.Workspace)
        {
            throw SlackCall.Refuse("invalid_trigger_id", "a trigger that was never made");
        }

        if (trigger.Used)
        {
            throw SlackCall.Refuse("exchanged_trigger_id", "a trigger that was used before");
        }

        // Weather rather than wrong: the app may have been late through no fault of its own.
        if (slack.Now - trigger.At > Life)
        {
            throw SlackCall.Refuse("expired_trigger_id");
        }

        trigger.Used = true;
        return trigger;
    }
}

/// <summary>Leave to open a modal for somebody.</summary>
internal sealed record Trigger(FakeWorkspace Workspace, string User, FakeView? View, DateTimeOffset At)
{
    public bool Used { get; set; }
}
