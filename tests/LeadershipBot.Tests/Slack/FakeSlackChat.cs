using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Slack;

/// <summary>chat.*: posting, changing, taking away.</summary>
internal static partial class FakeSlackChat
{
    public static JsonObject Post(SlackCall call)
    {
        var channel = Target(call);
        var message = Written(call, channel, onlyFor: null);

        if (call.Arg("unfurl_links") != "false" || call.Arg("unfurl_media") != "false")
        {
            call.Complain("unfurling is not switched off");
        }

        channel.Messages.Add(message);
        return new() { ["channel"] = channel.Id, ["ts"] = message.Ts, ["message"] = Show(call, message, metadata: true) };
    }

    public static JsonObject PostEphemeral(SlackCall call)
    {
        var channel = Target(call);
        var user = call.Needed("user");

        if (!channel.Members.Contains(user))
        {
            throw SlackCall.Refuse("user_not_in_channel");
        }

        var message = Written(call, channel, user);
        channel.Ephemerals.Add(message);
        return new() { ["message_ts"] = message.Ts };
    }

    public static JsonObject Update(SlackCall call)
    {
        var (_, message) = Own(call, "cant_update_message");
        var (text, blocks) = Body(call);
        var metadata = call.Arg("metadata") is null ? message.Metadata : Metadata(call);

        (message.Text, message.Blocks, message.Edited) = (text, blocks, call.Slack.NextTs());
        message.Metadata = metadata?.Count > 0 ? metadata : null;
        return new() { ["channel"] = call.Arg("channel"), ["ts"] = message.Ts, ["text"] = text, ["message"] = Show(call, message, metadata: true) };
    }

    public static JsonObject Delete(SlackCall call)
    {
        var (channel, message) = Own(call, "cant_delete_message");
        channel.Messages.Remove(message);
        return new() { ["channel"] = channel.Id, ["ts"] = message.Ts };
    }

    public static JsonObject Permalink(SlackCall call)
    {
        var channel = FakeSlackConversations.Find(call);
        var message = channel.Messages.Find(message => message.Ts == call.Arg("message_ts")) ?? throw SlackCall.Refuse("message_not_found");
        return new() { ["channel"] = channel.Id, ["permalink"] = $"https://{call.Workspace.Domain}.slack.com/archives/{channel.Id}/p{message.Ts.Replace(".", "")}" };
    }

    /// <summary>A message as the API shows it.</summary>
    public static JsonObject Show(SlackCall call, FakeMessage message, bool metadata)
    {
        var shown = new JsonObject { ["type"] = "message", ["user"] = message.User, ["text"] = message.Text, ["ts"] = message.Ts, ["team"] = call.Workspace.Id };
        Set("bot_id", message.BotId);
        Set("app_id", message.BotId is null ? null : call.Slack.AppId);
        Set("thread_ts", message.Thread);
        Set("blocks", message.Blocks?.DeepClone());
        Set("metadata", metadata ? message.Metadata?.DeepClone() : null);
        Set("edited", message.Edited is null ? null : new JsonObject { ["user"] = message.User, ["ts"] = message.Edited });
        return shown;

        void Set(string name, JsonNode? value)
        {
            if (value is not null)
            {
                shown[name] = value;
            }
        }
    }

    /// <summary>Text and blocks, held to what Slack takes.</summary>
    public static (string Text, JsonArray? Blocks) Body(SlackCall call)
    {
        var text = call.Arg("text");

        if (string.IsNullOrWhiteSpace(text))
        {
            throw SlackCall.Refuse("no_text", "no text to fall back on");
        }

        if (text.Length > 4000)
        {
            throw SlackCall.Refuse("msg_too_long", $"text of {text.Length}");
        }

        if (FakeSlackBlocks.Pages(text))
        {
            call.Complain($"the text pages people: {text}");
        }

        if (call.Arg("attachments") is not null || call.Arg("link_names") is not (null or "false" or "0"))
        {
            call.Complain("attachments or link_names");
        }

        if (call.Json("blocks", "invalid_blocks_format") is not { } blocks)
        {
            return (text, null);
        }

        var faults = FakeSlackBlocks.Faults(blocks, FakeSurface.Message);
        return faults.Count == 0
            ? (text, FakeSlackBlocks.Fill(blocks))
            : throw SlackCall.Refuse(faults[0].StartsWith("blocks weigh", StringComparison.Ordinal) ? "msg_blocks_too_long" : "invalid_blocks", string.Join("; ", faults));
    }

