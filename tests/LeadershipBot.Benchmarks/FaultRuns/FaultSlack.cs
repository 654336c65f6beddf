using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>As much of Slack as it takes to post, edit and look a message up again. It keeps what arrived, whoever was killed meanwhile.</summary>
/// <param name="takes">How long it takes over a message: half of it before the message stands there, half of it before it says so.</param>
internal sealed class FaultSlack(TimeSpan takes) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Kept>> channels = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> posts = new(StringComparer.Ordinal);
    private WebApplication? app;
    private long lastTs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;

    public string ApiBaseUrl => $"{app!.Urls.Single()}/api/";

    /// <summary>How often the message of each key was posted.</summary>
    public IReadOnlyDictionary<string, int> Posts => posts;

    /// <summary>How many messages stand in a conversation that stand there already.</summary>
    public int Doubled => posts.Values.Sum(times => times - 1);

    /// <summary>The name of the first message in a conversation.</summary>
    public string? FirstIn(string channel) => channels.TryGetValue(channel, out var kept) && kept.TryPeek(out var first) ? first.Ts : null;

    public static async Task<FaultSlack> StartAsync(TimeSpan takes)
    {
        var slack = new FaultSlack(takes);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        slack.app = builder.Build();
        slack.app.MapPost("/api/{method}", slack.AnswerAsync);
        await slack.app.StartAsync();
        return slack;
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await app!.StopAsync(patience.Token);
        await app.DisposeAsync();
    }

    private async Task<IResult> AnswerAsync(string method, HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var channel = form["channel"].ToString();

        switch (method)
        {
            case "chat.postMessage":
                return await PostAsync(channel, form["metadata"].ToString());
            case "conversations.history":
                return Results.Json(new { ok = true, messages = Kept(channel).Select(Shown) });
            case "conversations.open":
                return Results.Json(new { ok = true, channel = new { id = $"D{form["users"].ToString()[1..]}" } });
            case "auth.test":
                return Results.Json(new { ok = true, team_id = "T0HB00", user_id = "UHBBOT", bot_id = "BHBBOT" });
            default:
                return Results.Json(new { ok = true, channel, ts = form["ts"].ToString() });
        }
    }

    private async Task<IResult> PostAsync(string channel, string metadata)
    {
        await Task.Delay(takes / 2);
        using var read = JsonDocument.Parse(metadata);
        var key = read.RootElement.GetProperty("event_payload").GetProperty("key").GetString()!;
        var ts = (Interlocked.Add(ref lastTs, 100) / 1e6).ToString("F6", CultureInfo.InvariantCulture);
        channels.GetOrAdd(channel, _ => new()).Enqueue(new(ts, key));
        posts.AddOrUpdate(key, 1, (_, before) => before + 1);
        await Task.Delay(takes / 2);

        return Results.Json(new { ok = true, channel, ts });
    }

    private IEnumerable<Kept> Kept(string channel) => channels.TryGetValue(channel, out var kept) ? kept : [];

    private static object Shown(Kept kept) => new
    {
        ts = kept.Ts, bot_id = "BHBBOT", metadata = new { event_type = "leadershipbot_message", event_payload = new { key = kept.Key } },
    };
}

/// <summary>A message that stands in a conversation.</summary>
internal sealed record Kept(string Ts, string Key);
