using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LeadershipBot.Operations;

/// <summary>The settings that are addresses.</summary>
internal static class SettingUrls
{
    private const int HighestPort = 65535;
    private const string HttpsWanted = "it must be an https address without a query, like https://leadership.example.com.";
    private const string Endpoints = "Kestrel:Endpoints";
    private const string Certificate = "Kestrel:Certificates:Default";

    /// <summary>What the server listens on.</summary>
    public static IReadOnlyList<string> Listen(SettingValues values)
    {
        var urls = (values.Text("Urls") ?? (values.IsBlank("Urls") ? throw new StartRefusedException("Urls holds no address.") : Settings.DefaultUrls))
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        foreach (var url in urls)
        {
            Refuse(values, "Urls", url, Certificate);
        }

        // They are listened to instead.
        foreach (var name in values.Children(Endpoints))
        {
            Refuse(values, $"{Endpoints}:{name}:Url", values.Text($"{Endpoints}:{name}:Url") ?? "", values.Has($"{Endpoints}:{name}:Certificate") ? $"{Endpoints}:{name}:Certificate" : Certificate);
        }

        return urls.Length > 0 ? urls : throw new StartRefusedException("Urls holds no address.");
    }

    /// <summary>The address the platforms reach the bot by. They all insist on https.</summary>
    public static Uri? Public(SettingValues values) => values.Text("PublicUrl") switch
    {
        null => null,
        var text => Safe(text) ?? throw new StartRefusedException($"PublicUrl is \"{WithoutUser(text)}\": {HttpsWanted}"),
    };

    /// <summary>The same from the command line, where the switch is what its writer knows.</summary>
    /// <exception cref="StartRefusedException">It is no such address.</exception>
    public static void RefuseSwitch(string? url)
    {
        if (url is not null && Safe(url)?.Scheme != Uri.UriSchemeHttps)
        {
            throw new StartRefusedException($"--public-url is \"{WithoutUser(url)}\": {HttpsWanted}");
        }
    }

    /// <summary>An address as it may be shown: without a name and a password before its host.</summary>
    public static string WithoutUser(string address) =>
        address.LastIndexOf('@') is >= 0 and var at ? $"{(address.IndexOf("//", StringComparison.Ordinal) is >= 0 and var from && from < at ? address[..(from + 2)] : "")}…{address[at..]}" : address;

    /// <summary>An https address without a query, or plain http to this machine; null where the text is neither.</summary>
    public static Uri? Safe(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Query: "", Fragment: "", UserInfo: "" }
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) ? url : null;

    /// <summary>Where the essay can be read.</summary>
    public static string? Essay(SettingValues values) => values.Text("Content:EssayUrl") switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" => text,
        var text => throw new StartRefusedException($"Content:EssayUrl is \"{text}\": it must be a web address, like https://example.com/essay."),
    };

    private static void Refuse(SettingValues values, string key, string url, string certificate)
    {
        if (Complaint(url) is { } complaint)
        {
            throw new StartRefusedException($"{key} holds \"{url}\", {complaint}.");
        }

        if (url.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            RefuseWithoutCertificate(values, key, url, certificate);
        }
    }

    // Read here as the server will read it a moment later, which only knows to end with a stack trace.
    private static void RefuseWithoutCertificate(SettingValues values, string key, string url, string at)
    {
        if (!values.Has(at))
        {
            throw new StartRefusedException($"{key} holds \"{url}\", and https needs {at}:Path, which is missing.");
        }

        if (values.Text($"{at}:Path") is not { } path)
        {
            // From the store of the system.
            if (values.Text($"{at}:Subject") is null)
            {
                throw new StartRefusedException($"{key} holds \"{url}\", and https needs {at}:Path, which is missing.");
            }

            return;
        }

        try
        {
            using var certificate = Load(Whole(path), values.Text($"{at}:KeyPath") is { } apart ? Whole(apart) : null, values.Text($"{at}:Password"));

            if (!certificate.HasPrivateKey)
            {
                throw new StartRefusedException($"{at}:Path names a certificate without its private key, which {at}:KeyPath names.");
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{at}:Path or {at}:KeyPath names a file that is not there, or that this account may not read.");
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new StartRefusedException($"{at}:Path cannot be opened with {at}:Password and {at}:KeyPath: it is a PFX file with its password, or a PEM file with a file of its key.");
        }
    }

    // Relative ones count from where the program lies, as the server counts them.
    private static string Whole(string path) => Path.Combine(AppContext.BaseDirectory, path);

    private static X509Certificate2 Load(string path, string? key, string? password)
    {
        var bytes = File.ReadAllBytes(path);

        return (key, password) switch
        {
            (null, _) when X509Certificate2.GetCertContentType(bytes) is X509ContentType.Pfx => X509CertificateLoader.LoadPkcs12(bytes, password),
            (null, _) => X509CertificateLoader.LoadCertificate(bytes),
            (_, null) => X509Certificate2.CreateFromPemFile(path, key),
            _ => X509Certificate2.CreateFromEncryptedPemFile(path, password, key),
        };
    }

    // To the server any other name would mean all addresses of the machine.
    private static bool IsPlace(string host) =>
        host is "*" or "+" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static string? Complaint(string url)
    {
        try
        {
            return BindingAddress.Parse(url) switch
            {
                { Scheme: not ("http" or "https") } => "which begins with neither http:// nor https://",
                { Host.Length: 0 } => "which names no host",
                { IsUnixPipe: true } => null,
                { Host: var host } when !IsPlace(host) => "whose host is neither localhost, nor an address of this machine, nor * for all of them",
                { Port: < 0 or > HighestPort } => $"whose port is not between 0 and {HighestPort}",
                { PathBase.Length: > 0 } => "which has a path",
                _ => null,
            };
        }
        catch (FormatException)
        {
            return $"which is not an address to listen on, like {Settings.DefaultUrls}";
        }
    }
}
