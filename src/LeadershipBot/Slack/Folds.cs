using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>What is folded away: text travels in its button and opens as a small window, so nobody has to remember it; buttons become a menu.</summary>
internal static class Folds
{
    /// <summary>The verb of the button that opens folded text.</summary>
    public const string Verb = "fold";

    /// <summary>The verb of a menu; what was picked in it is the action.</summary>
    public const string MenuVerb = "menu";

    // Slack's limits for what a button carries, and for what a menu's option carries.
    private const int MostCarried = 2_000;
    private const int MostPicked = 75;

    /// <summary>The folded text as a button carries it, or null where it holds more than text, or too much of it.</summary>
    public static string? Carried(Fold fold)
    {
        if (fold.Parts.Any(part => part is not Paragraph))
        {
            return null;
        }

        var carried = string.Join('\n', fold.Parts.Cast<Paragraph>().Select(paragraph => $"{Mark(paragraph.Tone)}{Text(paragraph).Replace('\n', ' ')}"));
        return carried.Length is > 0 and <= MostCarried ? carried : null;
    }

    /// <summary>Reads back what <see cref="Carried"/> wrote.</summary>
    public static IReadOnlyList<Part> Read(string carried) =>
        [.. carried.Split('\n').Where(line => line.Length > 1).Select(Part (line) => new Paragraph(line[1..], Tone(line[0])))];

    /// <summary>What a menu offers instead of folded buttons, with what stands beside them; null where they do not fit one.</summary>
    public static (IReadOnlyList<Choice> Choices, IReadOnlyList<Paragraph> Beside)? Menu(Fold fold)
    {
        var choices = fold.Parts.OfType<Choices>().SelectMany(part => part.Items).ToList();

        return choices.Count > 0 && fold.Parts.All(part => part is Choices or Paragraph) && choices.TrueForAll(choice => choice.Action.ToString().Length <= MostPicked)
            ? (choices, [.. fold.Parts.OfType<Paragraph>()])
            : null;
    }

    /// <summary>A paragraph's words, without their looks.</summary>
    public static string Text(Paragraph paragraph) =>
        SlackText.Clean(string.Concat(paragraph.Spans.Select(span => span.Look is Look.Quoted ? $"\"{span.Text}\"" : span.Text)));

    private static char Mark(Tone tone) => tone switch { Cards.Tone.Title => 't', Cards.Tone.Quiet => 'q', _ => 'n' };

    private static Tone Tone(char mark) => mark switch { 't' => Cards.Tone.Title, 'q' => Cards.Tone.Quiet, _ => Cards.Tone.Normal };
}
