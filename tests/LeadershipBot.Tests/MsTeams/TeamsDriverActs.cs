using System.Net;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What people do: install, write, mention, edit, react.</summary>
internal sealed partial class TeamsDriver
{
    /// <summary>Installs the app for somebody: two events, in an order nobody promises.</summary>
    public async Task InstallAsync(FakePerson person, bool conversationFirst = false)
    {
        person.Installed = true;
        var chat = teams.Chat(person);
        await BothAsync(conversationFirst, Installation(person, chat, "add"), MembersOf(person, chat, "membersAdded", Bot(), Account(person, named: false)));
    }

    /// <summary>They remove the app.</summary>
    public async Task UninstallAsync(FakePerson person)
    {
        var activity = Installation(person, teams.Chat(person), "remove");
        person.Installed = false;
        (await SendAsync(activity)).Taken();
    }

    /// <summary>Installs the app in a team.</summary>
    public async Task InstallAsync(FakeTeam team, FakePerson by, bool conversationFirst = false)
    {
        team.Installed = true;
        var channel = teams.Channel(team);
        await BothAsync(conversationFirst, Installation(by, channel, "add"), MembersOf(by, channel, "membersAdded", Bot()));
    }

    public async Task UninstallAsync(FakeTeam team, FakePerson by)
    {
        var channel = teams.Channel(team);
        JsonObject[] activities = [Installation(by, channel, "remove"), MembersOf(by, channel, "membersRemoved", Bot())];
        team.Installed = false;

        foreach (var activity in activities)
        {
            (await SendAsync(activity)).Taken();
        }
    }

    /// <summary>Somebody comes into a team that has the app.</summary>
    public async Task JoinsAsync(FakeTeam team, FakePerson person)
    {
        team.Members.Add(person);
        (await SendAsync(MembersOf(person, teams.Channel(team), "membersAdded", Account(person, named: false)))).Taken();
    }

    /// <summary>Somebody leaves a team that has the app.</summary>
    public async Task LeavesAsync(FakeTeam team, FakePerson person)
    {
        team.Members.Remove(person);
        (await SendAsync(MembersOf(person, teams.Channel(team), "membersRemoved", Account(person, named: false)))).Taken();
    }

    /// <summary>Writes in their own chat with the bot.</summary>
    public async Task SayAsync(FakePerson person, string text) => (await SendAsync(Saying(person, teams.Chat(person), text))).Taken();

    /// <summary>Writes to the bot by name, in a group chat or at the top of a channel.</summary>
    /// <param name="thread">The message under which it is written in a channel; its own thread if null.</param>
    /// <returns>The conversation's id, with the thread.</returns>
    public async Task<string> MentionAsync(FakePerson person, FakeConversation where, string text, string? thread = null)
    {
        var activity = Mentioning(person, where, text, thread);
        (await SendAsync(activity)).Taken();
        return (string)activity["conversation"]!["id"]!;
    }

    /// <summary>Changes what they wrote.</summary>
    public async Task EditAsync(FakePerson person, JsonObject written, string text)
    {
        var activity = (JsonObject)written.DeepClone();
        activity["type"] = "messageUpdate";
        activity["text"] = text;
        activity["timestamp"] = Timestamp();
        activity["channelData"]!["eventType"] = "editMessage";
        activity["from"] = Account(person);
        (await SendAsync(activity)).Taken();
    }

    /// <summary>Takes back what they wrote.</summary>
    public async Task TakeBackAsync(JsonObject written)
    {
        var activity = (JsonObject)written.DeepClone();
        activity["type"] = "messageDelete";
        activity.Remove("text");
        activity["channelData"]!["eventType"] = "softDeleteMessage";
        (await SendAsync(activity)).Taken();
    }

    /// <summary>Puts a heart on a message of the bot.</summary>
    public async Task ReactAsync(FakePerson person, FakeMessage message)
    {
        var activity = Envelope("messageReaction", person, teams.Chat(person), "f:" + Guid.NewGuid());
        activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "heart" });
        activity["replyToId"] = message.Id;
        (await SendAsync(activity)).Taken();
    }

    /// <summary>A message as Teams sends it from somebody's own chat. Not sent yet.</summary>
    public JsonObject Saying(FakePerson person, FakeConversation where, string text)
    {
        var activity = Message(person, where);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["attachments"] = Html(WebUtility.HtmlEncode(text));
        return activity;
    }

    /// <summary>A message that names the bot. Not sent yet.</summary>
    public JsonObject Mentioning(FakePerson person, FakeConversation where, string text, string? thread = null)
    {
        var activity = Message(person, where);
        activity["text"] = $"<at>LeadershipBot</at> {text}";
        activity["textFormat"] = "plain";
        activity["attachments"] = Html($"""<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">LeadershipBot</span>&nbsp;{WebUtility.HtmlEncode(text)}""");
        activity["entities"]!.AsArray().Insert(0, new JsonObject
        {
            ["mentioned"] = Bot(),
            ["text"] = "<at>LeadershipBot</at>",
            ["type"] = "mention",
        });

        if (where.Kind is "channel")
        {
            activity["conversation"]!["id"] = $"{where.Id};messageid={thread ?? (string)activity["id"]!}";
        }

        return activity;
    }

    private async Task BothAsync(bool otherWayRound, params JsonObject[] activities)
    {
        foreach (var activity in otherWayRound ? activities.Reverse() : activities)
        {
            (await SendAsync(activity)).Taken();
        }
    }

    private static JsonArray Html(string text) => new(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{text}</p>" });
}
