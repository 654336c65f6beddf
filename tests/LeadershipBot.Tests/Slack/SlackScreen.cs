using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeadershipBot.Tests.Slack;

/// <summary>Reads messages and views as a person does: lines of text, buttons in brackets.</summary>
internal static partial class SlackScreen
{
    /// <summary>What Slack makes of typed text in events and commands.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    public static string Read(FakeMessage message)
    {
        var text = message.Blocks is { Count: > 0 } blocks ? Read(blocks) : Plain(message.Text);
        return message.BotId is null ? $"> {text}" : text;
    }

    public static string Read(FakeView view)
    {
        var lines = new[] { view.Title, Read(view.Blocks), string.Join(' ', new[] { "close", "submit" }.Where(key => view.Body[key] is not null).Select(key => $"[{Of(view.Body[key])}]")) };
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    public static string Read(JsonArray blocks) => string.Join('\n', blocks.Select(block => Block((JsonObject)block!)).Where(line => line.Length > 0));

    /// <summary>Markup as it is seen.</summary>
    public static string Plain(string mrkdwn)
    {
        var text = Link().Replace(mrkdwn, match => match.Groups["label"].Success ? match.Groups["label"].Value : match.Groups["target"].Value);
        text = Style().Replace(text, match => match.Groups["inner"].Value);
        return text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
    }

    private static string Block(JsonObject block) => Type(block) switch
    {
        "divider" => "---",
        "header" => Of(block["text"]),
        "section" => Lines([Of(block["text"]), .. List(block["fields"]).Select(Of), .. block["accessory"] is { } accessory ? new[] { Element(accessory) } : []]),
        "context" => string.Join(' ', List(block["elements"]).Select(Element)),
        "actions" => string.Join(' ', List(block["elements"]).Select(Element)),
        "input" => $"{Of(block["label"])}: {Element(block["element"]!)}{(block["hint"] is { } hint ? $" ({Of(hint)})" : "")}",
        "image" => $"(image: {block["alt_text"]})",
        "markdown" => Plain(FakeSlackBlocks.Text(block["text"])!),
        "rich_text" => Lines(List(block["elements"]).Select(Rich)),
        "table" or "data_table" => Lines(List(block["rows"]).Select(row => string.Join(" | ", List(row).Select(Cell)))),
        "data_visualization" => $"(chart: {block["title"]})",
        "container" => Lines([Of(block["title"]), .. List(block["child_blocks"]).Select(child => Block((JsonObject)child!))]),
        var other => $"({other})",
    };

    private static string Element(JsonNode? element) => Type(element) switch
    {
        "plain_text" or "mrkdwn" => Of(element),
        "button" or "workflow_button" => $"[{Of(element!["text"])}]",
        "overflow" or "radio_buttons" or "checkboxes" or "static_select" or "multi_static_select" =>
            $"[{string.Join(" | ", List(element!["options"]).Concat(List(element["option_groups"]).SelectMany(group => List(group!["options"]))).Select(option => Of(option!["text"])))}]",
        "image" => $"(image: {element!["alt_text"]})",
        "plain_text_input" => FakeSlackBlocks.Text(element!["initial_value"]) is { Length: > 0 } value ? $"\"{value}\"" : "____",
        var other => $"({other})",
    };

    private static string Rich(JsonNode? node) => Type(node) switch
    {
        "rich_text_list" => Lines(List(node!["elements"]).Select(item => $"• {Rich(item)}")),
        "rich_text_quote" => $"“{Leaves(node)}”",
        _ => Leaves(node),
    };

    private static string Leaves(JsonNode? node) => string.Concat(List(node!["elements"]).Select(leaf => Type(leaf) switch
    {
        "text" => FakeSlackBlocks.Text(leaf!["text"]),
        "link" => FakeSlackBlocks.Text(leaf!["text"]) ?? FakeSlackBlocks.Text(leaf["url"]),
        "user" => $"@{leaf!["user_id"]}",
        "channel" => $"#{leaf!["channel_id"]}",
        "emoji" => $":{leaf!["name"]}:",
        "date" => FakeSlackBlocks.Text(leaf!["fallback"]),
        var other => $"({other})",
    }));

    private static string Cell(JsonNode? cell) => Type(cell) == "rich_text" ? Block((JsonObject)cell!) : FakeSlackBlocks.Text(cell!["text"]) ?? "";

    private static string Of(JsonNode? text) =>
        text is null ? "" : Type(text) == "mrkdwn" ? Plain(FakeSlackBlocks.Text(text["text"])!) : FakeSlackBlocks.Text(text["text"]) ?? "";

    private static string? Type(JsonNode? node) => FakeSlackBlocks.Text(node?["type"]);

    private static JsonArray List(JsonNode? node) => node as JsonArray ?? [];

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));

    [GeneratedRegex(@"<(?<target>[^<>|]+)(\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w*_~])(?<mark>[*_~])(?<inner>\S|\S[^\n]*?\S)\k<mark>(?![\w*_~])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();
}
