using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>One card being drawn: its parts, top to bottom.</summary>
/// <param name="correlation">Goes with every button.</param>
/// <param name="withFallbacks">Whether clients that do not know <c>Action.Execute</c> are served as well.</param>
/// <param name="hasInputs">Whether there is a form, whose fields no other button may send or wait for.</param>
internal sealed class CardSheet(string correlation, bool withFallbacks, bool hasInputs)
{
    private readonly CardButtons buttons = new(correlation, withFallbacks, hasInputs);
    private int folds;

    /// <summary>The elements; a line across becomes the upper edge of what follows it.</summary>
    public IEnumerable<JsonNode> Draw(IEnumerable<Part> parts)
    {
        var hasLine = false;

        foreach (var part in parts)
        {
            if (part is Divider)
            {
                hasLine = true;
                continue;
            }

            foreach (var element in Draw(part))
            {
                if (hasLine)
                {
                    element["separator"] = true;
                    element["spacing"] = "Medium";
                    hasLine = false;
                }

                yield return element;
            }
        }
    }

    private IEnumerable<JsonObject> Draw(Part part) => part switch
    {
        Paragraph paragraph => [CardText.Paragraph(paragraph)],
        Thought thought => [Draw(thought)],
        Choices choices => buttons.Rows(choices),
        Fold fold => Draw(fold),
        Facts facts => facts.Items.Select(Draw),
        Chart chart => CardChart.Draw(chart),
        Link link => [CardText.Line(CardText.Run(link.Label, url: link.Url))],
        Inputs inputs => CardForm.Draw(inputs, buttons),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No rendering for this part."),
    };

    private static JsonObject Draw(Thought thought) => new()
    {
        ["type"] = "Container",
        ["style"] = "emphasis",
        ["spacing"] = "Medium",
        ["items"] = new JsonArray(
        [
            CardText.Line(thought.Claim),
            CardText.Line(CardText.Run(thought.Question, italic: true)),
            .. thought.Step is { } step ? new JsonNode[] { CardText.Line(CardText.Run(step, isStrong: true)) } : [],
            CardText.Line(CardText.Run(thought.Source, isQuiet: true, url: thought.SourceUrl)),
        ]),
    };

    // Opened by the client alone: nobody is asked.
    private IEnumerable<JsonObject> Draw(Fold fold)
    {
        var id = $"fold-{++folds}";

        yield return CardButtons.Links(
            [(fold.Label, new JsonObject { ["type"] = "Action.ToggleVisibility", ["title"] = fold.Label, ["targetElements"] = new JsonArray(id) })]);
        yield return new JsonObject
        {
            ["type"] = "Container",
            ["id"] = id,
            ["isVisible"] = false,
            ["items"] = new JsonArray([.. Draw(fold.Parts)]),
        };
    }

    private static JsonObject Draw(Fact fact) => new()
    {
        ["type"] = "ColumnSet",
        ["spacing"] = "Small",
        ["columns"] = new JsonArray(
            Column(2, CardText.Line(CardText.Run(fact.Label, isStrong: true))),
            Column(3, CardText.Line(fact.Value))),
    };

    private static JsonObject Column(int width, JsonObject element) =>
        new() { ["type"] = "Column", ["width"] = width, ["items"] = new JsonArray(element) };
}
