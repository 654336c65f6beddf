using System.Text.Json.Nodes;
using NodaTime;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>The shape of activities, as captured from Teams.</summary>
internal sealed partial class TeamsDriver
{
    /// <summary>An activity without anything in it. Not sent yet.</summary>
    public JsonObject Envelope(string type, FakePerson person, FakeConversation where, string id)
    {
        var place = new JsonObject { ["conversationType"] = where.Kind, ["tenantId"] = where.Tenant.Id, ["id"] = where.Id };

        if (where.Kind is not "personal")
        {
            place["isGroup"] = true;
        }

        return new()
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = Timestamp(),
            ["serviceUrl"] = teams.ServiceUrl(where.Tenant),
            ["channelId"] = "msteams",
            ["from"] = Account(person, named: false),
            ["conversation"] = place,
            ["recipient"] = Bot(),
            ["channelData"] = ChannelData(where),
        };
    }

    /// <summary>The start of a message or of an invoke: both say where the person's clock stands.</summary>
    private JsonObject Message(FakePerson person, FakeConversation where, string type = "message")
    {
        var zone = DateTimeZoneProviders.Tzdb[person.Zone];
        var local = Instant.FromDateTimeOffset(teams.Clock.GetUtcNow()).InZone(zone);
        var activity = Envelope(type, person, where, where.NextId(teams.Clock.GetUtcNow()));
        activity["from"] = Account(person);
        activity["localTimestamp"] = local.ToOffsetDateTime().ToString("uuuu'-'MM'-'dd'T'HH':'mm':'ss.fffo<+HH:mm>", null);
        activity["localTimezone"] = person.Zone;
        activity["locale"] = "en-GB";
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["locale"] = "en-GB",
            ["country"] = "GB",
            ["platform"] = "Web",
            ["timezone"] = person.Zone,
            ["type"] = "clientInfo",
        });
        return activity;
    }

    private JsonObject Installation(FakePerson person, FakeConversation where, string action)
    {
        var activity = Envelope("installationUpdate", person, where, "f:" + Guid.NewGuid());
        activity["action"] = action;
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = where.Id } };
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        activity["entities"] = new JsonArray(new JsonObject { ["locale"] = "en-GB", ["type"] = "clientInfo" });
        activity["locale"] = "en-GB";
        return activity;
    }

    private JsonObject MembersOf(FakePerson person, FakeConversation where, string property, params JsonObject[] members)
    {
        var activity = Envelope("conversationUpdate", person, where, "f:" + Guid.NewGuid());
        activity[property] = new JsonArray([.. members]);

        if (where.Kind is "channel")
        {
            activity["channelData"]!["eventType"] = property is "membersAdded" ? "teamMemberAdded" : "teamMemberRemoved";
        }

        return activity;
    }

    private JsonObject Bot() => new() { ["id"] = teams.BotId, ["name"] = "LeadershipBot" };

    private static JsonObject Account(FakePerson person, bool named = true)
    {
        var account = new JsonObject { ["id"] = person.Id };

        if (named)
        {
            account["name"] = person.Name;
        }

        account["aadObjectId"] = person.ObjectId;
        return account;
    }

    private static JsonObject ChannelData(FakeConversation where)
    {
        var data = new JsonObject { ["tenant"] = new JsonObject { ["id"] = where.Tenant.Id } };

        if (where.Team is { } team)
        {
            data["teamsChannelId"] = where.Channel;
            data["teamsTeamId"] = team.Id;
            data["channel"] = new JsonObject { ["id"] = where.Channel };
            data["team"] = new JsonObject { ["id"] = team.Id, ["name"] = team.Name, ["aadGroupId"] = team.GroupId };
        }

        return data;
    }
}
