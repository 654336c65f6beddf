namespace LeadershipBot.Operations;

/// <summary>The settings that are addresses.</summary>
internal static class SettingUrls
{
    private const int HighestPort = 65535;

    /// <summary>What the server listens on.</summary>
    public static IReadOnlyList<string> Listen(SettingValues values)
    {
        var urls = (values.Text("Urls") ?? Settings.DefaultUrls)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        foreach (var url in urls)
        {
            if (Complaint(url) is { } complaint)
            {
                throw new StartRefusedException($"Urls holds \"{url}\", {complaint}.");
            }

            if (url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) && !values.Has("Kestrel:Certificates:Default"))
            {
                throw new StartRefusedException($"Urls holds \"{url}\", and https needs Kestrel:Certificates:Default:Path, which is missing.");
            }
        }

        return urls.Length > 0 ? urls : throw new StartRefusedException("Urls holds no address.");
    }

    /// <summary>The address the platforms reach the bot by. They all insist on https.</summary>
    public static Uri? Public(SettingValues values) => values.Text("PublicUrl") switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Query: "", Fragment: "", UserInfo: "" }
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) => url,
        var text => throw new StartRefusedException($"PublicUrl is \"{text}\": it must be an https address without a query, like https://leadership.example.com."),
    };

    /// <summary>Where the essay can be read.</summary>
    public static string? Essay(SettingValues values) => values.Text("Content:EssayUrl") switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" => text,
        var text => throw new StartRefusedException($"Content:EssayUrl is \"{text}\": it must be a web address, like https://example.com/essay."),
    };

    private static string? Complaint(string url)
    {
        try
        {
            return BindingAddress.Parse(url) switch
            {
                { Scheme: not ("http" or "https") } => "which begins with neither http:// nor https://",
                { Host.Length: 0 } => "which names no host",
                { IsUnixPipe: true } => null,
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
