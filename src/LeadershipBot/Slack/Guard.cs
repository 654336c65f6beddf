using System.Text;
using System.Text.Json;

namespace LeadershipBot.Slack;

/// <summary>The last look at what goes out: nothing of ours ever calls a whole channel, whoever wrote it.</summary>
internal static class Guard
{
    /// <summary>Whether an argument of a call would page people: by markup where markup is read, or by rich text's own mentions.</summary>
    /// <param name="name">The argument; the JSON ones are looked into.</param>
    public static bool Pages(string name, string value) => name switch
    {
        "blocks" or "view" or "response" => MayPage(value) && PagesInJson(value),
        _ => Calls(value),
    };

    // Most of what goes out holds none of these; the rest is read properly.
    private static bool MayPage(string json) =>
        json.Contains("<!", StringComparison.Ordinal) || json.Contains("\"broadcast\"", StringComparison.Ordinal)
        || json.Contains("\"usergroup\"", StringComparison.Ordinal) || json.Contains("\"markdown\"", StringComparison.Ordinal);

    private static bool PagesInJson(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return Pages(document.RootElement, isRoot: true);
    }

    private static bool Pages(JsonElement element, bool isRoot = false) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Any(item => Pages(item)),
        JsonValueKind.Object => IsCall(element, isRoot) || element.EnumerateObject().Any(property => Pages(property.Value)),
        _ => false,
    };

    private static bool IsCall(JsonElement element, bool isRoot)
    {
        var type = Word(element, "type");
        return type is "broadcast" or "usergroup" || ((isRoot || type is "mrkdwn" or "markdown") && Word(element, "text") is { } text && Calls(text));
    }

    private static string? Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var property) && property.ValueKind is JsonValueKind.String ? property.GetString() : null;

    private static bool Calls(string text)
    {
        for (var at = text.IndexOf("<!", StringComparison.Ordinal); at >= 0; at = text.IndexOf("<!", at + 2, StringComparison.Ordinal))
        {
            var rest = text.AsSpan(at + 2);

            if (rest.StartsWith("channel", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("here", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("everyone", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("group", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("subteam", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
