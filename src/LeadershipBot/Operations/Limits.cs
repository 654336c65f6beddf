using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LeadershipBot.Operations;

/// <summary>What the server takes before any of ours is asked: how large, how slow, and from a stranger how often.</summary>
internal static class Limits
{
    /// <summary>In bytes; the largest any of our ways in takes. They have bounds of their own below it.</summary>
    public const int LargestBody = 1024 * 1024;

    /// <summary>How often in a minute one address may open what anybody may open: the way through OAuth, and one-time links.</summary>
    public const int OpenedPerMinute = 120;

    /// <summary>How many connections are held at the same time. A platform needs some dozens; whoever comes after these is hung up on.</summary>
    public const int Connections = 2_000;

    // In bytes. So much of what is refused for its size is still taken off the wire and dropped: whoever is cut off while sending
    // never reads why. The server gives it five seconds and a pace.
    private const int LargestRefused = 8 * 1024 * 1024;

    // In bytes. The largest we ever need is Teams' token, of 16 KB at most.
    private const int LargestHeaders = 32 * 1024;

    private static readonly TimeSpan HeadersPatience = TimeSpan.FromSeconds(10);

    // Whoever is slower holds a connection for nothing: no platform sends a body in pieces. The largest is over after half a minute.
    private static readonly MinDataRate SlowestBody = new(bytesPerSecond: 32 * 1024, gracePeriod: TimeSpan.FromSeconds(5));

    private static readonly PathString[] Opened = ["/slack/install", "/slack/oauth", "/export"];

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = Connections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = Connections;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
            kestrel.Limits.RequestHeadersTimeout = HeadersPatience;
            kestrel.Limits.MinRequestBodyDataRate = SlowestBody;
        });
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "60";
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
                Whence(context.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = OpenedPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));
        });
    }

    /// <summary>Before everything else.</summary>
    public static void UseLimits(this WebApplication app)
    {
        app.UseHeaders();
        app.UseWhen(IsOpened, opened => opened.UseRateLimiter());
        app.Use((context, next) =>
        {
            if (context.Request.ContentLength is > LargestBody and <= LargestRefused && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = LargestRefused;
            }

            return next(context);
        });
    }

    private static bool IsOpened(HttpContext context) =>
        Array.Exists(Opened, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    // Of an address of version 6 whoever owns one has all that share its first half.
    private static string Whence(IPAddress? address) => address switch
    {
        null => "nowhere",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
