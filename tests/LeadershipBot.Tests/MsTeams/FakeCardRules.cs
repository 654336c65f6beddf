using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What Teams refuses in a card, and what it shows worse than it could.</summary>
/// <remarks>Property names are examined by <c>tests/teams-cards</c>, with Microsoft's own types.</remarks>
internal static class FakeCardRules
{
    private static readonly string[] Elements =
    [
        "TextBlock", "RichTextBlock", "TextRun", "Image", "ImageSet", "Container", "ColumnSet", "Column", "FactSet", "ActionSet", "Table", "TableRow", "TableCell",
        "Input.Text", "Input.Number", "Input.Date", "Input.Time", "Input.Toggle", "Input.ChoiceSet",
        "Chart.VerticalBar", "Chart.VerticalBar.Grouped", "Chart.HorizontalBar", "Chart.HorizontalBar.Stacked", "Chart.Line", "Chart.Donut", "Chart.Pie", "Chart.Gauge",
        "Action.Execute", "Action.Submit", "Action.OpenUrl", "Action.ShowCard", "Action.ToggleVisibility", "Data.Query", "AdaptiveCard",
    ];

    /// <summary>Why Teams would not take it, or null.</summary>
    public static string? Fault(JsonObject card)
    {
        if ((string?)card["type"] is not "AdaptiveCard")
        {
            return "a card that is no AdaptiveCard";
        }

        if (!Version.TryParse((string?)card["version"], out var version) || version > new Version(1, 5))
        {
            return $"a card of version {card["version"]}";
        }

        var objects = All(card).ToList();

        return objects.Select(one => FaultOfOne(one, version)).FirstOrDefault(fault => fault is not null)
            ?? (Twice(objects) is { } id ? $"two inputs called {id}" : null);
    }

    /// <summary>What Teams takes, and some would not see as it is meant.</summary>
    public static IEnumerable<string> Worries(JsonObject card)
    {
        foreach (var one in All(card))
        {
            var type = (string?)one["type"] ?? "";

            if (type is "Action.Execute" && (string?)(one["fallback"] as JsonObject)?["type"] is not "Action.Submit")
            {
                yield return $"the button \"{one["title"]}\" is missing in old clients: no fallback";
            }

            if (type.StartsWith("Chart.", StringComparison.Ordinal) && one["fallback"] is not JsonObject)
            {
                yield return $"{type} without a fallback";
            }

            if (type.StartsWith("Input.", StringComparison.Ordinal) && string.IsNullOrWhiteSpace((string?)one["label"]))
            {
                yield return $"the input {one["id"]} has no label: a screen reader says nothing";
            }
        }
    }

    /// <summary>Every element and action of a card, with its fallbacks and inner cards; the card itself is the first.</summary>
    public static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject one => (one.ContainsKey("type") ? [one] : Enumerable.Empty<JsonObject>()).Concat(one.Where(pair => pair.Key is not "data").SelectMany(pair => All(pair.Value))),
        JsonArray many => many.SelectMany(All),
        _ => [],
    };

    private static string? FaultOfOne(JsonObject one, Version version)
    {
        var type = (string?)one["type"];

        return type switch
        {
            "Action.Execute" when version < new Version(1, 4) => "Action.Execute needs 1.4",
            "Action.Execute" or "Action.Submit" when one["data"] is not (null or JsonObject) => $"{type} with data that is no object",
            "Action.Execute" when (string?)one["verb"] is null => "Action.Execute without a verb",
            "Action.OpenUrl" when !Uri.TryCreate((string?)one["url"], UriKind.Absolute, out _) => "a link to nowhere",
            "TextBlock" or "TextRun" when one["text"] is not JsonValue => $"{type} without text",
            "RichTextBlock" when one["inlines"] is not JsonArray => "RichTextBlock without inlines",
            "Input.ChoiceSet" when one["choices"] is not JsonArray { Count: > 0 } && one["choices.data"] is null => "a choice of nothing",
            _ when type is null || !Elements.Contains(type) && !type.StartsWith("Icon", StringComparison.Ordinal) && !IsEntity(one) => $"an unknown element {type}",
            _ when type.StartsWith("Input.", StringComparison.Ordinal) && string.IsNullOrEmpty((string?)one["id"]) => $"{type} without an id",
            _ when type.StartsWith("Action.", StringComparison.Ordinal) && type is not "Action.OpenUrl" && one["isEnabled"] is null && string.IsNullOrWhiteSpace((string?)one["title"]) && !IsSelect(one)
                => $"{type} without a title",
            _ => null,
        };
    }

    // What a tap on a whole container does needs no words of its own.
    private static bool IsSelect(JsonObject one) => one.Parent is JsonObject parent && parent["selectAction"] == one;

    // Mentions in msteams.entities have types as well.
    private static bool IsEntity(JsonObject one) => (string?)one["type"] is "mention" or "BackgroundImage" or "Data.Query" || one.GetPath().Contains(".msteams", StringComparison.Ordinal);

    private static string? Twice(List<JsonObject> objects) => objects
        .Where(one => ((string?)one["type"])?.StartsWith("Input.", StringComparison.Ordinal) == true)
        .GroupBy(one => (string?)one["id"]).FirstOrDefault(group => group.Count() > 1)?.Key;
}
