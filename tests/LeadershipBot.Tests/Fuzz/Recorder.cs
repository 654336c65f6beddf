using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>A request as it came to a bot.</summary>
/// <param name="Path">With its query, from the slash on.</param>
internal sealed record Heard(string Method, string Path, string? Type, byte[] Body);

/// <summary>Keeps what comes to the bots that are started while it listens: real requests, to be spoilt.</summary>
internal sealed class Recorder : IStartupFilter
{
    private static readonly AsyncLocal<Recorder?> Listening = new();

    private readonly List<Heard> heard = [];

    /// <summary>From here on every bot that this test starts is listened to.</summary>
    public static Recorder Listen() => Listening.Value = new();

    /// <summary>Puts the recorder of this test, if there is one, before everything the bot does.</summary>
    public static void AddTo(IServiceCollection services)
    {
        if (Listening.Value is { } recorder)
        {
            services.AddSingleton<IStartupFilter>(recorder);
        }
    }

    /// <summary>What came, and no bot is listened to any more.</summary>
    public IReadOnlyList<Heard> Take()
    {
        Listening.Value = null;

        lock (heard)
        {
            return [.. heard];
        }
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(RecordAsync);
        next(app);
    };

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        context.Request.EnableBuffering();
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        context.Request.Body.Position = 0;

        lock (heard)
        {
            heard.Add(new(context.Request.Method, context.Request.Path + context.Request.QueryString, context.Request.ContentType, body.ToArray()));
        }

        await next(context);
    }
}
