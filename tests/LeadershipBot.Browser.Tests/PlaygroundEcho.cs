using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests;

/// <summary>The smallest bot there can be, to try the emulator with: greets, repeats, replaces the card that is tapped, writes first when told to.</summary>
public sealed class PlaygroundEcho : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient http = new();

    public PlaygroundEcho()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        }

        listener.Prefixes.Add(Url + "/");
        listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public string Url { get; }

    public void Dispose()
    {
        listener.Close();
        http.Dispose();
    }

    private async Task ListenAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var text = await reader.ReadToEndAsync();
        var activity = text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!;
        var type = (string?)activity["type"];
        context.Response.StatusCode = type is "invoke" ? 200 : type is null ? 405 : 202;

        var reply = type is not "invoke" ? "" : new JsonObject
        {
            ["statusCode"] = 200,
            ["type"] = "application/vnd.microsoft.card.adaptive",
            ["value"] = Card("You tapped " + activity["value"]!["action"]!["data"]!["subject"]),
        }.ToJsonString();

        // The emulator asks with HEAD whether anybody is there, and waits for a length.
        context.Response.ContentType = "application/json";
        context.Response.Close(Encoding.UTF8.GetBytes(reply), willBlock: true);

        if (type is "installationUpdate")
        {
            await PostAsync(activity, (string)activity["conversation"]!["id"]!, Card("Welcome", "Join"));
        }
        else if (type is "message")
        {
            await PostAsync(activity, await PlaceAsync(activity), Card("You said " + activity["text"], "One", "Two"));
        }
    }

    // What is said in a channel is answered in the person's own chat, which has to be begun.
    private async Task<string> PlaceAsync(JsonObject activity)
    {
        if ((string?)activity["conversation"]!["conversationType"] is "personal")
        {
            return (string)activity["conversation"]!["id"]!;
        }

        var begin = new JsonObject
        {
            ["isGroup"] = false,
            ["members"] = new JsonArray(new JsonObject { ["id"] = (string)activity["from"]!["id"]! }),
        };
        return (string)(await CallAsync(activity, "v3/conversations", begin))["id"]!;
    }

    private Task<JsonNode> PostAsync(JsonObject activity, string conversation, JsonObject card) =>
        CallAsync(activity, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities", new()
        {
            ["type"] = "message",
            ["summary"] = "A reply is here.",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }),
        });

    private async Task<JsonNode> CallAsync(JsonObject activity, string address, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"{activity["serviceUrl"]!.ToString().TrimEnd('/')}/{address}", content);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static JsonObject Card(string text, params string[] buttons) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = new JsonArray(
            new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true },
            new JsonObject
            {
                ["type"] = "Chart.VerticalBar",
                ["color"] = "categoricalBlue",
                ["data"] = new JsonArray(new JsonObject { ["x"] = "W46", ["y"] = 3 }, new JsonObject { ["x"] = "W47", ["y"] = 2 }),
            }),
        ["actions"] = new JsonArray([.. buttons.Select(one => new JsonObject
        {
            ["type"] = "Action.Execute", ["title"] = one, ["verb"] = "tap", ["data"] = new JsonObject { ["subject"] = one },
        })]),
    };
}
