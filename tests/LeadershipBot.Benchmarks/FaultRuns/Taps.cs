using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>People who tap answers and change them, until they are told to stop. What was acknowledged is remembered.</summary>
/// <param name="people">How many people, each tapping alone.</param>
/// <param name="workspaces">Over how many workspaces they were dealt.</param>
/// <param name="week">The week their question is of.</param>
internal sealed class Taps(BotProcess node, FaultSlack slack, int people, int workspaces, string week) : IDisposable
{
    private const int Hands = 8;

    private static readonly string[] Answers = ["handed", "details", "both"];

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Hands }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly CancellationTokenSource enough = new();
    private readonly ConcurrentDictionary<int, Held> held = new();
    private long number = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
    private Task tapping = Task.CompletedTask;
    private int acknowledged, refused, other;
    private long lastAcknowledged;

    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <summary>How many were answered with 503.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <summary>Neither 200 nor 503.</summary>
    public int Other => Volatile.Read(ref other);

    /// <summary>The <see cref="Stopwatch"/>'s timestamp of the last one that was acknowledged.</summary>
    public long LastAcknowledged => Interlocked.Read(ref lastAcknowledged);

    public void Start() => tapping = Task.WhenAll(Enumerable.Range(0, Hands).Select(hand => Task.Run(() => TapAsync(hand))));

    public async Task StopAsync()
    {
        await enough.CancelAsync();
        await tapping;
    }

    /// <summary>How many people's last acknowledged answer, or one they tried after it, is not what is stored.</summary>
    /// <param name="stored">The answer by user id.</param>
    public int Lost(IReadOnlyDictionary<string, string?> stored) => held.Count(pair =>
        pair.Value.Acknowledged is { } last && stored.GetValueOrDefault(User(pair.Key)) is var now && now != last && !pair.Value.After.Contains(now));

    public void Dispose()
    {
        http.Dispose();
        enough.Dispose();
    }

    private async Task TapAsync(int hand)
    {
        for (var turn = 0; !enough.IsCancellationRequested; turn++)
        {
            for (var person = hand; person < people && !enough.IsCancellationRequested; person += Hands)
            {
                await TapAsync(person, Answers[turn % Answers.Length]);
            }
        }
    }

    private async Task TapAsync(int person, string answer)
    {
        var mine = held.GetOrAdd(person, _ => new());
        mine.After.Add(answer);

        switch (await StatusAsync(person, answer))
        {
            case 200:
                Interlocked.Increment(ref acknowledged);
                Interlocked.Exchange(ref lastAcknowledged, Stopwatch.GetTimestamp());
                mine.Acknowledged = answer;
                mine.After.Clear();
                break;
            case 503:
                Interlocked.Increment(ref refused);
                await Task.Delay(50);
                break;
            default:
                Interlocked.Increment(ref other);
                await Task.Delay(50);
                break;
        }
    }

    private async Task<int> StatusAsync(int person, string answer)
    {
        var body = $"payload={Uri.EscapeDataString(Payload(person, answer))}";
        var timestamp = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(FaultSite.Secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Address, "/slack/interactions"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", $"v0={Convert.ToHexStringLower(signature)}");

        try
        {
            using var response = await http.SendAsync(request);
            return (int)response.StatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return 0;
        }
    }

    private string Payload(int person, string answer)
    {
        var (team, channel, ts) = ($"T0HB{person % workspaces:D2}", $"DHB{person:D6}", slack.FirstIn($"DHB{person:D6}"));
        var at = Interlocked.Increment(ref number);
        return JsonSerializer.Serialize(new
        {
            type = "block_actions",
            team = new { id = team },
            user = new { id = User(person), team_id = team },
            api_app_id = "A0",
            container = new { type = "message", message_ts = ts, channel_id = channel, is_ephemeral = false },
            trigger_id = $"{at}.1.x",
            channel = new { id = channel, name = "directmessage" },
            message = new { ts, type = "message" },
            actions = new[] { new { type = "button", action_id = $"answer:{week}:{answer}", block_id = "b", action_ts = $"{at / 1000}.{at % 1000:D3}000" } },
        });
    }

    private static string User(int person) => $"UHB{person:D6}";

    private sealed class Held
    {
        public string? Acknowledged { get; set; }

        /// <summary>What was tried since, and may have been kept or not.</summary>
        public List<string?> After { get; } = [];
    }
}
