using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks;

/// <summary>A platform on loopback: takes messages, names them, and can say whether one is there.</summary>
/// <param name="answersAfter">How long it takes over each message.</param>
/// <param name="perSecond">How many a second it lets through in one workspace before it says 429, or 0 for any number.</param>
internal sealed class Receiver(TimeSpan answersAfter, int perSecond) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, int> arrived = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Workspace, long Second), int> seconds = new();
    private readonly Pauses? pauses = answersAfter > TimeSpan.Zero ? new(answersAfter) : null;
    private WebApplication? app;
    private int taken;
    private int refused;
    private long lastRefusal;

    public Uri Address => new(app!.Urls.Single());

    /// <summary>How often each key arrived.</summary>
    public IReadOnlyDictionary<string, int> Arrived => arrived;

    /// <summary>How many messages were taken.</summary>
    public int Taken => Volatile.Read(ref taken);

    public int Refused => Volatile.Read(ref refused);

    /// <summary>The <see cref="Stopwatch"/>'s timestamp of the last 429.</summary>
    public long LastRefusal => Interlocked.Read(ref lastRefusal);

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/post/{workspace}", PostAsync);
        app.MapGet("/find", (string key) => arrived.ContainsKey(key) ? Results.Text(key) : Results.NotFound());
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        pauses?.Dispose();
    }

    private async Task<IResult> PostAsync(string workspace, string key, HttpRequest request)
    {
        await request.Body.CopyToAsync(Stream.Null);

        if (perSecond > 0 && seconds.AddOrUpdate((workspace, Environment.TickCount64 / 1000), 1, (_, before) => before + 1) > perSecond)
        {
            Interlocked.Increment(ref refused);
            Interlocked.Exchange(ref lastRefusal, Stopwatch.GetTimestamp());
            return Results.StatusCode(429);
        }

        if (pauses is not null)
        {
            await pauses.PauseAsync();
        }

        arrived.AddOrUpdate(key, 1, (_, before) => before + 1);
        Interlocked.Increment(ref taken);
        return Results.Text(key);
    }
}
