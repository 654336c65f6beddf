using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadershipBot.Operations;
using LeadershipBot.Slack;

namespace LeadershipBot.Tests.Slack;

/// <summary>What the app asks for is what it uses.</summary>
public partial class SlackManifestTests
{
    [Fact]
    public void Every_method_that_is_called_is_in_the_list_and_its_scopes_are_asked_for()
    {
        var called = Directory.EnumerateFiles(Source(), "*.cs").Where(file => Path.GetFileName(file) is not ("Scopes.cs" or "Tiers.cs"))
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(match => match.Groups["method"].Value)).Distinct().ToList();

        called.Order(StringComparer.Ordinal).ShouldBe(Scopes.OfMethods.Keys.Order(StringComparer.Ordinal));

        foreach (var (method, scopes) in Scopes.OfMethods)
        {
            var known = FakeSlackMethods.All[method];
            scopes.ShouldBeSubsetOf(known.Scopes);
            (scopes.Length > 0).ShouldBe(known.Scopes.Count > 0, method);
            scopes.ShouldBeSubsetOf(Scopes.Bot);
        }
    }

    [Theory]
    [InlineData("https://leadership.example.com/", false)]
    [InlineData(null, true)]
    public void The_manifest_asks_for_that_and_nothing_else(string? url, bool socket)
    {
        var manifest = JsonNode.Parse(Manifest.Of(url is null ? null : new Uri(url), socket, rotates: false))!;

        manifest["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(scope => scope!.GetValue<string>()).ShouldBe(Scopes.Bot);
        manifest["settings"]!["event_subscriptions"]!["bot_events"]!.AsArray().Select(name => name!.GetValue<string>()).ShouldBe(Scopes.OfEvents.Keys.Order(StringComparer.Ordinal));
        manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>().ShouldBe(socket);
        manifest["settings"]!["event_subscriptions"]!["request_url"]?.GetValue<string>().ShouldBe("https://leadership.example.com/slack/events");
        manifest["features"]!["slash_commands"]![0]!["command"]!.GetValue<string>().ShouldBe("/leadership");
        manifest["display_information"]!["long_description"]!.GetValue<string>().Length.ShouldBeInRange(175, 4000);
        manifest["display_information"]!["description"]!.GetValue<string>().Length.ShouldBeLessThanOrEqualTo(140);
    }

    [Fact]
    public async Task The_command_line_writes_it()
    {
        var output = new StringWriter();
        var file = Path.Combine(Path.GetTempPath(), $"manifest-{Guid.NewGuid():n}.json");
        var line = new CommandLine(new Terminal(output, output, ShowsProgress: false), _ => Task.CompletedTask, (_, _, _) => { });

        (await line.RunAsync(["manifest", "slack", "--public-url", "https://leadership.example.com"])).ShouldBe(0);
        (await line.RunAsync(["manifest", "slack", "--public-url", "http://localhost:5080"])).ShouldBe(2);
        output.ToString().ShouldEndWith($"--public-url is \"http://localhost:5080\": it must be an https address without a query, like https://leadership.example.com.{Environment.NewLine}");
        (await line.RunAsync(["manifest", "slack", "--PublicUrl=http://localhost:5080", "--WebChat:Enabled=false"])).ShouldBe(2);
        output.ToString().ShouldEndWith($"PublicUrl must be an https address: Slack calls no other.{Environment.NewLine}");
        (await line.RunAsync(["manifest", "slack", "--out", file])).ShouldBe(0);
        output.ToString().ShouldContain($"{file} holds the manifest, for Socket Mode.");
        (await line.RunAsync(["manifest", "slack", "--out", file, "--json"])).ShouldBe(0);
        output.ToString().ShouldContain($"\"bytes\": {new FileInfo(file).Length}");

        // A link that somebody has laid there is replaced, and what it leads to is left alone.
        await File.WriteAllTextAsync(file + ".victim", "mine", TestContext.Current.CancellationToken);
        File.Delete(file);
        File.CreateSymbolicLink(file, file + ".victim");
        (await line.RunAsync(["manifest", "slack", "--out", file])).ShouldBe(0);
        (await File.ReadAllTextAsync(file + ".victim", TestContext.Current.CancellationToken)).ShouldBe("mine");
        File.Delete(file + ".victim");

        output.ToString().ShouldContain("\"request_url\": \"https://leadership.example.com/slack/interactions\"");
        JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!["settings"]!["socket_mode_enabled"]!.GetValue<bool>().ShouldBeTrue();
        File.Delete(file);
    }

    private static string Source([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "LeadershipBot", "Slack"));

    [GeneratedRegex("\"(?<method>(auth|chat|conversations|users|usergroups|views|oauth|apps)\\.[A-Za-z0-9.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Method();
}
