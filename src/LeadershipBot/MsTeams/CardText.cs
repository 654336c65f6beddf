using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>Draws text. Only as runs of rich text, which Teams takes literally; a text block would read markdown and links into it.</summary>
internal static class CardText
{
    // A person's words may run from right to left: they must not turn around what stands beside them.
    private const char Isolate = '\u2068', EndOfIsolate = '\u2069';

    // Between two braces it is seen by nobody, and the braces are no longer the beginning of a formula.
    private const char WordJoiner = '\u2060';

    public static JsonObject Paragraph(Paragraph paragraph) => new()
    {
        ["type"] = "RichTextBlock",
        ["inlines"] = new JsonArray([.. paragraph.Spans.SelectMany(span => Runs(span, paragraph.Tone))]),
    };

    public static JsonObject Line(string text) => Line(Run(text));

    public static JsonObject Line(params JsonObject[] runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]) };

    /// <summary>A piece of text in one look.</summary>
    public static JsonObject Run(string text, bool isStrong = false, bool italic = false, bool isQuiet = false, string? size = null, string? color = null, string? url = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = Literal(text) };

        Set("weight", isStrong ? "Bolder" : null);
        Set("size", size ?? (isQuiet ? "Small" : null));
        Set("color", color);

        if (italic)
        {
            run["italic"] = true;
        }

        if (isQuiet)
        {
            run["isSubtle"] = true;
        }

        if (url is not null)
        {
            run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = url };
        }

        return run;

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                run[name] = value;
            }
        }
    }

    /// <summary>Text that is shown as it is: <c>{{DATE(…)}}</c> is the one thing that even a run of rich text would read.</summary>
    public static string Literal(string text) => text.Replace("{{", $"{{{WordJoiner}{{", StringComparison.Ordinal);

    /// <summary>A person's words without the characters that steer the direction of text and nothing else.</summary>
    public static string Steerless(string words)
    {
        var kept = new StringBuilder(words.Length);

        foreach (var letter in words)
        {
            if (letter is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) && (!char.IsControl(letter) || letter is '\n'))
            {
                kept.Append(letter);
            }
        }

        return kept.ToString();
    }

    private static IEnumerable<JsonNode> Runs(Span span, Tone tone)
    {
        var (isQuiet, size) = (tone is Tone.Quiet, tone is Tone.Title ? "Medium" : null);

        return span.Look switch
        {
            Look.Plain => [Run(span.Text, isStrong: tone is Tone.Title, isQuiet: isQuiet, size: size)],
            Look.Strong => [Run(span.Text, isStrong: true, isQuiet: isQuiet, size: size)],
            Look.Emphasis => [Run(span.Text, italic: true, isQuiet: isQuiet, size: size)],
            Look.Quoted =>
            [
                Run($"“{Isolate}", isQuiet: isQuiet, size: size),
                Run(Steerless(span.Text), italic: true, isQuiet: isQuiet, size: size),
                Run($"{EndOfIsolate}”", isQuiet: isQuiet, size: size),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(span), span.Look, "No rendering for this look."),
        };
    }
}
