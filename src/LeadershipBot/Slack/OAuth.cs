using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace LeadershipBot.Slack;

/// <summary>Installation by the workspaces themselves: to Slack's page of consent, and back with a code that is worth a token.</summary>
/// <remarks>
/// The state is bound to the browser by a cookie, lives ten minutes and counts once. An org's administrators come from Slack's own pages
/// without one: their code is thrown away, and they are sent through our own door.
/// </remarks>
internal sealed class OAuth(
    SlackOptions options, WebApi api, IInstallations installations, IDataProtectionProvider protection, TimeProvider clock, ILogger<OAuth> log)
{
    private const string Cookie = "leadershipbot-slack";
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("LeadershipBot.SlackState");

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/slack/install", (Delegate)Begin);
        routes.MapGet("/slack/oauth/callback", (Delegate)ReturnAsync);
    }

    private IResult Begin(HttpContext context)
    {
        var state = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var kept = protector.Protect($"{state} {(clock.GetUtcNow() + Life).ToUnixTimeSeconds()}");
        context.Response.Cookies.Append(Cookie, kept, Options());
        context.Response.Headers.CacheControl = "no-store";

        return Results.Redirect(
            $"{options.Authorize}?client_id={Uri.EscapeDataString(options.ClientId!)}&scope={Uri.EscapeDataString(string.Join(',', Scopes.Bot))}"
            + $"&redirect_uri={Uri.EscapeDataString(options.Callback!.ToString())}&state={state}");
    }

    private async Task<IResult> ReturnAsync(HttpContext context)
    {
        var query = context.Request.Query;
        context.Response.Headers.CacheControl = "no-store";

        if (query["error"].Count > 0)
        {
            return Page(StatusCodes.Status200OK, "Not installed", "You said no, and nothing was installed. If that was a slip:", "/slack/install", "Try again");
        }

        if (query["state"] is not [{ Length: > 0 } state])
        {
            return Results.Redirect("/slack/install");
        }

        var kept = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, Options());

        if (query["code"] is not [{ Length: > 0 } code] || !Matches(kept, state) || !await installations.IsFirstAsync($"slack/state/{Hash(state)}", context.RequestAborted))
        {
            log.LogWarning("An installation came back with a state that is not this browser's, too old, or used");
            return Page(StatusCodes.Status400BadRequest, "That link is used up", "It works once, in one browser, for ten minutes.", "/slack/install", "Start again");
        }

        return await ExchangeAsync(code, context.RequestAborted);
    }

    private async Task<IResult> ExchangeAsync(string code, CancellationToken cancellationToken)
    {
        var answer = await api.CallAsync(
            "oauth.v2.access", Renewal.Credentials(options), Wire.Default.OAuthResult,
            [("code", code), ("redirect_uri", options.Callback!.ToString())], cancellationToken);

        if (answer is not Answer<OAuthResult>.Done { Value: { Token: { } token } result } || (result.IsOrg == true ? result.Enterprise : result.Team) is not { } workspace)
        {
            log.LogWarning("Slack gave no token for a code: {Why}", answer.Word);
            return Page(StatusCodes.Status502BadGateway, "Slack gave no token", "Nothing was installed. Slack's word for it is in the log.", "/slack/install", "Try again");
        }

        // The answer names the bot's user, but not the id its messages carry.
        var auth = await api.CallAsync("auth.test", SlackWorkspaces.Bearer(token), Wire.Default.AuthResult, [], cancellationToken);
        var now = clock.GetUtcNow();
        await installations.SaveAsync(
            new(
                workspace, token, result.BotUser, (auth as Answer<AuthResult>.Done)?.Value.Bot, result.App, result.Scope, result.Refresh,
                result.ExpiresIn is { } seconds ? now.AddSeconds(seconds) : null, now),
            CancellationToken.None);
        log.LogInformation("Installed in the Slack workspace {Workspace}", workspace);

        // An org has the bot, but none of its workspaces yet; an administrator adds it to them over there.
        return result is { IsOrg: true, App: { } app }
            ? Results.Redirect($"https://app.slack.com/manage/{workspace}/integrations/profile/{app}/workspaces/add")
            : Page(StatusCodes.Status200OK, "Installed", "Open LeadershipBot in Slack under Apps, or type /leadership anywhere.", "https://slack.com/app_redirect?app=" + result.App, "Open Slack");
    }

    private bool Matches(string? kept, string state)
    {
        try
        {
            return kept is not null && protector.Unprotect(kept).Split(' ') is [var expected, var until]
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(state))
                && long.Parse(until) >= clock.GetUtcNow().ToUnixTimeSeconds();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private CookieOptions Options() => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = options.PublicUrl!.Scheme == Uri.UriSchemeHttps,
        MaxAge = Life,
        Path = "/slack",
    };

    private static string Hash(string state) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 16));

    private static IResult Page(int status, string title, string sentence, string link, string label) => Results.Content(
        $"""
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title} · LeadershipBot</title></head>
        <body style="font-family:system-ui;max-width:34em;margin:4em auto;padding:0 1em;line-height:1.5"><h1>{title}</h1><p>{sentence}</p><p><a href="{WebUtility.HtmlEncode(link)}">{label}</a></p></body></html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);
}
