using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>conversations.*: finding, opening, reading.</summary>
internal static class FakeSlackConversations
{
    public static JsonObject Open(SlackCall call)
    {
        var users = call.Arg("users")?.Split(',') ?? [];

        if (call.Arg("channel") is null && users.Length == 0)
        {
            throw SlackCall.Refuse("users_list_not_supplied", "neither users nor channel");
        }

        if (users.Length > 1)
        {
            throw SlackCall.Refuse("invalid_user_combination", "a conversation of several");
        }

        if (users.Length == 0)
        {
            return new() { ["channel"] = new JsonObject { ["id"] = Find(call).Id }, ["no_op"] = true, ["already_open"] = true };
        }

        call.Need("im:write");
        var user = call.Workspace.User(users[0]) ?? throw SlackCall.Refuse("user_not_found");

        if (user.Deleted || user.IsHidden)
        {
            throw SlackCall.Refuse(user.Deleted ? "user_disabled" : "user_not_visible");
        }

        var open = call.Workspace.Dm(user.Id);

        return open is null && call.Flag("prevent_creation")
            ? throw SlackCall.Refuse("channel_not_found")
            : new()
            {
                ["channel"] = new JsonObject { ["id"] = call.Workspace.OpenDm(user.Id).Id },
                ["no_op"] = open is not null,
                ["already_open"] = open is not null,
            };
    }

    public static JsonObject Info(SlackCall call)
    {
        var channel = Find(call, member: false);
        call.Need($"{channel.Family}:read");
        return new() { ["channel"] = Show(call, channel) };
    }

    public static JsonObject List(SlackCall call)
    {
        var types = (call.Arg("types") ?? "public_channel").Split(',');
        Array.ForEach(types, type => call.Need(type switch
        {
            "public_channel" => "channels:read",
            "private_channel" => "groups:read",
            "im" => "im:read",
            "mpim" => "mpim:read",
            _ => throw SlackCall.Refuse("invalid_types", $"type {type}"),
        }));

        var user = call.Method == "users.conversations" ? call.Arg("user") ?? call.Workspace.BotUser : null;
        var channels = call.Workspace.Channels
            .Where(channel => types.Contains(channel.User is not null ? "im" : channel.IsPrivate ? "private_channel" : "public_channel"))
            .Where(channel => channel.Members.Contains(user ?? (channel.Family == "channels" ? channel.Members.FirstOrDefault() ?? "" : call.Workspace.BotUser)))
            .Where(channel => !channel.IsArchived || !call.Flag("exclude_archived"))
            .ToList();
        return Page(call, channels, channel => channel.Id, "channels", channel => Show(call, channel), usual: 100, most: 999);
    }

    public static JsonObject Members(SlackCall call)
    {
        var channel = Find(call, member: false);
        call.Need($"{channel.Family}:read");
        return Page(call, channel.Members, member => member, "members", member => member, usual: 100, most: 999);
    }

    public static JsonObject History(SlackCall call)
    {
        var channel = Find(call);
        call.Need($"{channel.Family}:history");
        return Messages(call, channel.Messages.Where(message => message.Thread is null || message.Thread == message.Ts).Reverse());
    }

    public static JsonObject Replies(SlackCall call)
    {
        var channel = Find(call);
        call.Need($"{channel.Family}:history");
        var messages = channel.Messages.Where(message => message.Ts == call.Arg("ts") || message.Thread == call.Arg("ts")).ToList();
        return messages.Count > 0 ? Messages(call, messages) : throw SlackCall.Refuse("thread_not_found");
    }

    /// <summary>The channel a call names. Private ones and conversations the bot is not in are not there for it.</summary>
    /// <param name="member">Whether the bot must be a member of a public one, too.</param>
    public static FakeChannel Find(SlackCall call, bool member = true)
    {
        var name = call.Needed("channel");
        var channel = call.Workspace.Channel(name) ?? throw SlackCall.Refuse("channel_not_found", name[0] is 'U' or 'W' ? "a user id where a channel id is needed" : null);
        var isMember = channel.Members.Contains(call.Workspace.BotUser);

        return !isMember && channel.Family != "channels" ? throw SlackCall.Refuse("channel_not_found")
            : !isMember && member ? throw SlackCall.Refuse("not_in_channel")
            : channel;
    }

    private static JsonObject Messages(SlackCall call, IEnumerable<FakeMessage> messages)
    {
        var (oldest, latest) = (Bound(call, "oldest", 0), Bound(call, "latest", long.MaxValue));
        var inclusive = call.Flag("inclusive");
        var found = messages.Where(message => inclusive
            ? message.Micros >= oldest && message.Micros <= latest
            : message.Micros > oldest && message.Micros < latest).ToList();
        var (usual, most) = call.Slack.MeagreHistory ? (15, 15) : (100, 999);
        var answer = Page(call, found, message => message.Ts, "messages",
            message => FakeSlackChat.Show(call, message, call.Flag("include_all_metadata")), usual, most);
        answer["has_more"] = answer["response_metadata"]!["next_cursor"]!.GetValue<string>().Length > 0;
        return answer;
    }

    private static long Bound(SlackCall call, string name, long missing)
    {
        if (call.Arg(name) is not { Length: > 0 } text)
        {
            return missing;
        }

        return decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, null, out var seconds)
            ? (long)(seconds * 1_000_000)
            : throw SlackCall.Refuse($"invalid_ts_{name}", $"{name} {text}");
    }

    /// <summary>A page of a list. Cursors name the last item of the page before.</summary>
    public static JsonObject Page<T>(SlackCall call, List<T> items, Func<T, string> key, string name, Func<T, JsonNode> show, int usual, int most)
    {
        var limit = call.Arg("limit") is not { } text ? usual : int.TryParse(text, out var given) && given > 0 && given <= most ? given
            : throw SlackCall.Refuse("invalid_limit", $"limit {text}");
        var awkward = call.Slack.AwkwardPages;
        var from = 0;
        var size = awkward ? 0 : limit;

        if (call.Arg("cursor") is { Length: > 0 } cursor)
        {
            var last = Encoding.UTF8.GetString(Decode(cursor));
            from = last == "start" ? 0 : items.FindIndex(item => key(item) == last) + 1;
            size = awkward ? Math.Max(1, limit / 2) : limit;

            if (from == 0 && last != "start")
            {
                throw SlackCall.Refuse("invalid_cursor");
            }
        }

        var page = items.Skip(from).Take(size).ToList();
        var next = from + page.Count >= items.Count ? "" : Convert.ToBase64String(Encoding.UTF8.GetBytes(page.Count == 0 ? "start" : key(page[^1])));
        return new() { [name] = new JsonArray([.. page.Select(show)]), ["response_metadata"] = new JsonObject { ["next_cursor"] = next } };
    }

    private static byte[] Decode(string cursor)
    {
        try
        {
            return Convert.FromBase64String(cursor);
        }
        catch (FormatException)
        {
            throw SlackCall.Refuse("invalid_cursor", "a cursor that was never given out");
        }
    }

    private static JsonObject Show(SlackCall call, FakeChannel channel) => new()
    {
        ["id"] = channel.Id,
        ["name"] = channel.Name,
        ["is_im"] = channel.User is not null,
        ["user"] = channel.User,
        ["is_channel"] = channel.Family == "channels",
        ["is_private"] = channel.Family != "channels",
        ["is_archived"] = channel.IsArchived,
        ["is_member"] = channel.Members.Contains(call.Workspace.BotUser),
        ["num_members"] = channel.Members.Count,
    };
}
