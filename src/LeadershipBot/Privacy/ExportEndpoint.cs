using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadershipBot.Privacy;

/// <summary><c>GET /export/{token}</c>: the file, once.</summary>
/// <remarks>
/// A browser gets a page with a button instead, and only the button uses the link up: mail and chat programs open links to look at
/// them, in a browser of their own or by a robot that says what it is.
/// </remarks>
internal static partial class ExportEndpoint
{
    public const string Gone = "This link has been used, or its ten minutes are over. Ask me for another one in the chat: \"export\".";

    private const string Page =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>Your data</title>
        <style>:root{color-scheme:light dark}body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem;color:#1c2733;background:#fff}button{font:inherit;padding:.7rem 1.4rem;min-height:44px;border:0;border-radius:.4rem;background:#1c4f82;color:#fff;cursor:pointer}button:focus-visible{outline:3px solid #f2a33a;outline-offset:2px}@media(prefers-color-scheme:dark){body{color:#ebe7df;background:#14171a}}</style>
        </head>
        <body>
        <main>
        <h1>Your data</h1>
        <p>Everything I hold about you, as JSON and as tables, in one file. It can be fetched once, for whoever presses the button.</p>
        <form method="post"><button type="submit">Fetch the file</button></form>
        </main>
        </body>
        </html>
        """;

    public static void MapExport(this WebApplication app)
    {
        // Without parameters to be filled in: what does that is compiled at the start, and every start would wait for it.
        app.MapMethods("/export/{token}", ["GET", "HEAD"], async context => await (await ShowAsync(context)).ExecuteAsync(context));
        app.MapPost("/export/{token}", async context => await (await FileAsync(context)).ExecuteAsync(context));
    }

    private static async Task<IResult> ShowAsync(HttpContext context) =>
        !LooksOnly(context.Request) ? await FileAsync(context)
        : await Exports(context).IsThereAsync(Token(context), context.RequestAborted) ? Ask(context.Response)
        : Nothing();

    private static bool LooksOnly(HttpRequest request) =>
        HttpMethods.IsHead(request.Method)
        || request.Headers.Range.Count > 0
        || request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true)
        || Robot().IsMatch(request.Headers.UserAgent.ToString());

    private static async Task<IResult> FileAsync(HttpContext context) => await Exports(context).TakeAsync(Token(context), context.RequestAborted) is { } file
        ? TypedResults.File(file, "application/zip", "leadershipbot-export.zip")
        : Nothing();

    private static ContentHttpResult Ask(HttpResponse response)
    {
        // The one page of the installation with a button that sends something.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
        return TypedResults.Text(Page, "text/html", Encoding.UTF8);
    }

    private static ContentHttpResult Nothing() => TypedResults.Text(Gone, "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound);

    private static Exports Exports(HttpContext context) => context.RequestServices.GetRequiredService<Exports>();

    private static string Token(HttpContext context) => (string)context.GetRouteValue("token")!;

    // "Slackbot-LinkExpanding", "SkypeUriPreview", "Twitterbot": what looks at links for a chat says so.
    [GeneratedRegex("bot\\b|preview|expand|crawl|spider|slack|skype|teams", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Robot();
}
