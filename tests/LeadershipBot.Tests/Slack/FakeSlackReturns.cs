using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Slack;

/// <summary>response_urls: five uses, thirty minutes. Kept among the calls as <c>response_url</c>.</summary>
internal sealed class FakeSlackReturns(FakeSlack slack)
{
    private static readonly string[] Known =
        ["text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts", "unfurl_links", "unfurl_media", "metadata", "mrkdwn"];

    private readonly Dictionary<string, ReturnUrl> made = [];

    /// <param name="message">The message that was tapped; null for a command.</param>
    public string Make(FakeWorkspace workspace, string user, FakeChannel channel, FakeMessage? message)
    {
        lock (slack.Gate)
        {
            var id = slack.NextId("return-");
            made[id] = new(workspace, user, channel, message, slack.Now);
            var address = new Uri(slack.Address, $"{(message is null ? "commands" : "actions")}/{id}").ToString();
            LogWatch.Secret(address);
            return address;
        }
    }

    public async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(CancellationToken.None);
        var sent = Parse(body);
        var args = sent?.ToDictionary(pair => pair.Key, pair => pair.Value?.GetValueKind() == JsonValueKind.String ? pair.Value.GetValue<string>() : pair.Value?.ToJsonString() ?? "") ?? [];
        var call = new SlackCall(slack, "response_url", null, args);
        slack.Keep(call);

        if (sent is null || context.Request.Method != "POST" || context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true)
        {
            call.Complain("no JSON posted");
        }

        if (context.Request.Headers.Authorization.Count > 0)
        {
            call.Complain("a token rides along");
        }

        call.Fault = slack.Faults.Next(call);
        await FakeSlackAnswering.AnswerAsync(context, call, () => Run(call, made.GetValueOrDefault((string)context.Request.RouteValues["id"]!)));
    }

    private JsonObject Run(SlackCall call, ReturnUrl? url)
    {
        try
        {
            lock (slack.Gate)
            {
                Use(call, url ?? throw SlackCall.Refuse("invalid_url", "a response_url that was never given out"));
                return new() { ["ok"] = true };
            }
        }
        catch (SlackRefusalException refused)
        {
            if (refused.Wrong is { } wrong)
            {
                call.Complain(wrong);
            }

            call.Error = refused.Error;
            return new() { ["ok"] = false, ["error"] = refused.Error };
        }
    }

    private void Use(SlackCall call, ReturnUrl url)
    {
        if (++url.Uses > 5)
        {
            throw SlackCall.Refuse("used_url", "a sixth use of a response_url");
        }

        if (slack.Now - url.At > TimeSpan.FromMinutes(30))
        {
            throw SlackCall.Refuse("expired_url");
        }

        if (call.Args.Keys.FirstOrDefault(arg => !Known.Contains(arg)) is { } unknown)
        {
            throw SlackCall.Refuse("invalid_arguments", $"unknown argument {unknown}");
        }

        call.Workspace = url.Workspace;

        if (call.Flag("delete_original"))
        {
            url.Channel.Messages.Remove(Original(url));
            url.Channel.Ephemerals.Remove(Original(url));
            return;
        }

        var (text, blocks) = FakeSlackChat.Body(call);

        if (call.Flag("replace_original"))
        {
            if (call.Arg("response_type") is not null)
            {
                call.Complain("a replacement that says whom it is for");
            }

            var original = Original(url);
            (original.Text, original.Blocks, original.Edited) = (text, blocks, slack.NextTs());
            return;
        }

        if (call.Flag("unfurl_links") || call.Flag("unfurl_media") || call.Arg("unfurl_links") is null)
        {
            call.Complain("unfurling is not switched off");
        }

        var aloud = call.Arg("response_type") == "in_channel";
        (aloud ? url.Channel.Messages : url.Channel.Ephemerals).Add(new()
        {
            Ts = slack.NextTs(), User = url.Workspace.BotUser, BotId = url.Workspace.BotId, Thread = call.Arg("thread_ts"),
            OnlyFor = aloud ? null : url.User, Text = text, Blocks = blocks,
        });
    }

    private static FakeMessage Original(ReturnUrl url) =>
        url.Message is { } message && (url.Channel.Messages.Contains(message) || url.Channel.Ephemerals.Contains(message))
            ? message
            : throw SlackCall.Refuse("message_not_found", url.Message is null ? "nothing to replace: a command has no message" : null);

    private static JsonObject? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record ReturnUrl(FakeWorkspace Workspace, string User, FakeChannel Channel, FakeMessage? Message, DateTimeOffset At)
    {
        public int Uses { get; set; }
    }
}
