using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>The web chat: its page, its stream, and what the page posts.</summary>
/// <param name="real">Requests as the page sends them.</param>
internal sealed partial class WebDoor(IReadOnlyList<Heard> real, string cookie, string token) : Door("Web chat")
{
    private const string Form = "application/x-www-form-urlencoded";

    private readonly IReadOnlyList<Heard> posts = [.. real.Where(one => one.Method == "POST")];

    /// <summary>Opens the page as a browser does.</summary>
    public static async Task<WebDoor> OpenAsync(FuzzedBot bot, IReadOnlyList<Heard> real)
    {
        var page = new MemoryStream();
        var (_, context) = await bot.SendAsync(context =>
        {
            Fill(context, "GET", "/", null, []);
            context.Response.Body = page;
        });
        var html = Encoding.UTF8.GetString(page.ToArray());
        return new(real, context.Response.Headers.SetCookie.ToString().Split(';')[0], WebUtility.HtmlDecode(Token().Match(html).Groups["value"].Value));
    }

    public override Action<HttpContext> Request(Random dice, bool genuine)
    {
        if (dice.Next(20) == 0)
        {
            return Get(dice, genuine);
        }

        var one = Pick(posts, dice);
        var body = dice.Next(10) switch
        {
            0 => one.Body,
            1 => TextSpoiler.Spoil(one.Body, dice),
            _ => TextSpoiler.SpoilForm(dice.Next(2) == 0 ? TextSpoiler.SpoilForm(one.Body, dice) : one.Body, dice),
        };
        body = dice.Next(2) == 0 ? Encoding.Latin1.GetBytes(Delivery().Replace(Encoding.Latin1.GetString(body), $"delivery={Guid.NewGuid()}")) : body;
        // The clock moves the whole house a week; a few times are enough.
        var path = one.Path.StartsWith("/clock", StringComparison.Ordinal) && dice.Next(50) > 0 ? "/chat/alex/say" : dice.Next(30) == 0 ? "/chat/nobody/say" : one.Path;
        var (key, value) = genuine ? ("", "") : Forge(dice);

        return context =>
        {
            Fill(context, "POST", path, dice.Next(30) == 0 ? "multipart/form-data; boundary=x" : Form, body);
            context.Request.Headers.Cookie = cookie;
            context.Request.Headers["X-Antiforgery"] = token;
            Spoil(context, key, value);
        };
    }

    private static Action<HttpContext> Get(Random dice, bool genuine)
    {
        var odd = Uri.EscapeDataString(Dictionary.Texts[dice.Next(Dictionary.Texts.Count)].Replace(Dictionary.Lone, "?", StringComparison.Ordinal));
        odd = odd[..Math.Min(odd.Length, 2_000)];
        var path = Pick(["/", "/?earlier", "/web/chat.js", $"/web/{odd}", $"/chat/{odd}/stream", $"/chat/alex/stream?zone={odd}", $"/chat/sam/stream?after={odd}"], dice);
        var (key, value) = genuine ? ("", "") : ("Host", "evil.example");

        return context =>
        {
            Fill(context, "GET", path, null, []);
            context.Request.Headers["Last-Event-ID"] = dice.Next(4) == 0 ? odd : default;
            Spoil(context, key, value);
        };
    }

    private static (string Key, string Value) Forge(Random dice) => dice.Next(6) switch
    {
        0 => ("X-Antiforgery", ""),
        1 => ("X-Antiforgery", "AAAA"),
        2 => ("Cookie", ""),
        3 => ("Host", "evil.example"),
        4 => ("X-Forwarded-For", "10.1.2.3"),
        _ => ("address", "192.0.2.7"),
    };

    private static void Spoil(HttpContext context, string key, string value)
    {
        if (key == "address")
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse(value);
        }
        else if (key.Length > 0)
        {
            context.Request.Headers[key] = value;
        }
    }

    [GeneratedRegex("name=\"antiforgery\" content=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex("delivery=[^&]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Delivery();
}
