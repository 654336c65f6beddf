using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>views.*: modals, at most three on each other, and home tabs.</summary>
internal sealed class FakeSlackViews(FakeSlack slack)
{
    private readonly List<FakeView> modals = [];
    private readonly List<FakeView> homes = [];

    public FakeWorkspace? WorkspaceOf(string? id) => modals.Concat(homes).FirstOrDefault(view => view.Id == id)?.Workspace;

    /// <summary>The modal a person sees; null if none is open.</summary>
    public FakeView? Top(FakeWorkspace workspace, string user)
    {
        lock (slack.Gate)
        {
            return modals.FindLast(view => view.Workspace == workspace && view.User == user);
        }
    }

    /// <summary>A person's home tab as it was last published.</summary>
    public FakeView? Home(FakeWorkspace workspace, string user)
    {
        lock (slack.Gate)
        {
            return homes.Find(view => view.Workspace == workspace && view.User == user);
        }
    }

    public JsonObject Open(SlackCall call)
    {
        var view = Given(call, FakeSurface.Modal);
        var trigger = slack.Triggers.Use(call);
        Close(trigger.Workspace, trigger.User);
        return Shown(Add(view, trigger.Workspace, trigger.User, under: null));
    }

    public JsonObject Push(SlackCall call)
    {
        var view = Given(call, FakeSurface.Modal);
        var trigger = slack.Triggers.Use(call);
        return Shown(Stack(view, trigger.View ?? throw SlackCall.Refuse("invalid_trigger_id", "a trigger that came from no modal"), call));
    }

    public JsonObject Update(SlackCall call)
    {
        var view = modals.Find(view => view.Workspace == call.Workspace && (call.Arg("view_id") is { } id ? view.Id == id : view.ExternalId is { } name && name == call.Arg("external_id")))
            ?? throw SlackCall.Refuse("not_found");
        var body = Given(call, FakeSurface.Modal, except: view);
        return Shown(Replace(view, body, call.Arg("hash")));
    }

    public JsonObject Publish(SlackCall call)
    {
        var user = call.Workspace.User(call.Needed("user_id")) ?? throw SlackCall.Refuse("user_not_found");
        var home = Home(call.Workspace, user.Id);
        var body = Given(call, FakeSurface.Home, except: home);

        if (home is null)
        {
            home = new FakeView(slack.NextId("V"), call.Workspace, user.Id, body, slack.NextTs());
            homes.Add(home);
            return Shown(home);
        }

        return Shown(Replace(home, body, call.Arg("hash")));
    }

    /// <summary>What the answer to a submission does to the modals.</summary>
    /// <param name="answer">Its body; null where it was empty.</param>
    /// <returns>The errors by block id, or null.</returns>
    public JsonObject? Answer(FakeView view, JsonObject? answer)
    {
        lock (slack.Gate)
        {
            switch (FakeSlackBlocks.Text(answer?["response_action"]))
            {
                case "errors":
                    var inputs = view.Blocks.Where(block => FakeSlackBlocks.Text(block!["type"]) == "input").Select(block => FakeSlackBlocks.Text(block!["block_id"])).ToList();
                    var errors = answer!["errors"] as JsonObject ?? [];

                    if (errors.Count == 0 || errors.Any(error => !inputs.Contains(error.Key) || string.IsNullOrEmpty(FakeSlackBlocks.Text(error.Value))))
                    {
                        slack.Complain($"view_submission: errors that fit no input: {answer.ToJsonString()}");
                    }

                    return errors;
                case "update":
                    Replace(view, Held(answer!["view"]), hash: null);
                    return null;
                case "push":
                    Stack(Held(answer!["view"]), view, call: null);
                    return null;
                case "clear":
                    Close(view.Workspace, view.User);
                    return null;
                case null:
                    modals.Remove(view);
                    return null;
                case var other:
                    slack.Complain($"view_submission: response_action {other}");
                    return null;
            }
        }

        JsonObject Held(JsonNode? body)
        {
            var faults = FakeView.Faults(body, FakeSurface.Modal);
            faults.ToList().ForEach(fault => slack.Complain($"view_submission: {fault}"));
            return faults.Count == 0 ? (JsonObject)body! : throw new InvalidOperationException(string.Join("; ", faults));
        }
    }

    /// <summary>Takes the top modal away, or all of them.</summary>
    public void Close(FakeWorkspace workspace, string user, FakeView? only = null)
    {
        lock (slack.Gate)
        {
            modals.RemoveAll(view => view.Workspace == workspace && view.User == user && (only is null || view == only));
        }
    }

    private JsonObject Given(SlackCall call, FakeSurface surface, FakeView? except = null)
    {
        var body = call.Json("view", "invalid_arguments");
        var faults = FakeView.Faults(body, surface);

        if (faults.Count > 0)
        {
            throw SlackCall.Refuse(faults[0].StartsWith("view weighs", StringComparison.Ordinal) ? "view_too_large" : "invalid_arguments", string.Join("; ", faults));
        }

        return body!["external_id"] is { } name && FakeSlackBlocks.Text(name) is { Length: > 0 } external
            && modals.Concat(homes).Any(view => view != except && view.Workspace == call.Workspace && view.ExternalId == external)
            ? throw SlackCall.Refuse("duplicate_external_id", $"external_id {external} twice")
            : (JsonObject)body;
    }

    private FakeView Stack(JsonObject body, FakeView under, SlackCall? call)
    {
        if (modals.Count(view => view.Root == under.Root) < 3)
        {
            return Add(body, under.Workspace, under.User, under);
        }

        (call is null ? slack.Complain : (Action<string>)call.Complain)("more than three modals on each other");
        throw SlackCall.Refuse("push_limit_reached");
    }

    private FakeView Add(JsonObject body, FakeWorkspace workspace, string user, FakeView? under)
    {
        var view = new FakeView(slack.NextId("V"), workspace, user, body, slack.NextTs(), under);
        modals.Add(view);
        return view;
    }

    private FakeView Replace(FakeView view, JsonObject body, string? hash)
    {
        if (hash is { Length: > 0 } && hash != view.Hash)
        {
            throw SlackCall.Refuse("hash_conflict");
        }

        view.Set(body, slack.NextTs());
        return view;
    }

    private JsonObject Shown(FakeView view) => new() { ["view"] = view.Show(slack) };
}