    private static FakeMessage Written(SlackCall call, FakeChannel channel, string? onlyFor)
    {
        var (text, blocks) = Body(call);
        var thread = call.Arg("thread_ts");

        if (thread is not null && !channel.Messages.Exists(message => message.Ts == thread))
        {
            throw SlackCall.Refuse("cannot_reply_to_message", "a thread that is not there");
        }

        return new()
        {
            Ts = call.Slack.NextTs(), User = call.Workspace.BotUser, BotId = call.Workspace.BotId, Thread = thread, OnlyFor = onlyFor,
            Text = text, Blocks = blocks, Metadata = Metadata(call) is { Count: > 0 } metadata ? metadata : null,
        };
    }

    private static JsonObject? Metadata(SlackCall call)
    {
        if (call.Json("metadata", "invalid_metadata_format") is not { } given)
        {
            return null;
        }

        if (given is JsonObject { Count: 0 })
        {
            return [];
        }

        if (given is not JsonObject metadata || metadata.Count != 2 || metadata["event_payload"] is not JsonObject
            || FakeSlackBlocks.Text(metadata["event_type"]) is not { } type || !EventType().IsMatch(type))
        {
            throw SlackCall.Refuse("invalid_metadata_format", $"metadata {given.ToJsonString()}");
        }

        return given.ToJsonString().Length <= 1024 ? (JsonObject)metadata.DeepClone() : throw SlackCall.Refuse("metadata_too_large", "metadata above 1 KB");
    }

    private static FakeChannel Target(SlackCall call)
    {
        var name = call.Needed("channel");
        var workspace = call.Workspace;

        if (workspace.User(name) is { } user)
        {
            if (user.IsHidden || user.Deleted)
            {
                throw SlackCall.Refuse(user.IsHidden ? "user_not_visible" : "user_disabled");
            }

            if (user.IsBot)
            {
                throw SlackCall.Refuse("cannot_dm_bot");
            }
        }

        if (workspace.MessagesTabDisabled && (name[0] is 'U' or 'W' or 'D'))
        {
            throw SlackCall.Refuse("messages_tab_disabled");
        }

        var channel = workspace.User(name) is not null ? workspace.OpenDm(name) : FakeSlackConversations.Find(call);

        return channel.IsArchived ? throw SlackCall.Refuse("is_archived")
            : channel.IsRestricted ? throw SlackCall.Refuse("restricted_action")
            : channel.User is { } other && workspace.User(other)?.Deleted == true ? throw SlackCall.Refuse("user_disabled")
            : channel;
    }

    private static (FakeChannel Channel, FakeMessage Message) Own(SlackCall call, string error)
    {
        if (call.Needed("channel")[0] is 'U' or 'W')
        {
            throw SlackCall.Refuse("channel_not_found", "a user id where a D… id is needed");
        }

        var channel = FakeSlackConversations.Find(call);
        var message = channel.Messages.Find(message => message.Ts == call.Arg("ts")) ?? throw SlackCall.Refuse("message_not_found");
        return message.BotId == call.Workspace.BotId ? (channel, message) : throw SlackCall.Refuse(error, "somebody else's message");
    }

    [GeneratedRegex("^[A-Za-z0-9_]+$", RegexOptions.None, 1000)]
    private static partial Regex EventType();
}
