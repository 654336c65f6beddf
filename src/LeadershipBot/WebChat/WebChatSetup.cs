using LeadershipBot.Operations;
using LeadershipBot.Outbox;
using LeadershipBot.WebChat.Parts;
using Microsoft.AspNetCore.Antiforgery;
using NodaTime;

namespace LeadershipBot.WebChat;

/// <summary>Puts the web chat into the program.</summary>
internal static class WebChatSetup
{
    /// <summary>The header that carries the antiforgery token.</summary>
    public const string TokenHeader = "X-Antiforgery";

    /// <summary>Adds what the web chat needs. It finds a <see cref="ReadStanding"/> and an <see cref="IMovableClock"/> where they are registered, and does without where not.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services) => services
        .AddResponseCompression()
        .AddAntiforgery(options =>
        {
            options.HeaderName = TokenHeader;
            options.Cookie.Name = "leadershipbot";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            // The page's own header forbids all framing already.
            options.SuppressXFrameOptionsHeader = true;
        })
        .AddSingleton(provider => new Rooms(provider.GetService<ReadStanding>()))
        .AddSingleton(provider => new Clockwork(
            provider.GetRequiredService<Rooms>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<IMovableClock>()))
        .AddSingleton<Markup>()
        .AddSingleton<Feed>()
        .AddScoped<Acts>()
        .AddSingleton<IRoster, WebRoster>()
        .AddSingleton<IChat, WebChat>();

    /// <summary>Opens the web chat at <c>/</c>, to this machine alone.</summary>
    public static void MapWebChat(this WebApplication app)
    {
        app.UseResponseCompression();
        var web = app.MapGroup("").AddEndpointFilter<Door>().AddEndpointFilter<AwayFilter>();
        web.MapGet("/", Page);
        web.MapGet("/web/{name}", Bundle.Get);
        // Following sets the zone, and lets a newcomer in.
        web.MapGet("/chat/{leader}/stream", Follow).AddEndpointFilter<OwnPageFilter>();
        web.MapActs();
    }

    /// <summary>Where the web chat is off: a page at <c>/</c> that says what this is, what it keeps and on what terms. The package for Teams leads there for both.</summary>
    /// <param name="weeks">How long answers are kept.</param>
    /// <param name="threshold">How many must have answered before a manager sees a figure; null where none is shown.</param>
    public static void MapPlainPage(this WebApplication app, int weeks, int? threshold)
    {
        app.MapGet("/", async context =>
        {
            Door.Dress(context.Response);
            var page = await new Markup(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>()).RenderAsync<PlainPage>(new()
            {
                [nameof(PlainPage.Weeks)] = weeks,
                [nameof(PlainPage.Threshold)] = threshold,
            });
            await TypedResults.Content(page, "text/html; charset=utf-8").ExecuteAsync(context);
        });
        app.MapGet("/web/{name}", context =>
        {
            Door.Dress(context.Response);
            return Bundle.Get((string)context.GetRouteValue("name")!, context).ExecuteAsync(context);
        });
    }

    private static async Task<IResult> Page(HttpContext context, Rooms rooms, Feed feed, Clockwork clockwork, Markup markup, IAntiforgery antiforgery)
    {
        // Everything the room holds only on request: the page stays light, and a newcomer has nothing earlier anyway.
        var shown = context.Request.Query.ContainsKey("earlier") ? Room.Bound : Feed.Shown;
        var views = new List<RoomView>();

        foreach (var leader in Leader.All)
        {
            var (lines, last) = (await rooms.OpenAsync(leader.Id, context.RequestAborted))!.Read();
            views.Add(new(leader, [.. lines.TakeLast(shown)], feed.Cursor(last), lines.Count > shown));
        }

        // Sets the cookie, and forbids the browser to keep the page.
        var token = antiforgery.GetAndStoreTokens(context).RequestToken;
        var html = await markup.RenderAsync<ChatPage>(new()
        {
            [nameof(ChatPage.Token)] = token,
            [nameof(ChatPage.Rooms)] = views,
            [nameof(ChatPage.Clock)] = clockwork.View(),
            [nameof(ChatPage.IsClockMovable)] = clockwork.IsMovable,
        });
        return TypedResults.Content(html, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Follow(
        string leader, HttpContext context, Rooms rooms, Feed feed, Acts acts, IAntiforgery antiforgery, IHostApplicationLifetime lifetime)
    {
        if (await rooms.OpenAsync(leader, context.RequestAborted) is not { } room)
        {
            return TypedResults.NotFound();
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(context.Request.Query["zone"].ToString());
        rooms.Zone = zone ?? rooms.Zone;
        await acts.ArriveAsync(room, zone?.Id);

        // A new token with each opening: the one in the page may be of a program that has been restarted since.
        var token = antiforgery.GetAndStoreTokens(context).RequestToken!;
        var cursor = context.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? context.Request.Query["after"].FirstOrDefault();
        // Ends with the program too: an open window must not hold up its stop.
        var closed = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(closed);
        return TypedResults.ServerSentEvents(feed.FollowAsync(room, cursor, token, closed.Token));
    }
}
