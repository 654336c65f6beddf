using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What the bot answered to a request.</summary>
internal sealed record TeamsReply(int Status, string Body, TimeSpan Took)
{
    public JsonObject Json => Body.StartsWith('{') ? (JsonObject)JsonNode.Parse(Body)! : [];

    /// <summary>Fails the test where the bot did not take it.</summary>
    public TeamsReply Taken()
    {
        Status.ShouldBeOneOf([200, 201, 202], Body);
        return this;
    }
}

/// <summary>People in Teams: install the app, write, tap, and see what stands in their chats. Sends what Teams would send, signed as Teams signs.</summary>
/// <param name="bot">Where the bot listens.</param>
internal sealed partial class TeamsDriver(FakeConnector teams, Uri bot) : IDisposable
{
    // After that Teams gives up on a bot.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly TokenForge forge = new(teams);
    private readonly Lock gate = new();
    private readonly List<JsonObject> sent = [];

    public FakeConnector Teams => teams;

    public TokenForge Forge => forge;

    /// <summary>Every activity sent, in order.</summary>
    public IReadOnlyList<JsonObject> Sent
    {
        get
        {
            lock (gate)
            {
                return [.. sent];
            }
        }
    }

    /// <summary>Sends an activity with the token Teams would send.</summary>
    public Task<TeamsReply> SendAsync(JsonObject activity) => SendAsync(activity, ["Bearer " + forge.Real((string)activity["serviceUrl"]!)]);

    /// <summary>Sends an activity with other Authorization headers; with none, if there are none.</summary>
    public Task<TeamsReply> SendAsync(JsonObject activity, IReadOnlyList<string> authorization)
    {
        LogWatch.Typed(activity["text"] is JsonValue text && text.TryGetValue<string>(out var said) ? said : null);
        Fields(activity).ForEach(LogWatch.Typed);

        lock (gate)
        {
            sent.Add(activity);
        }

        return SendAsync(Encoding.UTF8.GetBytes(activity.ToJsonString()), authorization);
    }

    /// <summary>Sends bytes that may be anything.</summary>
    public async Task<TeamsReply> SendAsync(byte[] body, IReadOnlyList<string> authorization, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "/api/messages"));
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type + "; charset=utf-8") } };
        request.Headers.UserAgent.ParseAdd("Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)");

        foreach (var header in authorization)
        {
            request.Headers.TryAddWithoutValidation("Authorization", header).ShouldBeTrue();
        }

        var started = Stopwatch.GetTimestamp();
        using var response = await http.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Sends the latest activity again, as Teams does when the bot took longer than 15 seconds: the same, or later with a new id.</summary>
    public Task<TeamsReply> RepeatAsync(bool newId = false) => RepeatAsync(Sent[^1], newId);

    public Task<TeamsReply> RepeatAsync(JsonObject activity, bool newId = false)
    {
        var again = (JsonObject)activity.DeepClone();

        if (newId)
        {
            var conversation = teams.Conversation((string)again["conversation"]!["id"]!)!;
            again["id"] = ((string)again["id"]!).StartsWith("f:", StringComparison.Ordinal) ? "f:" + Guid.NewGuid() : conversation.NextId(teams.Clock.GetUtcNow());
            again["timestamp"] = Timestamp();
        }

        return SendAsync(again);
    }

    public void Dispose() => http.Dispose();

    // What a form brings along stands beside what its button carries.
    private static List<string?> Fields(JsonObject activity) =>
        activity["value"] is JsonObject value && (value["action"]?["data"] ?? value) is JsonObject data
            ? [.. data.Select(pair => pair.Value as JsonValue).Where(one => one is not null).Select(one => one!.TryGetValue<string>(out var text) ? text : null)]
            : [];

    private string Timestamp() => teams.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
