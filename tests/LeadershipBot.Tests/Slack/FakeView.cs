using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>A modal or a home tab as it stands.</summary>
internal sealed class FakeView
{
    public FakeView(string id, FakeWorkspace workspace, string user, JsonObject body, string hash, FakeView? under = null)
    {
        (Id, Workspace, User, Under, Body) = (id, workspace, user, under, []);
        Set(body, hash);
    }

    public string Id { get; }

    public FakeWorkspace Workspace { get; }

    public string User { get; }

    /// <summary>The modal below it.</summary>
    public FakeView? Under { get; }

    public FakeView Root => Under?.Root ?? this;

    public string Hash { get; private set; } = "";

    /// <summary>As the app sent it, with the ids Slack gives to blocks.</summary>
    public JsonObject Body { get; private set; }

    /// <summary>What was typed and chosen: block id, action id, value.</summary>
    public JsonObject State { get; private set; } = [];

    public JsonArray Blocks => (JsonArray)Body["blocks"]!;

    public string? ExternalId => FakeSlackBlocks.Text(Body["external_id"]) is { Length: > 0 } name ? name : null;

    public string Title => FakeSlackBlocks.Text(Body["title"]?["text"]) ?? "";

    /// <summary>What is wrong with a view; empty if nothing is.</summary>
    public static IReadOnlyList<string> Faults(JsonNode? body, FakeSurface surface)
    {
        if (body is not JsonObject view)
        {
            return ["the view is no object"];
        }

        var weight = view.ToJsonString().Length;
        var faults = (surface == FakeSurface.Home ? SlackSchema.Home : SlackSchema.Modal).Check(view).Select(fault => $"view{fault}").ToList();
        faults.AddRange(faults.Count > 0 ? [] : FakeSlackBlocks.Faults(view["blocks"], surface));

        if (faults.Count == 0 && surface == FakeSurface.Modal && view["submit"] is null && ((JsonArray)view["blocks"]!).Any(block => FakeSlackBlocks.Text(block!["type"]) == "input"))
        {
            faults.Add("inputs, and no submit");
        }

        if (FakeSlackBlocks.Text(view["submit"]?["text"])?.Length > 24)
        {
            faults.Add("submit is longer than 24");
        }

        if (FakeSlackBlocks.Text(view["external_id"])?.Length > 255)
        {
            faults.Add("external_id is longer than 255");
        }

        return weight > 250_000 ? [$"view weighs {weight}"] : faults;
    }

    /// <summary>Puts another body in. What was typed stays where block and field keep their ids.</summary>
    public void Set(JsonObject body, string hash)
    {
        Body = (JsonObject)body.DeepClone();
        Body["blocks"] = FakeSlackBlocks.Fill(body["blocks"]!);
        Hash = $"{hash}.fake";
        var state = new JsonObject();

        foreach (var block in Blocks.Where(block => FakeSlackBlocks.Text(block!["type"]) == "input"))
        {
            var (name, element) = (FakeSlackBlocks.Text(block!["block_id"])!, (JsonObject)block["element"]!);
            var action = FakeSlackBlocks.Text(element["action_id"])!;
            state[name] = new JsonObject { [action] = State[name]?[action]?.DeepClone() ?? SlackInput.Initial(element) };
        }

        State = state;
    }

    /// <summary>As it is sent in answers and interactions.</summary>
    public JsonObject Show(FakeSlack slack)
    {
        var shown = (JsonObject)Body.DeepClone();
        shown["id"] = Id;
        shown["team_id"] = Workspace.Id;
        shown["app_id"] = slack.AppId;
        shown["app_installed_team_id"] = Workspace.Id;
        shown["bot_id"] = Workspace.BotId;
        shown["hash"] = Hash;
        shown["root_view_id"] = Root.Id;
        shown["previous_view_id"] = Under?.Id;
        shown["external_id"] ??= "";
        shown["callback_id"] ??= "";
        shown["private_metadata"] ??= "";
        shown["clear_on_close"] ??= false;
        shown["notify_on_close"] ??= false;
        shown["state"] = State.Count == 0 ? new JsonObject() : new JsonObject { ["values"] = State.DeepClone() };
        return shown;
    }
}
