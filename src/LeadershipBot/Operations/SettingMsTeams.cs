using System.Net;
using System.Security.Cryptography;
using LeadershipBot.MsTeams;

namespace LeadershipBot.Operations;

/// <summary>The settings that put the bot into Microsoft Teams.</summary>
internal static class SettingMsTeams
{
    private const string Section = "MsTeams", AppId = "MsTeams:AppId", TenantId = "MsTeams:TenantId", Secret = "MsTeams:ClientSecret",
        Certificate = "MsTeams:CertificatePath", Metadata = "MsTeams:OpenIdMetadata", Authority = "MsTeams:Authority", Issuer = "MsTeams:Issuer",
        Hosts = "MsTeams:ServiceHosts", Tenants = "MsTeams:Tenants", Authentication = "MsTeams:Authentication";

    // What the emulator's bot is called by itself.
    private static readonly string NoApp = Guid.Empty.ToString();

    /// <summary>Null where nothing of it is set.</summary>
    public static MsTeamsSettings? Read(SettingValues values, IReadOnlyList<string> urls, bool development)
    {
        if (!SettingKeys.Known.Any(key => key.StartsWith($"{Section}:", StringComparison.Ordinal) && values.Text(key) is not null))
        {
            return null;
        }

        var authenticates = values.OneOf(Authentication, true, ("On", true), ("Off", false));

        if (!authenticates)
        {
            RefuseOpenDoor(values, urls, development);
        }

        var appId = App(values) ?? (authenticates ? throw new StartRefusedException($"{AppId} is missing: it is the id of the bot's registration.") : NoApp);
        var tenant = Tenant(values, authenticates);
        var metadata = Address(values, Metadata, MsTeamsSettings.PublicMetadata);
        var cloud = Cloud.Of(metadata);

        return new(
            appId,
            tenant,
            authenticates ? ClientSecret(values) : null,
            authenticates ? CertificatePath(values) : null,
            metadata,
            WithTenant(Address(values, Authority, cloud.Login), tenant),
            ServiceHostsOf(values),
            authenticates)
        {
            Tenants = TenantsOf(values),
            Cloud = values.Text(Issuer) is null ? cloud : cloud with { Issuer = Address(values, Issuer, cloud.Issuer).OriginalString.TrimEnd('/') },
        };
    }

    // Whoever reaches an open door may say that they are anybody.
    private static void RefuseOpenDoor(SettingValues values, IReadOnlyList<string> urls, bool development)
    {
        if (!development)
        {
            throw new StartRefusedException($"{Authentication} is Off, and that is for Microsoft's emulator in the Development environment only: leave it out.");
        }

        if (urls.Any(url => !IsLoopback(url)))
        {
            throw new StartRefusedException($"{Authentication} is Off, and Urls listens to more than this machine: leave one of them out.");
        }

        // They take the place of Urls, and may listen anywhere.
        if (values.Has("Kestrel:Endpoints"))
        {
            throw new StartRefusedException($"{Authentication} is Off beside Kestrel:Endpoints, which listen in place of Urls: leave one of them out.");
        }

        if (values.Text("PublicUrl") is not null)
        {
            throw new StartRefusedException($"{Authentication} is Off beside a PublicUrl: leave one of them out.");
        }
    }

    private static bool IsLoopback(string url) => BindingAddress.Parse(url) is { IsUnixPipe: false } address
        && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));

    /// <summary>The id of the bot's registration, or null where it is not set.</summary>
    public static string? App(SettingValues values) => values.Text(AppId) switch
    {
        null => null,
        var text when Guid.TryParse(text, out var id) => id.ToString(),
        _ => throw new StartRefusedException($"{AppId} is not the id of a registration: it reads like 00000000-0000-0000-0000-000000000000."),
    };

    private static string Tenant(SettingValues values, bool authenticates) => values.Text(TenantId) switch
    {
        null when !authenticates => NoApp,
        null => throw new StartRefusedException($"{TenantId} is missing: it is the tenant in which the bot is registered."),
        var text when Guid.TryParse(text, out _) || (text.Trim('.').Contains('.') && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')) => text,
        _ => throw new StartRefusedException($"{TenantId} is not the name of a tenant: it is an id, or a name like contoso.onmicrosoft.com."),
    };

    private static string? ClientSecret(SettingValues values) => (values.Text(Secret), values.Text(Certificate)) switch
    {
        (null, null) => throw new StartRefusedException($"{Secret} is missing (or {Certificate}): without one of them the bot gets no token."),
        (not null, not null) => throw new StartRefusedException($"{Secret} and {Certificate} are both set: the bot has one credential, so leave one of them out."),
        (var secret, _) => secret,
    };

    private static string? CertificatePath(SettingValues values)
    {
        if (values.Text(Certificate) is not { } path)
        {
            return null;
        }

        if (!File.Exists(path))
        {
            throw new StartRefusedException($"{Certificate} names a file that is not there.");
        }

        try
        {
            using var certificate = OutboundToken.Certificate(path);
            return Path.GetFullPath(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{Certificate} names a file that this account may not read.");
        }
        catch (CryptographicException)
        {
            throw new StartRefusedException($"{Certificate} names a file that is no certificate with its private key: it is a PEM file, or a PFX file without a password.");
        }
    }

    private static Uri Address(SettingValues values, string key, string otherwise) => values.Text(key) switch
    {
        null => new Uri(otherwise),
        var text => SettingUrls.Safe(text) ?? throw new StartRefusedException($"{key} is \"{SettingUrls.WithoutUser(text)}\": it is an https address; plain http goes to this machine only."),
    };

    // An older registration, for many tenants, names another one in the path itself.
    private static Uri WithTenant(Uri authority, string tenant) => authority.AbsolutePath.Trim('/').Length == 0 ? new Uri(authority, tenant) : authority;

    private static ServiceHosts ServiceHostsOf(SettingValues values)
    {
        if (values.Text(Hosts)?.Split(',', StringSplitOptions.TrimEntries) is not { } entries)
        {
            return ServiceHosts.Microsoft;
        }

        var hosts = entries.Select(HostOf).ToList();

        foreach (var host in hosts)
        {
            if (ServiceHosts.Complaint(host) is { } complaint)
            {
                throw new StartRefusedException($"{Hosts} holds \"{host}\", {complaint}.");
            }
        }

        return new(hosts);
    }

    private static HashSet<string> TenantsOf(SettingValues values)
    {
        var tenants = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        foreach (var entry in values.Text(Tenants)?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            // An activity names its tenant by its id alone, so that a name would never match.
            tenants.Add(Guid.TryParse(entry, out var id)
                ? id.ToString()
                : throw new StartRefusedException($"{Tenants} holds \"{entry}\", which is not the id of a tenant: it reads like 00000000-0000-0000-0000-000000000000."));
        }

        return tenants;
    }

    // A service address that was copied whole names its host as well, as long as nothing follows it.
    private static string HostOf(string entry) =>
        Uri.TryCreate(entry, UriKind.Absolute, out var url) && url is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            ? url.Authority
            : entry;
}
