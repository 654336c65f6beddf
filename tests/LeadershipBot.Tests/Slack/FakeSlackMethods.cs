using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeadershipBot.Tests.Slack;

/// <summary>What Slack's reference says about the methods: arguments, scopes, tiers.</summary>
internal static class FakeSlackMethods
{
    /// <summary>By name.</summary>
    public static IReadOnlyDictionary<string, SlackMethod> All { get; } = Read();

    /// <summary>The folder <c>tests/slack-schema</c>, where the schemas and the reference lie.</summary>
    public static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "slack-schema"));

    private static Dictionary<string, SlackMethod> Read()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "methods.json")));
        return json.RootElement.EnumerateObject().ToDictionary(method => method.Name, method => new SlackMethod(
            Strings(method.Value, "required"), Strings(method.Value, "args"), Strings(method.Value, "bot_scopes"), PerMinute(method)));
    }

    private static HashSet<string> Strings(JsonElement method, string name) =>
        [.. method.GetProperty(name).EnumerateArray().Select(item => item.GetString()!).Where(item => item != "token")];

    private static int PerMinute(JsonProperty method) =>
        method.Value.TryGetProperty("tier", out var tier) ? tier.GetString() switch
        {
            "t1" => 1,
            "t2" => 20,
            "t3" => 50,
            "t4" => 100,
            _ => 600,
        }
        : 600;
}

/// <summary>One method.</summary>
/// <param name="Scopes">Any one of them does, which one depends on the channel.</param>
/// <param name="PerMinute">Calls a minute and workspace.</param>
internal sealed record SlackMethod(IReadOnlySet<string> Required, IReadOnlySet<string> Args, IReadOnlySet<string> Scopes, int PerMinute);
