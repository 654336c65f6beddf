using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>Calls the fake as a careful app does, for its own tests.</summary>
internal static class FakeSlackCalls
{
    /// <summary>With the bot token of the first workspace.</summary>
    public static Task<JsonObject> CallAsync(this FakeSlack slack, string method, params (string Name, string Value)[] args) =>
        slack.CallAsync(method, slack.Workspaces[0].BotToken, args);

    public static async Task<JsonObject> CallAsync(this FakeSlack slack, string method, string? token, params (string Name, string Value)[] args)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var extra = method == "chat.postMessage" ? new[] { ("unfurl_links", "false"), ("unfurl_media", "false") } : [];
        using var request = new HttpRequestMessage(HttpMethod.Post, slack.ApiBaseUrl + method)
        {
            Content = new FormUrlEncodedContent(args.Concat(extra).ToDictionary(arg => arg.Item1, arg => arg.Item2)),
        };
        request.Headers.Authorization = token is null ? null : new("Bearer", token);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("test", "1"));
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    public static string? Error(this JsonObject answer) => FakeSlackBlocks.Text(answer["error"]);
}
