using System.Net;

namespace LeadershipBot;

/// <summary>Whoever sits at this machine, for the ways in that ask for nothing else.</summary>
/// <remarks>
/// The name in the Host header is checked as well as the wire: a page elsewhere can have its name resolve to this machine
/// and would then talk to us from the leader's own browser. A tunnel or a proxy lets in whoever reaches its other end.
/// </remarks>
internal static class ThisMachine
{
    /// <summary>Whether a request comes from this machine, addressed to it by a loopback name, and straight.</summary>
    public static bool Sent(HttpContext context) =>
        IsLoopback(context.Request.Host.Host)
        // Null for a caller inside the process or on a local socket; a caller over the network always has an address.
        && (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote))
        && !context.Request.Headers.Keys.Any(IsForwarded);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.AsSpan().Trim("[]"), out var address) && IPAddress.IsLoopback(address));

    // X-Original-*: what ASP.NET Core's own forwarding middleware leaves behind of the ones it has used.
    private static bool IsForwarded(string header) =>
        header.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase)
        || header.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase);
}
