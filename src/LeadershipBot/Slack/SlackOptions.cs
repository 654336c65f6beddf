namespace LeadershipBot.Slack;

/// <summary>How the bot speaks with Slack.</summary>
/// <param name="SigningSecrets">Each of them signs genuine requests; several while they are changed. Empty where nothing comes over HTTP.</param>
/// <param name="AppToken">For Socket Mode, or null.</param>
/// <param name="BotToken">The one workspace that was installed by hand, or null.</param>
/// <param name="ClientId">For workspaces that install by OAuth, or null; then so is the secret.</param>
/// <param name="ApiBaseUrl">The Web API, with a slash at its end.</param>
/// <param name="PublicUrl">The address Slack reaches the bot by, or null.</param>
/// <param name="Messages">Messages a second and workspace.</param>
/// <param name="Updates">Edits a second and workspace.</param>
internal sealed record SlackOptions(
    IReadOnlyList<string> SigningSecrets,
    string? AppToken,
    string? BotToken,
    string? ClientId,
    string? ClientSecret,
    Uri ApiBaseUrl,
    Uri? PublicUrl,
    double Messages,
    double Updates)
{
    public static readonly Uri SlackApi = new("https://slack.com/api/");

    /// <summary>Where a person agrees to an installation.</summary>
    public Uri Authorize => new(ApiBaseUrl, "../oauth/v2/authorize");

    /// <summary>Where Slack brings them back to.</summary>
    public Uri? Callback => PublicUrl is null ? null : new(PublicUrl, "slack/oauth/callback");

    /// <summary>Whether workspaces can install the bot by themselves.</summary>
    public bool HasOAuth => ClientId is not null;
}

/// <summary>How long things take in Socket Mode. Tests are less patient.</summary>
/// <param name="Sockets">How many are open at once; Slack allows ten.</param>
/// <param name="Stagger">How far apart they are opened: Slack gives out one ticket a minute.</param>
/// <param name="Silence">A socket that has not even answered a ping for so long is dead.</param>
/// <param name="Again">The first wait before a lost socket is opened again; it doubles, up to a minute.</param>
internal sealed record SocketPatience(int Sockets, TimeSpan Stagger, TimeSpan Silence, TimeSpan Again)
{
    public static readonly SocketPatience Usual = new(2, TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1));
}
