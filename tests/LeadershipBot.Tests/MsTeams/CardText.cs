using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Reads an Adaptive Card as a person would read it out: one part a line, buttons in brackets, what is folded away left out.</summary>
internal static class CardText
{
    /// <param name="old">As a client shows it that knows neither charts nor Action.Execute: the fallbacks.</param>
    public static string Read(JsonObject card, bool old = false) => string.Join('\n', Card(card, old));

    private static IEnumerable<string> Card(JsonObject card, bool old) =>
        Lines(card["body"], old).Concat(Actions(card["actions"], old));

    private static IEnumerable<string> Lines(JsonNode? items, bool old) =>
        (items as JsonArray ?? []).OfType<JsonObject>().SelectMany(item => Element(item, old));

    private static IEnumerable<string> Element(JsonObject element, bool old)
    {
        if ((bool?)element["isVisible"] == false)
        {
            return [];
        }

        var type = (string?)element["type"] ?? "";

        return type switch
        {
            "TextBlock" => [Say(element["text"])],
            "RichTextBlock" => [string.Concat(element["inlines"]!.AsArray().Select(run => run is JsonObject one ? Say(one["text"]) : Say(run)))],
            "Container" or "TableCell" or "Column" => Lines(element["items"], old).Concat(Select(element)),
            "ColumnSet" => Beside(element["columns"], old),
            "Table" => (element["rows"] as JsonArray ?? []).SelectMany(row => Beside(row?["cells"], old)),
            "ActionSet" => Actions(element["actions"], old),
            "FactSet" => element["facts"]!.AsArray().Select(fact => $"{Say(fact?["title"])}: {Say(fact?["value"])}"),
            "Image" => (string?)element["altText"] is { Length: > 0 } words ? [$"({words})"] : [],
            _ when type.StartsWith("Input.", StringComparison.Ordinal) => [Input(element, type)],
            _ when type.StartsWith("Chart.", StringComparison.Ordinal) => old ? Fallback(element, old) : [$"({type})"],
            _ => [$"?{type}?"],
        };
    }

    private static IEnumerable<string> Fallback(JsonObject element, bool old) => element["fallback"] switch
    {
        JsonObject other => Element(other, old),
        JsonValue => [],
        _ => [$"?{element["type"]}?"],
    };

    // What stands side by side stays on one line, as long as each is one line.
    private static IEnumerable<string> Beside(JsonNode? columns, bool old)
    {
        var sides = (columns as JsonArray ?? []).OfType<JsonObject>().Select(column => Element(With(column, "Column"), old).ToList()).Where(side => side.Count > 0).ToList();
        return sides.All(side => side.Count == 1) && sides.Count > 0 ? [string.Join(" | ", sides.Select(side => side[0]))] : sides.SelectMany(side => side);
    }

    private static JsonObject With(JsonObject column, string type)
    {
        if (column.ContainsKey("type"))
        {
            return column;
        }

        var copy = (JsonObject)column.DeepClone();
        copy["type"] = type;
        return copy;
    }

    private static IEnumerable<string> Actions(JsonNode? actions, bool old)
    {
        var titles = (actions as JsonArray ?? []).OfType<JsonObject>()
            .Select(action => old && (string?)action["type"] is "Action.Execute" ? action["fallback"] as JsonObject : action)
            .OfType<JsonObject>().Select(action => $"[{action["title"]}]").ToList();
        return titles.Count == 0 ? [] : [string.Join(' ', titles)];
    }

    private static IEnumerable<string> Select(JsonObject element) =>
        (string?)element["selectAction"]?["title"] is { Length: > 0 } title ? [$"[{title}]"] : [];

    private static string Input(JsonObject input, string type)
    {
        var value = (string?)input["value"] ?? "";
        var label = (string?)input["label"] ?? (string?)input["title"] ?? (string?)input["id"] ?? "";

        return type switch
        {
            "Input.ChoiceSet" => $"{label} <{value}> ({string.Join(" / ", input["choices"]!.AsArray().Select(choice => Say(choice?["title"])))})",
            _ => $"{label} <{value}>",
        };
    }

    private static string Say(JsonNode? text) => (string?)text ?? "";
}
