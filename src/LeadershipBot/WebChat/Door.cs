using System.Net;

namespace LeadershipBot.WebChat;

/// <summary>Lets in whoever sits at this machine and nobody else, and sends each answer off with its safety headers.</summary>
/// <remarks>
/// The name in the Host header is checked as well as the wire: a page elsewhere can have its name resolve to this machine
/// and would then talk to us from the leader's own browser.
/// </remarks>
internal sealed class Door : IEndpointFilter
{
    public const string OnlyHere = "The web chat answers on this machine only: open it as http://localhost or http://127.0.0.1, without a proxy between.";

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ];

    /// <summary>Sets the headers that every page and file of ours carries.</summary>
    public static void Dress(HttpResponse response)
    {
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }
    }

    /// <summary>Whether a request comes from this machine, addressed to it by a loopback name, and straight.</summary>
    public static bool Admits(HttpContext context) =>
        IsLoopback(context.Request.Host.Host)
        // Null for a caller inside the process or on a local socket; a caller over the network always has an address.
        && (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        && !context.Request.Headers.Keys.Any(IsForwarded);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Dress(context.HttpContext.Response);
        return Admits(context.HttpContext) ? await next(context) : Sentence.Of(StatusCodes.Status400BadRequest, OnlyHere);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));

    // X-Original-*: what ASP.NET Core's own forwarding middleware leaves behind of the ones it has used.
    private static bool IsForwarded(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase);
}
