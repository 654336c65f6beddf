using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>A workspace with its people, channels and groups. Change it freely between calls.</summary>
internal sealed class FakeWorkspace(FakeSlack slack, string id, string? enterprise)
{
    public string Id { get; } = id;

    public string? Enterprise { get; } = enterprise;

    public string Domain => Id.ToLowerInvariant();

    /// <summary>The bot's user and bot id; one org-wide.</summary>
    public string BotUser { get; } = $"UBOT{enterprise ?? id}";

    public string BotId { get; } = $"BBOT{enterprise ?? id}";

    /// <summary>The token of the first installation.</summary>
    public string BotToken { get; set; } = "";

    /// <summary>The messages tab is switched off, so that nobody can be written to.</summary>
    public bool MessagesTabDisabled { get; set; }

    /// <summary>User groups are not part of the plan.</summary>
    public bool FreePlan { get; set; }

    public List<FakeUser> Users { get; } = [];

    public List<FakeChannel> Channels { get; } = [];

    public List<FakeUserGroup> Groups { get; } = [];

    public FakeUser AddUser(string id, string name = "", string? tz = "Europe/Oslo")
    {
        lock (slack.Gate)
        {
            var user = new FakeUser { Id = id, Name = name.Length > 0 ? name : id.ToLowerInvariant(), Tz = tz, Team = Id };
            Users.Add(user);
            return user;
        }
    }

    /// <summary>A channel the bot is a member of.</summary>
    public FakeChannel AddChannel(string id, string name = "leaders", params string[] members)
    {
        lock (slack.Gate)
        {
            var channel = new FakeChannel { Id = id, Name = name, IsPrivate = id.StartsWith('G') };
            channel.Members.AddRange([.. members, BotUser]);
            Channels.Add(channel);
            return channel;
        }
    }

    public FakeUserGroup AddGroup(string id, string handle, params string[] users)
    {
        lock (slack.Gate)
        {
            var group = new FakeUserGroup(id, handle, [.. users]);
            Groups.Add(group);
            return group;
        }
    }

    public FakeUser? User(string id) => Users.Find(user => user.Id == id);

    public FakeChannel? Channel(string id) => Channels.Find(channel => channel.Id == id);

    /// <summary>The conversation of the bot with a person, if there is one.</summary>
    public FakeChannel? Dm(string user) => Channels.Find(channel => channel.User == user);

    public FakeChannel OpenDm(string user)
    {
        lock (slack.Gate)
        {
            if (Dm(user) is { } open)
            {
                return open;
            }

            var channel = new FakeChannel { Id = $"D{user[1..]}{(Enterprise is null ? "" : Id)}", Name = "directmessage", User = user };
            channel.Members.AddRange([user, BotUser]);
            Channels.Add(channel);
            return channel;
        }
    }

    /// <summary>Puts a message there that did not come from the app.</summary>
    public FakeMessage Say(FakeChannel channel, string user, string text, string? thread = null)
    {
        lock (slack.Gate)
        {
            var message = new FakeMessage { Ts = slack.NextTs(), User = user, Text = text, Thread = thread };
            channel.Messages.Add(message);
            return message;
        }
    }

    /// <summary>Takes the app out of the workspace: its tokens are dead. The event is the driver's to send.</summary>
    public void Uninstall() => slack.Tokens.Revoke(this);
}

/// <summary>A person, as <c>users.info</c> shows one.</summary>
internal sealed class FakeUser
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required string Team { get; set; }

    /// <summary>IANA name; null where Slack knows none.</summary>
    public string? Tz { get; set; }

    public string Locale { get; set; } = "en-GB";

    public bool Deleted { get; set; }

    public bool IsBot { get; set; }

    public bool IsGuest { get; set; }

    public bool IsSingleChannelGuest { get; set; }

    /// <summary>From another workspace, here by Slack Connect.</summary>
    public bool IsStranger { get; set; }

    public bool IsAdmin { get; set; }

    /// <summary>Nobody the bot may see.</summary>
    public bool IsHidden { get; set; }
}

/// <summary>A channel, or with <see cref="User"/> the conversation with one person.</summary>
internal sealed class FakeChannel
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public string? User { get; init; }

    public bool IsPrivate { get; init; }

    public bool IsArchived { get; set; }

    /// <summary>Posting is restricted by an administrator.</summary>
    public bool IsRestricted { get; set; }

    public List<string> Members { get; } = [];

    /// <summary>Oldest first, replies among them.</summary>
    public List<FakeMessage> Messages { get; } = [];

    /// <summary>What only one person sees; gone from history.</summary>
    public List<FakeMessage> Ephemerals { get; } = [];

    /// <summary>The scope family: <c>im</c>, <c>groups</c> or <c>channels</c>.</summary>
    public string Family => User is not null ? "im" : IsPrivate ? "groups" : "channels";
}

/// <summary>A message as it stands.</summary>
internal sealed class FakeMessage
{
    public required string Ts { get; init; }

    public required string User { get; init; }

    /// <summary>Set where the app posted it.</summary>
    public string? BotId { get; init; }

    public string? Thread { get; init; }

    /// <summary>The only person who sees it.</summary>
    public string? OnlyFor { get; init; }

    public required string Text { get; set; }

    public JsonArray? Blocks { get; set; }

    public JsonObject? Metadata { get; set; }

    public string? Edited { get; set; }

    public long Micros => long.Parse(Ts.Replace(".", ""));
}

/// <summary>A user group; bots can be in it.</summary>
internal sealed record FakeUserGroup(string Id, string Handle, List<string> Users)
{
    public bool Disabled { get; set; }
}
