using System.Diagnostics.CodeAnalysis;

namespace LeadershipBot.MsTeams;

/// <summary>The hosts the bot talks to, and no other: whoever could name another would be handed our token.</summary>
/// <param name="Entries">Names of hosts, with a port or without; <c>*.</c> before one stands for everything below it.</param>
internal sealed record ServiceHosts(IReadOnlyList<string> Entries)
{
    /// <summary>Microsoft's. Never <c>*.trafficmanager.net</c>: anybody can have a name there.</summary>
    public static ServiceHosts Microsoft { get; } = new(["smba.trafficmanager.net", "*.teams.microsoft.com", "*.teams.microsoft.us", "*.botframework.com"]);

    /// <summary>Whether a service address may be called: https to a host of the list, or plain http to this machine where the list says so.</summary>
    public bool Allows(string? address, [NotNullWhen(true)] out Uri? service)
    {
        service = Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri is { UserInfo: "", Query: "", Fragment: "" }
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            && Entries.Any(entry => IsMatch(entry, uri))
                ? uri
                : null;
        return service is not null;
    }

    /// <summary>Why an entry is none, or null.</summary>
    public static string? Complaint(string entry) => entry switch
    {
        "*.trafficmanager.net" => "where anybody can have a name",
        _ when entry.StartsWith("*.", StringComparison.Ordinal) && entry.Count(letter => letter == '.') < 2 => "which is half the internet",
        _ when Uri.CheckHostName(HostOf(entry)) is UriHostNameType.Unknown => "which is not the name of a host",
        _ => null,
    };

    private static bool IsMatch(string entry, Uri uri)
    {
        var (host, port) = Parts(entry);
        var name = uri.HostNameType is UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;

        // Without a port the usual one is meant; on this machine, any.
        return (port is { } named ? uri.Port == named : uri.IsDefaultPort || uri.IsLoopback)
            && (host.StartsWith("*.", StringComparison.Ordinal)
                ? name.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
                : name.Equals(host, StringComparison.OrdinalIgnoreCase));
    }

    private static string HostOf(string entry) => Parts(entry).Host is var host && host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;

    private static (string Host, int? Port) Parts(string entry) =>
        entry.LastIndexOf(':') is var at and > 0 && int.TryParse(entry[(at + 1)..], out var port) && port is > 0 and <= 65535
            ? (entry[..at], port)
            : (entry, null);

    public override string ToString() => string.Join(", ", Entries);
}
