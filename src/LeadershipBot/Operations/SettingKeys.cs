namespace LeadershipBot.Operations;

/// <summary>Every setting there is, so that a slip of the pen stops the start instead of being passed over.</summary>
internal static class SettingKeys
{
    /// <summary>Those that are read.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        "Storage:Provider", "Storage:ConnectionString", "Storage:KeysPath", "Storage:KeysCertificatePath",
        "Slack:SigningSecret", "Slack:AppToken", "Slack:BotToken", "Slack:Pace:Messages", "Slack:Pace:Updates", "Slack:ClientId", "Slack:ClientSecret", "Slack:ApiBaseUrl",
        "WebChat:Enabled",
        "CheckIns:Grace",
        "Content:Safety", "Content:EssayUrl", "Content:Pack",
        "Policy:WhoMayEnable", "Policy:Agreement", "Policy:TeamTrend", "Policy:Sharing", "Policy:AnonymityThreshold", "Policy:AnswerRetention",
        "MsTeams:AppId", "MsTeams:TenantId", "MsTeams:ClientSecret", "MsTeams:CertificatePath", "MsTeams:OpenIdMetadata", "MsTeams:Authority", "MsTeams:Issuer", "MsTeams:ServiceHosts", "MsTeams:Tenants", "MsTeams:Authentication",
    ];

    // More differences than this are not a slip of the pen.
    private const int Slip = 3;

    /// <summary>The sections that are ours; what stands in others is somebody else's.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [.. Known.Select(key => key.Split(':')[0]).Distinct()];

    /// <summary>What the server, the host and logging read themselves, and what has no section.</summary>
    public static IReadOnlyList<string> Others { get; } =
        ["Urls", "PublicUrl", "Logging", "Kestrel", "AllowedHosts", "Environment", "ContentRoot", "WebRoot", "ApplicationName", "DetailedErrors", "ShutdownTimeoutSeconds"];

    /// <exception cref="StartRefusedException">One of our sections holds a key nobody reads, or the name of a section is misspelt.</exception>
    public static void RefuseUnknown(IConfiguration configuration)
    {
        if (Sections.SelectMany(section => Written(configuration.GetSection(section))).ToList().Find(key => !Is(key, Known)) is { } unknown)
        {
            throw new StartRefusedException($"{unknown} is not a setting: {Instead(unknown)}");
        }

        if (configuration.GetChildren().Select(Misspelt).FirstOrDefault(slip => slip is not null) is { } slip)
        {
            throw new StartRefusedException(slip);
        }
    }

    // A section nobody knows may well be another program's, for the whole environment stands in the configuration. But not
    // where what stands in it is a few letters from a setting of ours.
    private static string? Misspelt(IConfigurationSection root)
    {
        if (Is(root.Key, Sections) || Is(root.Key, Others))
        {
            return null;
        }

        return Written(root)
            .Select(key => (Key: key, Meant: Nearest(key)))
            .Where(one => one.Meant.Slips <= Slip)
            .Select(one => $"{one.Key} is not a setting: did you mean {one.Meant.Key}?")
            .FirstOrDefault();
    }

    private static bool Is(string key, IReadOnlyList<string> among) => among.Contains(key, StringComparer.OrdinalIgnoreCase);

    private static string Instead(string unknown)
    {
        var (nearest, slips) = Nearest(unknown);
        var section = unknown.Split(':')[0];
        return slips <= Slip
            ? $"did you mean {nearest}?"
            : $"under {section} there are {string.Join(", ", Known.Where(key => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)))}.";
    }

    private static IEnumerable<string> Written(IConfigurationSection section) => section.AsEnumerable()
        .Where(pair => pair.Key.Contains(':') && !string.IsNullOrWhiteSpace(pair.Value))
        .Select(pair => pair.Key)
        .Order(StringComparer.OrdinalIgnoreCase);

    private static (string Key, int Slips) Nearest(string unknown) =>
        Known.Select(key => (key, Distance(key.ToUpperInvariant(), unknown.ToUpperInvariant()))).MinBy(pair => pair.Item2);

    /// <summary>How many letters must be put in, left out or changed to make one word of the other.</summary>
    internal static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();

        for (var at = 1; at <= one.Length; at++)
        {
            var (diagonal, left) = (row[0], at);
            row[0] = at;

            for (var to = 1; to <= other.Length; to++)
            {
                left = Math.Min(diagonal + (one[at - 1] == other[to - 1] ? 0 : 1), Math.Min(left, row[to]) + 1);
                (diagonal, row[to]) = (row[to], left);
            }
        }

        return row[^1];
    }
}
