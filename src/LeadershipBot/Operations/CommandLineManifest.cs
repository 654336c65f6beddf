using System.CommandLine;
using System.Text;
using LeadershipBot.Slack;

namespace LeadershipBot.Operations;

/// <summary><c>manifest</c>: what a platform wants to know of the app, made for this deployment.</summary>
internal static class CommandLineManifest
{
    public static Command Verb(Terminal terminal, string[] switches) =>
        new("manifest", "Writes the app manifest for this deployment.") { Slack(terminal, switches), CommandLineManifestMsTeams.Verb(terminal, switches) };

    private static Command Slack(Terminal terminal, string[] switches)
    {
        var url = new Option<string>("--public-url") { Description = "The address Slack reaches the bot by; PublicUrl when left out, and Socket Mode when there is none." };
        var path = new Option<string>("--out") { Description = "The file to write; the terminal when left out." };
        var rotate = new Option<bool>("--rotate-tokens") { Description = "Tokens live twelve hours and are renewed. Takes Slack:ClientId, and cannot be undone." };
        var json = Terminal.JsonOption();
        var verb = new Command("slack", "The app manifest for https://api.slack.com/apps.") { url, path, rotate, json };
        verb.SetAction(parsed => Write(terminal, switches, parsed.GetValue(url), parsed.GetValue(path), parsed.GetValue(rotate), parsed.GetValue(json)));
        return verb;
    }

    private static int Write(Terminal terminal, string[] switches, string? url, string? path, bool rotate, bool json)
    {
        SettingUrls.RefuseSwitch(url);
        var publicUrl = Configured.Settings(url is null ? switches : [.. switches, $"--PublicUrl={url}", "--WebChat:Enabled=false"]).PublicUrl;

        if (publicUrl is not null && publicUrl.Scheme != Uri.UriSchemeHttps)
        {
            throw new StartRefusedException("PublicUrl must be an https address: Slack calls no other.");
        }

        var manifest = Manifest.Of(publicUrl, socket: publicUrl is null, rotate);

        if (path is null)
        {
            // It is JSON as it stands.
            terminal.Output.WriteLine(manifest);
            return ExitCode.Fine;
        }

        var written = Terminal.WriteFile(path, Encoding.UTF8.GetBytes(manifest + "\n"));
        terminal.Say(json, written, $"{path} holds the manifest{(publicUrl is null ? ", for Socket Mode" : "")}.");
        return ExitCode.Fine;
    }
}
