using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Slack;

/// <summary>Where blocks are shown.</summary>
internal enum FakeSurface
{
    Message,
    Modal,
    Home,
}

/// <summary>Judges blocks as Slack does, and a little harder: the schemas, what goes where, what may be there once.</summary>
internal static partial class FakeSlackBlocks
{
    private static readonly JsonSerializerOptions Loose = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The most a message's blocks may weigh, in characters of JSON.</summary>
    public static int MostCharacters => 13_000;

    /// <summary>What is wrong; empty if nothing is.</summary>
    public static IReadOnlyList<string> Faults(JsonNode? blocks, FakeSurface surface)
    {
        if (blocks is not JsonArray list)
        {
            return ["blocks are no list"];
        }

        var (schema, most) = surface switch
        {
            FakeSurface.Modal => (SlackSchema.Modal, 100),
            FakeSurface.Home => (SlackSchema.Home, 100),
            _ => (SlackSchema.Message, 50),
        };

        var faults = list.SelectMany((block, index) => schema.Check(block, "KnownBlock").Select(fault => $"blocks/{index}{fault}")).ToList();

        if (faults.Count > 0)
        {
            return faults; // The rest reads the blocks as what they say they are.
        }

        var kinds = list.Select(block => block!["type"]!.GetValue<string>()).ToList();
        Add(list.Count > most, $"{list.Count} blocks");
        Add(surface == FakeSurface.Message && Weight(list) > MostCharacters, $"blocks weigh {Weight(list)} characters");
        Add(kinds.Count(kind => kind is "table" or "data_table") > 1, "more than one table");
        Add(kinds.Count(kind => kind == "data_visualization") > 2, "more than two charts");
        Add(list.Sum(block => Text(block!["type"]) == "markdown" ? Text(block["text"])!.Length : 0) > 12_000, "markdown of more than 12,000 characters");
        Add(Twice(list.Select(block => Text(block!["block_id"]))), "a block_id twice");
        Add(list.Any(block => Twice(All(block!).Select(node => Text(node["action_id"])))), "an action_id twice in a block");
        Add(All(list).Count(node => node["focus_on_load"]?.GetValue<bool>() == true) > 1, "focus_on_load twice");
        Add(list.Where(block => Text(block!["type"]) == "data_visualization").Any(block => IsLopsided(block!)), "a chart series that does not fit its categories");
        Add(list.Where(block => Text(block!["type"]) == "table").Any(block => block!["rows"]!.AsArray().Select(row => row!.AsArray().Count).Distinct().Count() > 1), "table rows of unequal length");
        faults.AddRange(All(list).SelectMany(Mentions));
        return faults;

        void Add(bool wrong, string fault)
        {
            if (wrong)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>Whether text that Slack reads as markup would page people.</summary>
    public static bool Pages(string text) => Broadcast().IsMatch(text);

    /// <summary>The blocks with the ids that Slack gives where the app gave none.</summary>
    public static JsonArray Fill(JsonNode blocks)
    {
        var filled = (JsonArray)blocks.DeepClone();
        var number = 0;

        foreach (var block in filled)
        {
            block!["block_id"] ??= $"auto{number++}";

            foreach (var element in All(block).Where(node => node["action_id"] is null && Text(node["type"]) is "button" or "overflow" or "checkboxes" or "radio_buttons" or "plain_text_input"
                || Text(node["type"])?.EndsWith("_select", StringComparison.Ordinal) == true && node["action_id"] is null))
            {
                element["action_id"] = $"auto{number++}";
            }
        }

        return filled;
    }

    public static JsonObject Validate(SlackCall call)
    {
        var faults = call.Json("blocks", "invalid_blocks") is { } blocks ? Faults(blocks, FakeSurface.Message) : [];
        return faults.Count == 0 ? [] : throw new SlackRefusalException("invalid_blocks", string.Join("; ", faults));
    }

    /// <summary>Every object in there.</summary>
    public static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject whole => whole.SelectMany(pair => All(pair.Value)).Prepend(whole),
        JsonArray list => list.SelectMany(All),
        _ => [],
    };

    public static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static IEnumerable<string> Mentions(JsonObject node) => Text(node["type"]) switch
    {
        "mrkdwn" or "markdown" when Pages(Text(node["text"]) ?? "") => [$"pages people: {Text(node["text"])}"],
        "broadcast" or "usergroup" => ["pages people by rich text"],
        _ => [],
    };

    // However they were encoded on the way: what needed no escape weighs one.
    private static int Weight(JsonArray blocks) => Escaped().Replace(blocks.ToJsonString(Loose), match => match.Length > 2 ? "?" : match.Value).Length;

    private static bool IsLopsided(JsonNode block)
    {
        var chart = block["chart"]!;
        var categories = chart["axis_config"]?["categories"]?.AsArray().Select(Text).ToHashSet();
        return categories is not null
            && chart["series"]!.AsArray().Any(series => !categories.SetEquals(series!["data"]!.AsArray().Select(point => Text(point!["label"]))));
    }

    private static bool Twice(IEnumerable<string?> names)
    {
        var named = names.Where(name => name is not null).ToList();
        return named.Distinct().Count() < named.Count;
    }

    [GeneratedRegex("<!(channel|here|everyone|group|subteam)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Broadcast();

    [GeneratedRegex("""\\(u[0-9A-Fa-f]{4}|.)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
