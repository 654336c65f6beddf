using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>Draws buttons. What comes back says what was meant, and which card it stood on.</summary>
/// <param name="correlation">Of this card.</param>
/// <param name="withFallbacks">Whether clients that do not know <c>Action.Execute</c> are served as well.</param>
/// <param name="hasInputs">Whether there is a form on the card.</param>
internal sealed class CardButtons(string correlation, bool withFallbacks, bool hasInputs)
{
    // In pixels at the narrowest, 320, less the card's own margins; a letter and the edges of a button, generously.
    private const int RowWidth = 288, LetterWidth = 8, ButtonEdges = 42;

    /// <summary>Rows of buttons, as many beside each other as a phone shows whole. Answers stand all in one row or each in its own: none weighs more.</summary>
    public IEnumerable<JsonObject> Rows(Choices choices)
    {
        // A button never breaks a line: what is longer than a phone is wide would be cut off.
        if (choices.Items.Any(choice => !Fits([choice])))
        {
            return choices.Items.Select((choice, index) => Tile(choice, index > 0));
        }

        var rows = choices.Weight is Weight.Quiet ? Packed(choices.Items)
            : Fits(choices.Items) ? [choices.Items]
            : choices.Items.Select(IReadOnlyList<Choice> (choice) => [choice]);

        return rows.Select((row, index) => Row(row.Select(choice => Button(choice.Label, choice.Action)), index > 0 ? "Small" : null));
    }

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
        ["selectAction"] = Button(choice.Label, choice.Action),
        ["items"] = new JsonArray(CardText.Line(CardText.Run(choice.Label, isStrong: true, color: "Accent"))),
    };

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
            if (row.Count > 0 && !Fits([.. row, choice]))
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

    private static bool Fits(IEnumerable<Choice> row) => row.Sum(choice => (choice.Label.Length * LetterWidth) + ButtonEdges) <= RowWidth;
}
