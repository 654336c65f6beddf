using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>Draws buttons. What comes back says what was meant, and which card it stood on.</summary>
/// <param name="correlation">Of this card.</param>
/// <param name="withFallbacks">Whether clients that do not know <c>Action.Execute</c> are served as well.</param>
/// <param name="hasInputs">Whether there is a form on the card.</param>
internal sealed class CardButtons(string correlation, bool withFallbacks, bool hasInputs)
{
    // In pixels at the narrowest, 320, less the card's own margins; a letter and the edges of a button or the room between two links, generously.
    private const int RowWidth = 288, LetterWidth = 8, ButtonEdges = 42, LinkLetterWidth = 7, LinkEdges = 12;

    /// <summary>Answers as buttons, all in one row or each in its own, so that none weighs more; offers nobody has to take as links, as many beside each other as a phone shows whole.</summary>
    public IEnumerable<JsonObject> Rows(Choices choices)
    {
        if (choices.Weight is Weight.Quiet)
        {
            return Packed(choices.Items).Select((row, index) => Links(row.Select(choice => (Label(choice), Button(choice))), index > 0));
        }

        // A button never breaks a line: what is longer than a phone is wide would be cut off.
        if (choices.Items.Any(choice => !Fits([choice], LetterWidth, ButtonEdges)))
        {
            return choices.Items.Select((choice, index) => Tile(choice, index > 0));
        }

        var rows = Fits(choices.Items, LetterWidth, ButtonEdges) ? [choices.Items] : choices.Items.Select(IReadOnlyList<Choice> (choice) => [choice]);

        return rows.Select((row, index) => Row(row.Select(Button), index > 0 ? "Small" : null));
    }

    /// <summary>A row of links: words to tap, without a frame around them.</summary>
    public static JsonObject Links(IEnumerable<(string Label, JsonObject Action)> links, bool isNext = false) => new()
    {
        ["type"] = "ColumnSet",
        ["spacing"] = isNext ? "Small" : "Default",
        ["columns"] = new JsonArray([.. links.Select(link => new JsonObject
        {
            ["type"] = "Column",
            ["width"] = "auto",
            ["selectAction"] = link.Action,
            ["items"] = new JsonArray(CardText.Line(CardText.Run(link.Label, color: "Accent"))),
        })]),
    };

    /// <summary>A row.</summary>
    public static JsonObject Row(IEnumerable<JsonObject> actions, string? spacing = null)
    {
        var row = new JsonObject { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]) };

        if (spacing is not null)
        {
            row["spacing"] = spacing;
        }

        return row;
    }

    /// <summary>The button under a form: it sends the fields.</summary>
    public JsonObject Send(string label, ActionId action) => Button(label, action, isForm: true);

    // A whole area to tap, whose words may take two lines.
    private JsonObject Tile(Choice choice, bool isNext) => new()
    {
        ["type"] = "Container",
        ["style"] = "emphasis",
        ["spacing"] = isNext ? "Small" : "Default",
        ["selectAction"] = Button(choice),
        ["items"] = new JsonArray(CardText.Line(CardText.Run(Label(choice), isStrong: true, color: "Accent"))),
    };

    // Where it was asked only we can read, and the answer stands in another chat: so the place is named.
    private static string Label(Choice choice) => choice.Action is { Verb: "post", Subject: { Length: > 0 } place } ? $"Post it in {Places.Called(place)}" : choice.Label;

    private JsonObject Button(Choice choice) => Button(Label(choice), choice.Action);

    private JsonObject Button(string label, ActionId action, bool isForm = false)
    {
        var button = Plain("Action.Execute", label, action, isForm);
        button["verb"] = action.Verb;

        if (withFallbacks)
        {
            // The bot itself answers a tap, so nothing has to say that it was sent. Action.Execute has no such setting.
            var submit = Plain("Action.Submit", label, action, isForm);
            submit["msteams"] = new JsonObject { ["feedback"] = new JsonObject { ["hide"] = true } };
            button["fallback"] = submit;
        }

        return button;
    }

    private JsonObject Plain(string type, string label, ActionId action, bool isForm)
    {
        var data = new JsonObject { [TapData.Action] = action.ToString(), [TapData.Correlation] = correlation };

        if (isForm)
        {
            data[TapData.Form] = "1";
        }

        var button = new JsonObject { ["type"] = type, ["title"] = CardText.Literal(label), ["data"] = data };

        // A field left empty must not hold up a button that is not about it.
        if (hasInputs && !isForm)
        {
            button["associatedInputs"] = "none";
        }

        return button;
    }

    private static IEnumerable<IReadOnlyList<Choice>> Packed(IReadOnlyList<Choice> items)
    {
        var row = new List<Choice>();

        foreach (var choice in items)
        {
            if (row.Count > 0 && !Fits([.. row, choice], LinkLetterWidth, LinkEdges))
            {
                yield return [.. row];
                row.Clear();
            }

            row.Add(choice);
        }

        if (row.Count > 0)
        {
            yield return row;
        }
    }

    private static bool Fits(IEnumerable<Choice> row, int letter, int edges) => row.Sum(choice => (Label(choice).Length * letter) + edges) <= RowWidth;
}
