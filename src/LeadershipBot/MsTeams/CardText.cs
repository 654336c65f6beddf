using System.Globalization;
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

    // Where a word may break that is wider than a phone, in letters.
    private const char MayBreak = '\u200B';
    private const int LongestWord = 20;

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
    public static string Literal(string text)
    {
        while (text.Contains("{{", StringComparison.Ordinal))
        {
            text = text.Replace("{{", $"{{{WordJoiner}{{", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A person's words without the characters that steer the direction of text, and with places where a word longer than a phone is wide may break.</summary>
    public static string Tame(string words)
    {
        var kept = new StringBuilder(words.Length);
        var unbroken = 0;

        // By what is seen as one letter: a family of emoji must not be parted.
        foreach (var letter in Letters(words))
        {
            if (letter.Any(IsSteering))
            {
                kept.Append(string.Concat(letter.Where(one => !IsSteering(one))));
                continue;
            }

            unbroken = string.IsNullOrWhiteSpace(letter) ? 0 : unbroken + 1;

            if (unbroken > LongestWord)
            {
                kept.Append(MayBreak);
                unbroken = 1;
            }

            kept.Append(letter);
        }

        return kept.ToString();
    }

    private static IEnumerable<string> Letters(string words)
    {
        for (var letters = StringInfo.GetTextElementEnumerator(words); letters.MoveNext();)
        {
            yield return letters.GetTextElement();
        }
    }

    private static bool IsSteering(char letter) =>
        letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') || (char.IsControl(letter) && letter is not '\n');

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
                Run(Tame(span.Text), italic: true, isQuiet: isQuiet, size: size),
                Run($"{EndOfIsolate}”", isQuiet: isQuiet, size: size),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(span), span.Look, "No rendering for this look."),
        };
    }
}
