using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>Sends the bot what Slack sends: events, commands and interactions, signed over HTTP or by socket.</summary>
internal sealed class SlackDriver : IDisposable
{
    private readonly HttpClient? http;
    private readonly string secret;

    private SlackDriver(FakeSlack slack, Uri? bot, string? secret)
    {
        Slack = slack;
        this.secret = secret ?? slack.SigningSecret;
        http = bot is null ? null : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = bot };
    }

    public FakeSlack Slack { get; }

    public bool IsSocket => http is null;

    /// <summary>How long the slowest acknowledgement took.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <param name="bot">Where the bot listens.</param>
    public static SlackDriver OverHttp(FakeSlack slack, Uri bot, string? secret = null) => new(slack, bot, secret);

    public static SlackDriver OverSocket(FakeSlack slack) => new(slack, null, null);

    /// <summary>Somebody in a workspace, with eyes and fingers.</summary>
    public SlackPerson As(FakeWorkspace workspace, string user) => new(this, workspace, user);

    /// <summary>Sends an event.</summary>
    /// <param name="id">Its <c>event_id</c>; a new one when null.</param>
    /// <param name="sign">How the request is signed and marked, where not plainly.</param>
    /// <param name="shape">Changes the envelope, for Slack Connect and other oddities.</param>
    public Task<SlackReply> EventAsync(FakeWorkspace workspace, JsonObject inner, string? id = null, SlackSigning? sign = null, Action<JsonObject>? shape = null)
    {
        LogWatch.Typed(FakeSlackBlocks.Text(inner["text"]));
        var org = Slack.Tokens.OrgOf(workspace);
        inner["event_ts"] ??= Slack.NextTs();
        var envelope = new JsonObject
        {
            ["token"] = "deprecated",
            ["team_id"] = workspace.Id,
            ["context_team_id"] = workspace.Id,
            ["context_enterprise_id"] = workspace.Enterprise,
            ["api_app_id"] = Slack.AppId,
            ["event"] = inner,
            ["type"] = "event_callback",
            ["event_id"] = id ?? Slack.NextId("Ev"),
            ["event_time"] = Slack.Now.ToUnixTimeSeconds(),
            ["is_ext_shared_channel"] = false,
            ["authorizations"] = new JsonArray(new JsonObject
            {
                ["enterprise_id"] = org ?? workspace.Enterprise,
                ["team_id"] = org is null ? workspace.Id : null,
                ["user_id"] = workspace.BotUser,
                ["is_bot"] = true,
                ["is_enterprise_install"] = org is not null,
            }),
        };
        shape?.Invoke(envelope);
        return SendAsync("events", "events_api", acceptsPayload: false, sign, envelope);
    }

    /// <summary>Sends an interaction's payload; <c>view_submission</c> may be answered.</summary>
    public Task<SlackReply> InteractionAsync(JsonObject payload, SlackSigning? sign = null)
    {
        foreach (var held in (payload["view"]?["state"]?["values"] as JsonObject ?? []).Select(field => field.Value).OfType<JsonObject>().SelectMany(field => field))
        {
            LogWatch.Typed(FakeSlackBlocks.Text((held.Value as JsonObject)?["value"]));
        }

        return SendAsync("interactions", "interactive", FakeSlackBlocks.Text(payload["type"]) == "view_submission", sign, payload);
    }

    /// <summary>Sends a slash command's fields.</summary>
    public Task<SlackReply> CommandAsync(JsonObject fields, SlackSigning? sign = null)
    {
        LogWatch.Typed(FakeSlackBlocks.Text(fields["text"]));
        return SendAsync("commands", "slash_commands", acceptsPayload: true, sign, fields);
    }

    /// <summary>Slack's question whether the address is ours.</summary>
    public Task<SlackReply> UrlVerificationAsync(string challenge, SlackSigning? sign = null) => PostAsync(
        "events", new JsonObject { ["token"] = "deprecated", ["challenge"] = challenge, ["type"] = "url_verification" }.ToJsonString(), "application/json", sign ?? new());

    /// <summary>The unsigned look at a command's address.</summary>
    /// <param name="fields">The whole form.</param>
    public Task<SlackReply> SslCheckAsync(string fields = "ssl_check=1&token=deprecated", string road = "commands") =>
        PostAsync(road, fields, "application/x-www-form-urlencoded", new() { Unsigned = true });

    /// <summary>Posts any body, signed, to <c>/slack/…</c>.</summary>
    public async Task<SlackReply> PostAsync(string road, string body, string mediaType, SlackSigning sign)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"slack/{road}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sign.Tamper?.Invoke(body) ?? body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        sign.Apply(request, body, secret, Slack.Now - Slack.Offset);
        var started = TimeProvider.System.GetTimestamp();
        using var response = await http!.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return Timed(new((int)response.StatusCode, text, TimeProvider.System.GetElapsedTime(started)));
    }

    public void Dispose() => http?.Dispose();

    private async Task<SlackReply> SendAsync(string road, string type, bool acceptsPayload, SlackSigning? sign, JsonObject payload)
    {
        if (IsSocket)
        {
            var ack = await Slack.Sockets.SendAsync(type, payload, acceptsPayload, sign?.Tries ?? 3);
            return Timed(ack is null ? new(0, "", Slack.Sockets.Patience) : new(200, ack.Payload?.ToJsonString() ?? "", ack.Took));
        }

        var (body, media) = road switch
        {
            "events" => (payload.ToJsonString(), "application/json"),
            "commands" => (Form(payload.ToDictionary(pair => pair.Key, pair => FakeSlackBlocks.Text(pair.Value) ?? "")), "application/x-www-form-urlencoded"),
            _ => (Form(new() { ["payload"] = payload.ToJsonString() }), "application/x-www-form-urlencoded"),
        };
        var reply = await PostAsync(road, body, media, sign ?? new());

        // As Slack does it with events, only without the minutes between.
        for (var retry = 1; road == "events" && sign is { Retries: true } && retry <= 3 && reply.Status is < 200 or >= 300; retry++)
        {
            reply = await PostAsync(road, body, media, sign with { Retry = (retry, "http_error") });
        }

        return reply;
    }

    private SlackReply Timed(SlackReply reply)
    {
        Slowest = reply.Took > Slowest ? reply.Took : Slowest;

        if (reply.Took > TimeSpan.FromSeconds(3))
        {
            Slack.Complain($"acknowledged after {reply.Took.TotalSeconds:F1} s");
        }

        return reply;
    }

    private static string Form(Dictionary<string, string> fields) =>
        string.Join('&', fields.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value).Replace("%20", "+")}"));
}
