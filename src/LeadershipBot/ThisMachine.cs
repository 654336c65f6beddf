using System.Net;

namespace LeadershipBot;

/// <summary>Whoever sits at this machine, for the ways in that ask for nothing else.</summary>
/// <remarks>
/// The name in the Host header is checked as well as the wire: a page elsewhere can have its name resolve to this machine
/// and would then talk to us from the leader's own browser. A tunnel or a proxy lets in whoever reaches its other end; one that adds nothing
/// and speaks like a browser cannot be told from one.
/// </remarks>
internal static class ThisMachine
{
    private static readonly string[] ForwardedNames = ["Forwarded", "Via", "CDN-Loop"];

    // X-Original-*: what ASP.NET Core's own forwarding middleware leaves behind of the ones it has used. The others are those of clouds and meshes.
    private static readonly string[] ForwardedBeginnings = ["X-Forwarded", "X-Original-", "X-Envoy-", "X-Azure-", "X-Amz", "X-Appengine-", "CF-"];

    // X-Real-IP, True-Client-IP and the like: no browser says its own address.
    private const string ForwardedEnd = "-IP";

    /// <summary>Whether a request comes from this machine, addressed to it by a loopback name, and straight.</summary>
    /// <remarks>HTTP 1.0 is what nginx speaks where nobody has told it otherwise, and no browser does.</remarks>
    public static bool Sent(HttpContext context) =>
        IsLoopback(context.Request.Host.Host)
        // Null for a caller inside the process or on a local socket; a caller over the network always has an address.
        && (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        && !HttpProtocol.IsHttp10(context.Request.Protocol)
        && !context.Request.Headers.Keys.Any(IsForwarded);

    /// <summary>Whether a page of another origin made a browser send a request; another port of this machine is another origin.</summary>
    /// <remarks>A browser says one of the two with whatever can set something; what is no browser says neither, and is not made to ask by a page.</remarks>
    public static bool IsAskedByAnotherPage(HttpRequest request) =>
        IsOtherThan(request, "Sec-Fetch-Site", "same-origin") || IsOtherThan(request, "Origin", $"{request.Scheme}://{request.Host}");

    private static bool IsOtherThan(HttpRequest request, string header, string ours) =>
        request.Headers.TryGetValue(header, out var said) && !string.Equals(said, ours, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));

    private static bool IsForwarded(string header) =>
        header.EndsWith(ForwardedEnd, StringComparison.OrdinalIgnoreCase)
        || Array.Exists(ForwardedNames, name => header.Equals(name, StringComparison.OrdinalIgnoreCase))
        || Array.Exists(ForwardedBeginnings, beginning => header.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
