using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace LeadershipBot.Operations;

/// <summary>Two settings of every ASP.NET Core program that the slim host does not read: which host names are answered to, and whether a proxy in front is believed.</summary>
internal static class HostSettings
{
    private const string AllowedHosts = "AllowedHosts", Forwarded = "ForwardedHeaders_Enabled";

    public static void AddHostSettings(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostFilteringOptions>(filtering => filtering.AllowedHosts = Hosts(builder.Configuration));

        // As the framework has it: whoever says so knows that nobody but the proxy reaches the server.
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
        });
    }

    public static void UseHostSettings(this WebApplication app)
    {
        if (Hosts(app.Configuration).Length > 0)
        {
            app.UseHostFiltering();
        }

        if (string.Equals(app.Configuration[Forwarded], "true", StringComparison.OrdinalIgnoreCase))
        {
            app.UseForwardedHeaders();
        }
    }

    private static string[] Hosts(IConfiguration configuration) => configuration[AllowedHosts]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
