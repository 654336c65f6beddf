using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Conversations: which there are, who may be written to, and how one begins.</summary>
internal sealed partial class FakeConnector
{
    private readonly Dictionary<string, FakeConversation> conversations = [];

    /// <summary>A conversation by its id, without the thread; or null.</summary>
    public FakeConversation? Conversation(string id) => Locked(() => conversations.GetValueOrDefault(id.Split(';')[0]));

    /// <summary>Their own chat with the bot, as Teams makes it when the app is installed or first writes.</summary>
    public FakeConversation Chat(FakePerson person) => Locked(() => Open(new(person.Chat, person.Tenant, "personal", null, [person])));

    /// <summary>A channel of a team; without a name, General.</summary>
    public FakeConversation Channel(FakeTeam team, string? channel = null) =>
        Locked(() => Open(new(channel is null ? team.Id : team.Channel(channel), team.Tenant, "channel", team, team.Members)));

    /// <summary>A group chat of some people.</summary>
    public FakeConversation Group(params FakePerson[] people)
    {
        var id = "19:" + Made.Letters("group/" + string.Join('/', people.Select(one => one.Id)), 32) + "@thread.v2";
        return Locked(() => Open(new(id, people[0].Tenant, "groupChat", null, people)));
    }

    /// <summary>They remove the chat's history: the id they had is dead, and the next chat has another.</summary>
    public void RemoveHistory(FakePerson person)
    {
        Chat(person).Gone = true;
        person.Histories++;
    }

    /// <summary>A message of the bot that stands in a conversation, or null.</summary>
    public FakeMessage? Message(string conversation, string id) => Conversation(conversation)?.Messages.FirstOrDefault(one => one.Id == id);

    private FakeConversation Open(FakeConversation conversation) =>
        conversations.TryGetValue(conversation.Id, out var there) ? there : conversations[conversation.Id] = conversation;

    private Said AnswerAboutTenant(HttpContext context, FakeTenant tenant, Route route, Call call) => route.Operation switch
    {
        Ask.Create => Create(context, tenant, call),
        Ask.Team or Ask.Channels => AnswerAboutTeam(tenant, route, call),
        _ => Find(tenant, route, call, out var conversation) ?? route.Operation switch
        {
            Ask.Members => PageOf(conversation!, call),
            Ask.Member => One(conversation!, route.Item!, call),
            _ => AnswerAboutActivity(context, conversation!, route, call),
        },
    };

    private Said? Find(FakeTenant tenant, Route route, Call call, out FakeConversation? conversation)
    {
        conversation = conversations.GetValueOrDefault(route.Id!.Split(';')[0]);

        return conversation is null ? Refuse(call, 404, "ConversationNotFound", "a conversation that never was")
            : conversation.Tenant != tenant ? Refuse(call, 404, "ConversationNotFound", "a conversation of another tenant")
            : conversation.Gone ? new(404, FakeFault.ConversationNotFound.Body)
            : !MayWrite(conversation) ? new(403, FakeFault.NotInRoster.Body)
            : null;
    }

    // A chat with somebody lasts as long as they have the app themselves, or are in a team that has.
    private static bool MayWrite(FakeConversation conversation) => conversation.Kind switch
    {
        "personal" => Reaches(conversation.People[0]),
        "channel" => conversation.Team!.Installed,
        _ => true,
    };

    private static bool Reaches(FakePerson person) =>
        person.Installed || person.Tenant.Teams.Any(team => team.Installed && team.Members.Contains(person));

    private Said Create(HttpContext context, FakeTenant tenant, Call call)
    {
        if (Unreadable(context, call, out var body) is { } unreadable)
        {
            return unreadable;
        }

        var strange = body!.Select(pair => pair.Key).Except(["isGroup", "bot", "members", "tenantId", "channelData", "activity", "topicName"]);

        return strange.FirstOrDefault() is { } name ? Refuse(call, 400, "BadSyntax", $"unknown property {name}")
            : body!["isGroup"] is not JsonValue flag || !flag.TryGetValue<bool>(out var group) ? Refuse(call, 400, "BadArgument", "isGroup is missing")
            : group ? Thread(tenant, body, call)
            : Personal(tenant, body, call);
    }

    private Said Personal(FakeTenant tenant, JsonObject body, Call call)
    {
        if (body["members"] is not JsonArray { Count: 1 } members || members[0] is not JsonObject member || (string?)member["id"] is not { } id)
        {
            return Refuse(call, 400, "BadArgument", "a personal chat has one member, named by id");
        }

        var wrong = member.ContainsKey("aadObjectId") ? "the object id belongs into id"
            : (string?)body["tenantId"] != tenant.Id || (string?)body["channelData"]?["tenant"]?["id"] != tenant.Id ? "the tenant is missing, or another one"
            : (string?)body["bot"]?["id"] != BotId ? "the bot is missing, or another one"
            : body.ContainsKey("activity") ? "nothing is posted into a personal chat that begins"
            : null;

        if (wrong is not null)
        {
            return Refuse(call, 400, "BadArgument", wrong);
        }

        var person = tenant.People.FirstOrDefault(one => one.Id == id || one.ObjectId == id);

        return person is null ? Refuse(call, 400, "BadArgument", "nobody of that tenant")
            : !Reaches(person) ? new(403, FakeFault.NotInRoster.Body)
            : id == person.ObjectId && !person.Installed ? new(403, FakeFault.NotInRoster.Body)
            : new(201, new JsonObject { ["id"] = Open(new(person.Chat, tenant, "personal", null, [person])).Id });
    }

    private Said Thread(FakeTenant tenant, JsonObject body, Call call)
    {
        var channel = (string?)body["channelData"]?["channel"]?["id"];
        var team = channel is null ? null : tenant.Teams.FirstOrDefault(one => one.Has(channel));

        if (team is null)
        {
            return Refuse(call, 400, "BadArgument", "a thread begins in a channel of that tenant");
        }

        if (body["activity"] is not JsonObject activity)
        {
            return Refuse(call, 400, "BadArgument", "a thread begins with an activity");
        }

        if (!team.Installed)
        {
            return new(403, FakeFault.NotInRoster.Body);
        }

        if (Faulty(call, activity) is { } faulty)
        {
            return faulty;
        }

        var conversation = Open(new(channel!, tenant, "channel", team, team.Members));
        var id = conversation.NextId(clock.GetUtcNow());
        Stand(conversation, $"{channel};messageid={id}", id, activity);
        return new(201, new JsonObject { ["id"] = $"{channel};messageid={id}", ["activityId"] = id });
    }
}
