using System.CommandLine;
using LeadershipBot.MsTeams;

namespace LeadershipBot.Operations;

/// <summary><c>manifest msteams</c>: the package an administrator uploads to Teams, made for this deployment.</summary>
internal static class CommandLineManifestMsTeams
{
    private const string Usual = "leadershipbot-msteams.zip";

    public static Command Verb(Terminal terminal, string[] switches)
    {
        var url = new Option<string>("--public-url") { Description = "Where people can read what this is; PublicUrl when left out." };
        var path = new Option<string>("--out") { Description = $"The file to write; {Usual} when left out." };
        var json = Terminal.JsonOption();
        var verb = new Command("msteams", "The app package to upload in the Teams admin centre: its manifest and its icons.") { url, path, json };
        verb.SetAction(parsed => Write(terminal, switches, parsed.GetValue(url), parsed.GetValue(path) ?? Usual, parsed.GetValue(json)));
        return verb;
    }

    private static int Write(Terminal terminal, string[] switches, string? url, string path, bool json)
    {
        SettingUrls.RefuseSwitch(url);

        // Whoever makes the package need not hold the bot's secret.
        var configuration = Configured.Builder(url is null ? switches : [.. switches, $"--PublicUrl={url}"]).Configuration;
        SettingKeys.RefuseUnknown(configuration);
        var values = new SettingValues(configuration);

        if (SettingMsTeams.App(values) is not { } appId)
        {
            throw new StartRefusedException("MsTeams:AppId is missing: the package names the bot's registration.");
        }

        if (SettingUrls.Public(values) is not { } publicUrl || publicUrl.Scheme != Uri.UriSchemeHttps)
        {
            throw new StartRefusedException("--public-url is missing (or PublicUrl): the package says where people can read what this is, by an https address.");
        }

        var written = Terminal.WriteFile(path, AppPackage.Zip(appId, publicUrl));
        terminal.Say(json, written, $"{path} is the package to upload in the Teams admin centre.");
        return ExitCode.Fine;
    }
}
