using System.Globalization;
using LeadershipBot.Slack;

namespace LeadershipBot.Operations;

/// <summary>The settings that say how the bot speaks with Slack.</summary>
internal static class SlackSettings
{
    private const double LeastPace = 0.01;
    private const double MostPace = 1_000_000;

    private static readonly string[] Keys = ["SigningSecret", "AppToken", "BotToken", "ClientId", "ClientSecret", "ApiBaseUrl", "Pace:Messages", "Pace:Updates"];

    /// <returns>Null where Slack is not configured.</returns>
    /// <exception cref="StartRefusedException">A setting is missing, makes no sense or contradicts another.</exception>
    public static SlackOptions? Read(SettingValues values, Uri? publicUrl)
    {
        if (Array.TrueForAll(Keys, key => values.Text($"Slack:{key}") is null))
        {
            return null;
        }

        var secrets = values.Text("Slack:SigningSecret")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        var options = new SlackOptions(
            secrets,
            Token(values, "Slack:AppToken", "xapp-"),
            Token(values, "Slack:BotToken", "xox"),
            values.Text("Slack:ClientId"),
            values.Text("Slack:ClientSecret"),
            ApiBaseUrl(values),
            publicUrl,
            Pace(values, "Slack:Pace:Messages", 4),
            Pace(values, "Slack:Pace:Updates", 0.8));

        return Contradiction(options) is { } contradiction ? throw new StartRefusedException(contradiction) : options;
    }

    private static string? Contradiction(SlackOptions options) => options switch
    {
        _ when options.SigningSecrets.Any(secret => secret.Length == 0) =>
            "Slack:SigningSecret has an empty part; several secrets are separated by single commas.",
        { SigningSecrets.Count: 0, AppToken: null } =>
            "Slack:SigningSecret is missing, and so is Slack:AppToken: without one of them nothing of Slack's can be believed. The first is for HTTP, the second for Socket Mode.",
        { ClientId: not null, ClientSecret: null } => "Slack:ClientSecret is missing; with Slack:ClientId it lets workspaces install the bot.",
        { ClientId: null, ClientSecret: not null } => "Slack:ClientId is missing; with Slack:ClientSecret it lets workspaces install the bot.",
        { ClientId: not null, PublicUrl: null } => "PublicUrl is missing: with Slack:ClientId, Slack has to find its way back to the bot.",
        { AppToken: not null, BotToken: null, ClientId: null } => "Slack:BotToken is missing: Slack:AppToken only lets messages in, and answers need the bot's own.",
        _ => null,
    };

    private static string? Token(SettingValues values, string key, string beginning) => values.Text(key) switch
    {
        null => null,
        var token when token.StartsWith(beginning, StringComparison.Ordinal) && !token.Any(char.IsWhiteSpace) => token,
        _ => throw new StartRefusedException($"{key} does not look like one: it begins with {beginning}{(beginning == "xox" ? "b-" : "")}."),
    };

    private static Uri ApiBaseUrl(SettingValues values) => values.Text("Slack:ApiBaseUrl") switch
    {
        null => SlackOptions.SlackApi,
        var text when Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url) && url is { Query: "", Fragment: "", UserInfo: "" }
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)) => url,
        _ => throw new StartRefusedException("Slack:ApiBaseUrl must be an https address; plain http only leads to this machine, as http://127.0.0.1:5081/api/."),
    };

    private static double Pace(SettingValues values, string key, double otherwise) => values.Text(key) switch
    {
        null => otherwise,
        var text when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pace) && pace is >= LeastPace and <= MostPace => pace,
        var text => throw new StartRefusedException($"{key} is \"{text}\": it is a number a second, from {LeastPace} to {MostPace:0}."),
    };
}
