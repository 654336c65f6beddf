using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks;

/// <summary>Slack and Microsoft Teams on loopback, as thin as can be: everything is taken, and counted.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private static readonly byte[] Yes = """{"ok":true,"ts":"1800000000.000001","channel":"D1","id":"1800000000.000001"}"""u8.ToArray();
    private static readonly byte[] Who = """{"ok":true,"team_id":"T0HB00","user_id":"UBOT","bot_id":"B0"}"""u8.ToArray();
    private static readonly byte[] Token = """{"token_type":"Bearer","expires_in":86399,"ext_expires_in":86399,"access_token":"out"}"""u8.ToArray();

    private WebApplication? app;
    private int changed;
    private volatile bool isAsked;

    public Uri Address => new($"{app!.Urls.Single()}/");

    /// <summary>The list of keys that tokens are signed with.</summary>
    public string Keys { get; set; } = "{}";

    /// <summary>Messages that were changed, by whatever way.</summary>
    public int Changed => Volatile.Read(ref changed);

    /// <summary>Whether the bot has asked in which workspace it is.</summary>
    public bool IsAsked => isAsked;

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await app!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.ContentType = "application/json";

        if (path.EndsWith("auth.test", StringComparison.Ordinal))
        {
            isAsked = true;
            await AnswerAsync(context, Who);
        }
        else if (path.EndsWith("/token", StringComparison.Ordinal))
        {
            await AnswerAsync(context, Token);
        }
        else if (path.EndsWith("/keys", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync(Keys);
        }
        else if (path.EndsWith("/metadata", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync($$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{Address}}keys"}""");
        }
        else
        {
            Interlocked.Increment(ref changed);
            await AnswerAsync(context, Yes);
        }
    }

    private static ValueTask AnswerAsync(HttpContext context, byte[] json)
    {
        context.Response.ContentLength = json.Length;
        return new(context.Response.Body.WriteAsync(json).AsTask());
    }
}
