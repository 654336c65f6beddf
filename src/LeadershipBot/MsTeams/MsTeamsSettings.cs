namespace LeadershipBot.MsTeams;

/// <summary>How the bot is registered with Microsoft, and whom it trusts.</summary>
/// <param name="AppId">The registration's id, in lower case.</param>
/// <param name="TenantId">The bot's home tenant, which is nobody's customer.</param>
/// <param name="ClientSecret">The credential, or null where it is a certificate.</param>
/// <param name="CertificatePath">A PEM or PFX file with its private key, an absolute path, or null.</param>
/// <param name="OpenIdMetadata">Where the keys of the Bot Framework are described.</param>
/// <param name="Authority">Who hands out outbound tokens, with the tenant in its path.</param>
/// <param name="ServiceHosts">The hosts that may ever receive a token.</param>
/// <param name="Authenticates">False only beside Microsoft's emulator: nothing is checked, and no token is sent.</param>
internal sealed record MsTeamsSettings(
    string AppId,
    string TenantId,
    string? ClientSecret,
    string? CertificatePath,
    Uri OpenIdMetadata,
    Uri Authority,
    ServiceHosts ServiceHosts,
    bool Authenticates)
{
    public const string PublicMetadata = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>The bot's id in a conversation.</summary>
    public string BotId => $"28:{AppId}";

    /// <summary>The ids of the only tenants that are served; empty for whichever Microsoft delivers from.</summary>
    public IReadOnlySet<string> Tenants { get; init; } = new HashSet<string>();

    /// <summary>Whether what comes from a tenant is taken.</summary>
    public bool Serves(string? tenant) => Tenants.Count == 0 || (tenant is not null && Tenants.Contains(tenant));

    /// <summary>Which of Microsoft's clouds this is; as a rule told by where its keys are.</summary>
    public Cloud Cloud { get; init; } = Cloud.Of(OpenIdMetadata);

    // The secret is left out.
    public override string ToString() => $"Microsoft Teams, app {AppId}";
}

/// <summary>One of Microsoft's clouds: who signs what comes in, and who hands out tokens for what goes out.</summary>
/// <param name="Issuer">Who signs what comes in. An outbound token is asked for the same.</param>
/// <param name="Login">Who hands out tokens, unless the settings say otherwise.</param>
internal sealed record Cloud(string Issuer, string Login)
{
    private static readonly Cloud Public = new("https://api.botframework.com", "https://login.microsoftonline.com");

    private static readonly IReadOnlyDictionary<string, Cloud> ByHost = new Dictionary<string, Cloud>(StringComparer.OrdinalIgnoreCase)
    {
        ["login.botframework.azure.us"] = new("https://api.botframework.us", "https://login.microsoftonline.us"),
        ["login.botframework.azure.cn"] = new("https://api.botframework.azure.cn", "https://login.partner.microsoftonline.cn"),
    };

    /// <summary>What an outbound token is asked for.</summary>
    public string Scope => $"{Issuer}/.default";

    public static Cloud Of(Uri metadata) => ByHost.GetValueOrDefault(metadata.Host, Public);
}
