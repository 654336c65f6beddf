using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>Spoils JSON in its structure: what is left is still JSON nearly always, and gets deeper into whoever reads it.</summary>
internal static class JsonSpoiler
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 512 };

    /// <summary>Some changes at places that chance picks; null where it is no object.</summary>
    /// <param name="fresh">Whether ids of deliveries are made new, so that it is not taken for a repetition.</param>
    public static byte[]? Spoil(byte[] json, Random dice, int changes, bool fresh)
    {
        if (Parse(json) is not JsonObject root)
        {
            return null;
        }

        if (fresh)
        {
            Freshen(root, dice);
        }

        for (var change = 0; change < changes; change++)
        {
            Change(root, dice);
        }

        return Write(root);
    }

    /// <summary>Reads it; null where it is none, or says something twice.</summary>
    public static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Freshen(JsonObject root, Random dice)
    {
        foreach (var name in new[] { "event_id", "trigger_id", "id" })
        {
            if (root[name] is JsonValue)
            {
                root[name] = $"{name[..1]}:{dice.NextInt64():x}";
            }
        }

        if (root["view"] is JsonObject view)
        {
            view["hash"] = $"{dice.NextInt64():x}";
        }
    }

    private static void Change(JsonObject root, Random dice)
    {
        var all = Everything(root).ToList();

        if (all.Count == 0)
        {
            return;
        }

        var (parent, key) = all[dice.Next(all.Count)];
        var other = all[dice.Next(all.Count)];

        switch (dice.Next(8))
        {
            case 0:
                Set(parent, key, null, remove: true);
                break;
            case 1:
                Set(parent, key, JsonNode.Parse(Dictionary.Values[dice.Next(Dictionary.Values.Count)], documentOptions: new() { MaxDepth = 512 }));
                break;
            case 2:
                Set(parent, key, Get(other.Parent, other.Key)?.DeepClone());
                break;
            case 3 when parent is JsonObject:
                ((JsonObject)parent)[Dictionary.Texts[dice.Next(Dictionary.Texts.Count)]] = "x";
                break;
            case 4 when Get(parent, key) is JsonValue value && value.TryGetValue<string>(out var text):
                Set(parent, key, JsonValue.Create(Words(key, TextSpoiler.Spoil(text, dice))));
                break;
            default:
                Set(parent, key, JsonValue.Create(Words(key, Dictionary.Texts[dice.Next(Dictionary.Texts.Count)])));
                break;
        }
    }

    // People type into some places only; what the platform itself calls a thing may be logged.
    private static string Words(object key, string text) => key is "text" or "value" ? text : text.Replace(Dictionary.Marker, "x", StringComparison.Ordinal);

    // Every place in it, however deep.
    private static IEnumerable<(JsonNode Parent, object Key)> Everything(JsonNode node) => node switch
    {
        JsonObject map => map.ToList().SelectMany(pair => Below(map, pair.Key, pair.Value)),
        JsonArray list => Enumerable.Range(0, list.Count).SelectMany(index => Below(list, index, list[index])),
        _ => [],
    };

    private static IEnumerable<(JsonNode Parent, object Key)> Below(JsonNode parent, object key, JsonNode? value) =>
        value is JsonObject or JsonArray ? Everything(value).Prepend((parent, key)) : [(parent, key)];

    private static JsonNode? Get(JsonNode parent, object key) => key is string name ? parent[name] : (int)key < ((JsonArray)parent).Count ? parent[(int)key] : null;

    private static void Set(JsonNode parent, object key, JsonNode? value, bool remove = false)
    {
        switch (parent, key)
        {
            case (JsonObject map, string name) when remove:
                map.Remove(name);
                break;
            case (JsonObject map, string name):
                map[name] = value;
                break;
            case (JsonArray list, int index) when index < list.Count && remove:
                list.RemoveAt(index);
                break;
            case (JsonArray list, int index) when index < list.Count:
                list[index] = value;
                break;
        }
    }

    private static byte[] Write(JsonObject root) => Encoding.UTF8.GetBytes(root.ToJsonString(Plain).Replace(Dictionary.Lone, "\\ud800", StringComparison.Ordinal));
}
