using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>Holds JSON to the committed schemas in <c>tests/slack-schema</c>: as much of draft-07 as they use, and no keyword passed over in silence.</summary>
internal sealed class SlackSchema
{
    private readonly JsonElement root;

    private SlackSchema(string name) =>
        root = JsonDocument.Parse(File.ReadAllText(Path.Combine(FakeSlackMethods.Folder(), $"{name}.strict.json"))).RootElement;

    public static SlackSchema Message { get; } = new("SlackMessage");

    public static SlackSchema Modal { get; } = new("SlackModal");

    public static SlackSchema Home { get; } = new("SlackHome");

    /// <summary>What is wrong with a value, each with its path; empty if nothing is.</summary>
    /// <param name="definition">The definition it is held to; the schema's own when null.</param>
    public IReadOnlyList<string> Check(JsonNode? value, string? definition = null) =>
        [.. Check(value, definition is null ? root : root.GetProperty("definitions").GetProperty(definition), "").Distinct()];

    private IEnumerable<string> Check(JsonNode? value, JsonElement schema, string path) =>
        schema.ValueKind switch
        {
            JsonValueKind.True => [],
            JsonValueKind.False => [$"{path} may not be there"],
            _ => schema.EnumerateObject().SelectMany(keyword => Check(value, schema, keyword, path)),
        };

    private IEnumerable<string> Check(JsonNode? value, JsonElement schema, JsonProperty keyword, string path) => keyword.Name switch
    {
        "$ref" => Check(value, Resolve(keyword.Value.GetString()!), path),
        "type" => keyword.Value.ValueKind == JsonValueKind.String && !IsA(value, keyword.Value.GetString()!)
            ? [$"{path} is no {keyword.Value}"]
            : keyword.Value.ValueKind == JsonValueKind.Array && !keyword.Value.EnumerateArray().Any(type => IsA(value, type.GetString()!)) ? [$"{path} is none of {keyword.Value}"] : [],
        "const" => Same(value, keyword.Value) ? [] : [$"{path} is not {keyword.Value}"],
        "enum" => keyword.Value.EnumerateArray().Any(item => Same(value, item)) ? [] : [$"{path} is none of {keyword.Value.GetRawText()}"],
        "required" => value is JsonObject whole ? keyword.Value.EnumerateArray().Where(name => !whole.ContainsKey(name.GetString()!)).Select(name => $"{path} lacks {name}") : [],
        "properties" => value is JsonObject named
            ? keyword.Value.EnumerateObject().Where(property => named.ContainsKey(property.Name)).SelectMany(property => Check(named[property.Name], property.Value, $"{path}/{property.Name}"))
            : [],
        "additionalProperties" => value is JsonObject open
            ? open.Where(pair => !Declared(schema, pair.Key)).SelectMany(pair => Check(pair.Value, keyword.Value, $"{path}/{pair.Key}"))
            : [],
        "items" => value is JsonArray list ? list.SelectMany((item, index) => Check(item, keyword.Value, $"{path}/{index}")) : [],
        "allOf" => keyword.Value.EnumerateArray().SelectMany(one => Check(value, one, path)),
        "anyOf" => AnyOf(value, keyword.Value, path),
        "oneOf" => keyword.Value.EnumerateArray().Count(one => !Check(value, one, path).Any()) == 1 ? [] : [$"{path} is not exactly one of its kinds"],
        "if" => Check(value, keyword.Value, path).Any() ? [] : Check(value, schema.GetProperty("then"), path),
        "minItems" => value is JsonArray few && few.Count < keyword.Value.GetInt32() ? [$"{path} has fewer than {keyword.Value} items"] : [],
        "maxItems" => value is JsonArray many && many.Count > keyword.Value.GetInt32() ? [$"{path} has more than {keyword.Value} items"] : [],
        "uniqueItems" => value is JsonArray items && items.Select(item => item?.ToJsonString()).Distinct().Count() < items.Count ? [$"{path} has an item twice"] : [],
        "minLength" => Length(value) < keyword.Value.GetInt32() ? [$"{path} is shorter than {keyword.Value}"] : [],
        "maxLength" => Length(value) is { } length && length > keyword.Value.GetInt32() ? [$"{path} is longer than {keyword.Value}: {length}"] : [],
        "pattern" => value is JsonValue text && text.TryGetValue<string>(out var held) && !System.Text.RegularExpressions.Regex.IsMatch(held, keyword.Value.GetString()!, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))
            ? [$"{path} does not look like {keyword.Value}"] : [],
        "exclusiveMinimum" => Number(value) <= keyword.Value.GetDouble() ? [$"{path} is not above {keyword.Value}"] : [],
        "minimum" => Number(value) < keyword.Value.GetDouble() ? [$"{path} is below {keyword.Value}"] : [],
        "maximum" => Number(value) > keyword.Value.GetDouble() ? [$"{path} is above {keyword.Value}"] : [],
        "then" or "description" or "default" or "definitions" or "$schema" or "$id" or "title" or "deprecated" => [],
        _ => throw new NotSupportedException($"Schema keyword {keyword.Name}."),
    };

    private List<string> AnyOf(JsonNode? value, JsonElement kinds, string path)
    {
        var faults = kinds.EnumerateArray().Select(kind => Check(value, kind, path).ToList()).ToList();
        return faults.Any(found => found.Count == 0) ? [] : faults.MinBy(found => found.Count)!;
    }

    private JsonElement Resolve(string reference) => reference["#/".Length..].Split('/').Aggregate(root, (at, name) => at.GetProperty(Uri.UnescapeDataString(name)));

    private static bool Declared(JsonElement schema, string name) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static bool IsA(JsonNode? value, string type) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => Number(value) is { } number && number == Math.Floor(number),
        "null" => value is null,
        _ => throw new NotSupportedException($"Schema type {type}."),
    };

    private static bool Same(JsonNode? value, JsonElement other) => JsonNode.DeepEquals(value, other.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(other.GetRawText()));

    private static double? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) : null;

    // Slack and JSON schema count code points.
    private static int? Length(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>().EnumerateRunes().Count() : null;
}
