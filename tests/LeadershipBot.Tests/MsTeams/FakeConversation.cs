using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>A conversation the bot is in, with everything that stands in it.</summary>
/// <param name="Kind"><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
/// <param name="Team">Whose channel it is, or null.</param>
/// <param name="People">Who is in it.</param>
internal sealed record FakeConversation(string Id, FakeTenant Tenant, string Kind, FakeTeam? Team, IReadOnlyList<FakePerson> People)
{
    private readonly Lock gate = new();
    private readonly List<FakeMessage> messages = [];
    private long last;

    /// <summary>Those that stand in it now, oldest first.</summary>
    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (gate)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>Whether the person has removed the chat's history: the id is dead then.</summary>
    public bool Gone { get; set; }

    /// <summary>The channel's id, without the thread.</summary>
    public string Channel => Id.Split(';')[0];

    /// <summary>All that stands, as it reads for somebody, a blank line between messages.</summary>
    public string TextFor(FakePerson person) => string.Join("\n\n", Messages.Select(message => message.TextFor(person)));

    /// <summary>The latest message as it reads for somebody; nothing where there is none.</summary>
    public string LastFor(FakePerson person) => Messages is [.., var last] ? last.TextFor(person) : "";

    /// <summary>Ids are milliseconds, and never the same twice in one conversation.</summary>
    public string NextId(DateTimeOffset now)
    {
        lock (gate)
        {
            last = Math.Max(last + 1, now.ToUnixTimeMilliseconds());
            return last.ToString();
        }
    }

    public void Add(FakeMessage message)
    {
        lock (gate)
        {
            messages.Add(message);
        }
    }

    public void Remove(FakeMessage message)
    {
        lock (gate)
        {
            messages.Remove(message);
        }
    }
}

/// <summary>A message of the bot as it stands.</summary>
/// <param name="Thread">The conversation it stands in; for a channel, with the thread.</param>
internal sealed record FakeMessage(string Id, string Thread)
{
    private readonly ConcurrentDictionary<string, JsonObject> views = [];

    /// <summary>What was posted, then what each update made of it; the last one counts.</summary>
    public IReadOnlyList<JsonObject> Versions { get; private set; } = [];

    public JsonObject Activity => Versions[^1];

    /// <summary>What a notification and the list of chats show.</summary>
    public string? Summary => (string?)Activity["summary"];

    public bool Alerts => (bool?)Activity["channelData"]?["notification"]?["alert"] ?? false;

    /// <summary>The card everybody sees, or null.</summary>
    public JsonObject? Card => Activity["attachments"]?.AsArray().Select(one => one?["content"] as JsonObject).FirstOrDefault(content => content is not null);

    /// <summary>The card somebody sees: their own tap may have replaced it for them alone.</summary>
    public JsonObject? CardFor(FakePerson person) => views.GetValueOrDefault(person.Id) ?? Card;

    /// <summary>As it reads for somebody.</summary>
    /// <param name="old">In an old client: fallbacks instead of charts and Action.Execute.</param>
    public string TextFor(FakePerson person, bool old = false) => CardFor(person) is { } card ? CardText.Read(card, old) : (string?)Activity["text"] ?? "";

    public void Replace(FakePerson person, JsonObject card) => views[person.Id] = card;

    public void Update(JsonObject activity)
    {
        views.Clear();
        Versions = [.. Versions, activity];
    }
}

/// <summary>A call the bot made, in the order they came.</summary>
/// <param name="Operation">Its kind: see <see cref="Ask"/>.</param>
/// <param name="Tenant">Whose service address it came to, or null outside of those.</param>
/// <param name="Conversation">Which conversation, team or (for a new personal chat) person it is about, or null.</param>
internal sealed record Call(int Number, string Operation, string Method, string Target, string? Tenant, string? Conversation, string Body, DateTimeOffset At)
{
    /// <summary>What was answered: 0 for no answer at all.</summary>
    public int Status { get; set; }

    /// <summary>The body as JSON; an empty object where there was none.</summary>
    public JsonObject Json => Body.StartsWith('{') ? (JsonObject)JsonNode.Parse(Body)! : [];

    /// <inheritdoc/>
    public override string ToString() => $"{Number} {Operation} {Conversation} {Status}";
}

/// <summary>The kinds of calls a bot makes.</summary>
internal static class Ask
{
    public const string Metadata = "metadata";
    public const string Keys = "keys";
    public const string Token = "token";
    public const string Post = "post";
    public const string Put = "put";
    public const string Delete = "delete";
    public const string Create = "create";
    public const string Members = "members";
    public const string Member = "member";
    public const string Team = "team";
    public const string Channels = "channels";
    public const string Unknown = "unknown";
}
