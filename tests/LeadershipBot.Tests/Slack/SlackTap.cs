using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>What Slack sends when somebody taps, submits or closes.</summary>
internal static class SlackTap
{
    /// <summary>The action of the element or option that says this; null if there is none.</summary>
    public static JsonObject? Find(JsonArray? blocks, string label, FakeSlack slack) =>
        Find(blocks, said => said == label, slack) ?? Find(blocks, said => said.Contains(label, StringComparison.Ordinal), slack);

    public static JsonObject OnMessage(FakeSlack slack, FakeWorkspace workspace, string user, FakeChannel channel, FakeMessage message, JsonObject action)
    {
        var payload = Base(slack, workspace, user, "block_actions");
        payload["container"] = new JsonObject
        {
            ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = channel.Id, ["is_ephemeral"] = message.OnlyFor is not null,
        };
        payload["trigger_id"] = slack.Triggers.Make(workspace, user);
        payload["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.User is not null ? "directmessage" : channel.Name };
        payload["response_url"] = slack.Returns.Make(workspace, user, channel, message);
        payload["state"] = new JsonObject { ["values"] = new JsonObject() };
        payload["actions"] = new JsonArray(action);

        // Nobody but the one person has an ephemeral message, Slack's servers neither.
        if (message.OnlyFor is null)
        {
            payload["message"] = Shown(slack, workspace, message);
        }

        return payload;
    }

    public static JsonObject OnView(FakeSlack slack, FakeView view, JsonObject action)
    {
        var payload = Of(slack, view, "block_actions");
        payload["container"] = new JsonObject { ["type"] = "view", ["view_id"] = view.Id };
        payload["actions"] = new JsonArray(action);
        return payload;
    }

    public static JsonObject Of(FakeSlack slack, FakeView view, string type)
    {
        var payload = Base(slack, view.Workspace, view.User, type);
        payload["view"] = view.Show(slack);

        if (type == "view_closed")
        {
            payload["is_cleared"] = false;
            return payload;
        }

        payload["trigger_id"] = slack.Triggers.Make(view.Workspace, view.User, FakeSlackBlocks.Text(view.Body["type"]) == "modal" ? view : null);

        if (type == "view_submission")
        {
            payload["response_urls"] = new JsonArray();
        }

        return payload;
    }

    /// <summary>Types and chooses in a modal, by the labels of its fields; throws where Slack would not send it.</summary>
    public static void Fill(FakeView view, IReadOnlyList<(string Label, string Value)> values)
    {
        var inputs = view.Blocks.Where(block => FakeSlackBlocks.Text(block!["type"]) == "input").Select(block => (JsonObject)block!).ToList();

        foreach (var (label, value) in values)
        {
            var block = inputs.FirstOrDefault(input => Label(input) == label) ?? inputs.FirstOrDefault(input => Label(input).StartsWith(label, StringComparison.Ordinal))
                ?? throw new InvalidOperationException($"No field is called \"{label}\" in:\n{SlackScreen.Read(view)}");
            var element = (JsonObject)block["element"]!;
            view.State[FakeSlackBlocks.Text(block["block_id"])!] = new JsonObject { [FakeSlackBlocks.Text(element["action_id"])!] = SlackInput.Filled(element, value) };
        }

        foreach (var block in inputs)
        {
            var held = (JsonObject)view.State[FakeSlackBlocks.Text(block["block_id"])!]!.AsObject().Single().Value!;

            if (SlackInput.Hindrance(block, held) is { } why)
            {
                throw new InvalidOperationException($"Slack would not submit this: \"{Label(block)}\", {why}.");
            }
        }
    }

    public static string LabelOf(FakeView view, string blockId) =>
        view.Blocks.Where(block => FakeSlackBlocks.Text(block!["block_id"]) == blockId).Select(block => Label((JsonObject)block!)).FirstOrDefault() ?? blockId;

    private static string Label(JsonObject block) => FakeSlackBlocks.Text(block["label"]?["text"]) ?? "";

    private static JsonObject? Find(JsonArray? blocks, Func<string, bool> says, FakeSlack slack)
    {
        foreach (var block in blocks ?? [])
        {
            foreach (var element in FakeSlackBlocks.All(block).Where(node => node["action_id"] is not null))
            {
                if (Act(element, says) is { } action)
                {
                    action["block_id"] = block!["block_id"]!.DeepClone();
                    action["action_ts"] = slack.NextTs();
                    return action;
                }
            }
        }

        return null;
    }

    private static JsonObject? Act(JsonObject element, Func<string, bool> says)
    {
        var type = FakeSlackBlocks.Text(element["type"])!;
        var action = new JsonObject { ["action_id"] = element["action_id"]!.DeepClone(), ["type"] = type };

        if (type == "button")
        {
            action["text"] = element["text"]!.DeepClone();

            if (element["value"] is { } value)
            {
                action["value"] = value.DeepClone();
            }

            return says(FakeSlackBlocks.Text(element["text"]!["text"])!) ? action : null;
        }

        var option = FakeSlackBlocks.All(element["options"]).FirstOrDefault(option => option.ContainsKey("value") && says(FakeSlackBlocks.Text(option["text"]?["text"]) ?? ""));

        if (option is null)
        {
            return null;
        }

        action[type is "checkboxes" or "multi_static_select" ? "selected_options" : "selected_option"] =
            type is "checkboxes" or "multi_static_select" ? new JsonArray(option.DeepClone()) : option.DeepClone();
        return action;
    }

    private static JsonObject Shown(FakeSlack slack, FakeWorkspace workspace, FakeMessage message)
    {
        var shown = new JsonObject
        {
            ["type"] = "message", ["user"] = message.User, ["bot_id"] = message.BotId, ["app_id"] = slack.AppId, ["team"] = workspace.Id,
            ["text"] = message.Text, ["ts"] = message.Ts, ["blocks"] = message.Blocks?.DeepClone(),
        };

        if (message.Thread is not null)
        {
            shown["thread_ts"] = message.Thread;
        }

        if (message.Metadata is not null)
        {
            shown["metadata"] = message.Metadata.DeepClone();
        }

        return shown;
    }

    private static JsonObject Base(FakeSlack slack, FakeWorkspace workspace, string user, string type)
    {
        var org = slack.Tokens.OrgOf(workspace);
        return new()
        {
            ["type"] = type,
            ["user"] = new JsonObject { ["id"] = user, ["username"] = user.ToLowerInvariant(), ["name"] = user.ToLowerInvariant(), ["team_id"] = workspace.User(user)?.Team ?? workspace.Id },
            ["api_app_id"] = slack.AppId,
            ["token"] = "deprecated",
            ["team"] = org is null ? new JsonObject { ["id"] = workspace.Id, ["domain"] = workspace.Domain } : null,
            ["enterprise"] = workspace.Enterprise is { } enterprise ? new JsonObject { ["id"] = enterprise, ["name"] = enterprise } : null,
            ["is_enterprise_install"] = org is not null,
        };
    }
}
