using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>The smallest bot there can be: greets, repeats what is said on a card, and replaces the card that is tapped. The fake and the driver are tried on it.</summary>
internal sealed class EchoBot : IAsyncDisposable
{
    private readonly HttpClient http = new();
    private readonly WebApplication app;
    private readonly FakeConnector teams;
    private readonly EchoDoor door;

    private EchoBot(FakeConnector teams, WebApplication app) => (this.teams, this.app, door) = (teams, app, new(teams, http));

    public Uri Url => new(app.Urls.Single());

    /// <summary>The activities that came in.</summary>
    public List<JsonObject> Heard { get; } = [];

    public static async Task<EchoBot> StartAsync(FakeConnector teams)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var bot = new EchoBot(teams, builder.Build());
        bot.app.MapPost("/api/messages", bot.HearAsync);
        await bot.app.StartAsync();
        return bot;
    }

    /// <summary>A card with a line and a button that has a subject.</summary>
    public static JsonObject Card(string text, params string[] buttons) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray(new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(new JsonObject { ["type"] = "TextRun", ["text"] = text }) }),
        ["actions"] = new JsonArray([.. buttons.Select(Button)]),
    };

    /// <summary>Calls the connector, with a token from the fake.</summary>
    public async Task<(int Status, JsonObject Body)> CallAsync(HttpMethod method, string address, JsonObject? body, string? token = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? await TokenAsync());
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? (JsonObject)JsonNode.Parse(text)! : []);
    }

    public async Task<string> TokenAsync(string? secret = null)
    {
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", teams.AppId), new("client_secret", secret ?? teams.Secret),
            new("scope", "https://api.botframework.com/.default"),
        ]);
        using var response = await http.PostAsync(teams.Authority + "/oauth2/v2.0/token", form);
        return (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["access_token"] ?? "";
    }

    public static JsonObject Message(JsonObject card) => new()
    {
        ["type"] = "message",
        ["summary"] = "A reply is here.",
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }),
    };

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private static JsonNode Button(string title)
    {
        var data = new JsonObject { ["subject"] = title };
        var submit = new JsonObject { ["type"] = "Action.Submit", ["title"] = title, ["data"] = data.DeepClone() };
        return new JsonObject { ["type"] = "Action.Execute", ["title"] = title, ["verb"] = "tap", ["data"] = data, ["fallback"] = submit };
    }

    private async Task<IResult> HearAsync(HttpRequest request)
    {
        var activity = (JsonObject)(await JsonNode.ParseAsync(request.Body))!;

        if (!await door.LetsInAsync([.. request.Headers.Authorization], activity))
        {
            return Results.StatusCode(401);
        }

        Heard.Add(activity);
        var said = (string?)activity["text"] ?? (string?)activity["value"]?["subject"];

        if ((string?)activity["type"] is "invoke")
        {
            return (string?)activity["name"] is not "adaptiveCard/action" ? Results.StatusCode(501) : Results.Json(new JsonObject
            {
                ["statusCode"] = 200,
                ["type"] = "application/vnd.microsoft.card.adaptive",
                ["value"] = Card("You tapped " + activity["value"]!["action"]!["data"]!.ToJsonString()),
            });
        }

        if ((string?)activity["type"] is "message")
        {
            var id = Uri.EscapeDataString((string)activity["conversation"]!["id"]!);
            await CallAsync(HttpMethod.Post, $"{activity["serviceUrl"]}v3/conversations/{id}/activities", Message(Card("You said " + said, "One", "Two")));
        }

        return Results.StatusCode(202);
    }
}
