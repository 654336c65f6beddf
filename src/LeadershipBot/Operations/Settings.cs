using LeadershipBot.Guidance;
using LeadershipBot.MsTeams;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Operations;

/// <summary>The configuration, read once at the start and found sensible.</summary>
/// <param name="Urls">What the server listens on.</param>
/// <param name="PublicUrl">The address the platforms reach it by, or null.</param>
/// <param name="WebChat">Whether the web chat is on. Never beside <paramref name="PublicUrl"/>.</param>
/// <param name="Grace">How late a check-in may still go out.</param>
/// <param name="Slack">How it speaks with Slack, or null.</param>
/// <param name="MsTeams">Microsoft Teams, or null where it is off.</param>
internal sealed record Settings(
    IReadOnlyList<string> Urls,
    Uri? PublicUrl,
    StorageSettings Storage,
    KeySettings Keys,
    bool WebChat,
    Duration Grace,
    ContentSettings Content,
    PolicySettings Policy,
    SlackOptions? Slack,
    MsTeamsSettings? MsTeams)
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <param name="development">Whether the environment is Development, which has other defaults.</param>
    /// <exception cref="StartRefusedException">A setting is unknown, makes no sense, or contradicts another; the first such is named.</exception>
    public static Settings Read(IConfiguration configuration, bool development)
    {
        SettingKeys.RefuseUnknown(configuration);
        SettingLogging.Refuse(configuration);
        var values = new SettingValues(configuration);
        var urls = SettingUrls.Listen(values);
        var publicUrl = SettingUrls.Public(values);
        var slack = SlackSettings.Read(values, publicUrl);
        var settings = new Settings(
            urls,
            publicUrl,
            SettingStorage.Read(values),
            SettingStorage.ReadKeys(values),
            values.OneOf("WebChat:Enabled", development, ("true", true), ("false", false)),
            values.Duration("CheckIns:Grace", "PT6H", "PT1M", "PT12H"),
            new(
                values.Sentence("Content:Safety")?.TrimEnd('.'),
                SettingUrls.Essay(values),
                values.Text("Content:Pack") is { } folder ? Path.GetFullPath(folder) : Pack.BuiltIn),
            PolicySettings.Read(values, development, slack is not null),
            slack,
            SettingMsTeams.Read(values, urls, development));

        SettingStorage.RefuseBareKeys(settings.Storage, settings.Keys);

        return settings is { WebChat: true, PublicUrl: not null }
            ? throw new StartRefusedException("PublicUrl and WebChat:Enabled exclude each other, for the web chat answers this machine only: set WebChat:Enabled to false, or leave PublicUrl out.")
            : settings;
    }
}

/// <param name="Safety">The reachable human that matters of health, harassment, dismissal and law are sent to, or null. Without a full stop: it stands in a sentence.</param>
/// <param name="EssayUrl">Where the essay can be read, or null.</param>
/// <param name="Pack">The content pack's folder, an absolute path.</param>
internal sealed record ContentSettings(string? Safety, string? EssayUrl, string Pack);
