using System.Text.Json;
using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>Running text as Slack's rich text, which reads no markup: what a person typed stays what they typed.</summary>
internal static class RichText
{
    // A card's paragraph is a few lines. Slack names no limit for one element; a section's is this.
    private const int Most = 3_000;

    /// <summary>A paragraph; null where it says nothing.</summary>
    public static Block? Of(IReadOnlyList<Span> spans, bool isStrong = false) =>
        spans.All(span => SlackText.Clean(span.Text).Length == 0) ? null : Lines([new Line(spans) { IsStrong = isStrong }]);

    /// <summary>Several lines in one block.</summary>
    public static Block Lines(IReadOnlyList<Line> lines) => Block.Of("rich_text", lines, static (json, lines) =>
    {
        json.WriteStartArray("elements"u8);

        foreach (var line in lines)
        {
            Write(json, line);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Line line)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, line.Kind);
        json.WriteStartArray("elements"u8);
        var left = Most;

        foreach (var span in line.Spans)
        {
            var text = SlackText.Clean(span.Look is Look.Quoted ? $"\"{span.Text}\"" : span.Text);

            if (text.Length > 0 && left > 0)
            {
                Write(json, SlackText.Cut(text, left), span.Look is Look.Strong || line.IsStrong, span.Look is Look.Emphasis);
                left -= text.Length;
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string text, bool isStrong, bool isEmphasis)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "text"u8);
        json.WriteString("text"u8, text);

        if (isStrong || isEmphasis)
        {
            json.WriteStartObject("style"u8);
            json.WriteBoolean(isStrong ? "bold"u8 : "italic"u8, true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>One line of a block.</summary>
    internal sealed record Line(IReadOnlyList<Span> Spans)
    {
        public string Kind { get; init; } = "rich_text_section";

        public bool IsStrong { get; init; }

        public static Line Quote(string text) => new([new Span(text)]) { Kind = "rich_text_quote" };

        public static Line Exact(string text) => new([new Span(text)]) { Kind = "rich_text_preformatted" };
    }
}
