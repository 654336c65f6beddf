using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>What anybody may open: the way through OAuth, a one-time link, the pages that say how it is, and what is not there at all.</summary>
internal sealed class StrangersDoor : Door
{
    private readonly ConcurrentQueue<(string Cookie, string State)> begun = [];

    public StrangersDoor()
        : base("OAuth and pages")
    {
    }

    /// <summary>Goes the way a browser goes, so that some who come back have been here.</summary>
    public async Task BeginAsync(FuzzedBot bot, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var (_, context) = await bot.SendAsync(context => Fill(context, "GET", "/slack/install", null, []));
            var cookie = context.Response.Headers.SetCookie.ToString().Split(';')[0];
            begun.Enqueue((cookie, context.Response.Headers.Location.ToString().Split("state=")[1]));
        }

        begun.ShouldNotBeEmpty();
    }

    public override Action<HttpContext> Request(Random dice, bool genuine)
    {
        var odd = Uri.EscapeDataString(Dictionary.Texts[dice.Next(Dictionary.Texts.Count)].Replace(Dictionary.Lone, "?", StringComparison.Ordinal));
        odd = odd[..Math.Min(odd.Length, 6_000)];
        begun.TryPeek(out var back);

        if (genuine && dice.Next(4) == 0 && begun.TryDequeue(out var own))
        {
            back = own;
        }

        // Without a right: either the browser or the state is another's.
        var cookie = genuine ? back.Cookie : dice.Next(2) == 0 ? null : $"{back.Cookie}x";
        var path = dice.Next(9) switch
        {
            0 => $"/slack/oauth/callback?code=c&state={back.State}",
            1 => $"/slack/oauth/callback?code={odd}&state={back.State}",
            2 => $"/slack/oauth/callback?code=c&state={odd}",
            3 => $"/slack/oauth/callback?code=c&code=d&state={back.State}&state={back.State}",
            4 => $"/slack/oauth/callback?error={odd}",
            5 => $"/export/{odd}",
            6 => "/slack/install",
            7 => $"/{odd}",
            _ => Pick(["/", "/health/live", "/web/chat.css", "/web/..%2fappsettings.json", "/chat/alex/say", "/favicon.ico", "/.env"], dice),
        };

        return context =>
        {
            Fill(context, dice.Next(10) == 0 ? Pick(["POST", "PUT", "DELETE", "HEAD"], dice) : "GET", path, null, []);

            context.Connection.RemoteIpAddress = new(dice.NextInt64(1L << 32));

            if (cookie is not null)
            {
                context.Request.Headers.Cookie = cookie;
            }
        };
    }

    // Slack's no to a code is a gateway's answer, and whoever asks too often is told to wait.
    public override bool May(int status, bool genuine) => base.May(status, genuine) || status is 429 || (genuine && status is 502);
}
