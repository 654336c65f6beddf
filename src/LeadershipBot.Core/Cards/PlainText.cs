using System.Text;

namespace LeadershipBot.Cards;

/// <summary>Draws a card as plain text: for terminals, logs of tests and wherever nothing else is to be had.</summary>
public static class PlainText
{
    /// <summary>The card's text, one part a line; buttons in brackets; what is folded away is left out, its label kept in brackets.</summary>
    public static string Render(Card card) => Render(card.Parts);

    /// <summary>The same for a few parts.</summary>
    public static string Render(IEnumerable<Part> parts) => string.Join('\n', parts.Select(Render));

    private static string Render(Part part) => part switch
    {
        Paragraph paragraph => string.Concat(paragraph.Spans.Select(span => span.Look is Look.Quoted ? $"\"{span.Text}\"" : span.Text)),
        Thought thought => Render(thought),
        Choices choices => string.Join(' ', choices.Items.Select(choice => $"[{choice.Label}]")),
        Fold fold => $"[{fold.Label}]",
        Facts facts => string.Join('\n', facts.Items.Select(fact => $"{fact.Label}: {fact.Value}")),
        Chart chart => Render(chart),
        Inputs inputs => string.Join('\n', [inputs.Form.Title, .. inputs.Form.Fields.Select(field => $"{field.Label}: ____"), $"[{inputs.Form.Submit}]"]),
        Link link => $"{link.Label}\n{link.Url}",
        Divider => "---",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No rendering for this part."),
    };

    private static string Render(Thought thought) =>
        string.Join('\n', new[] { thought.Claim, thought.Question, thought.Step, thought.Source }.OfType<string>());

    private static string Render(Chart chart)
    {
        var text = new StringBuilder(chart.Title);

        foreach (var bar in chart.Bars)
        {
            text.Append('\n').Append(bar.Label).Append(": ").Append(chart.InWords(bar));
        }

        return text.ToString();
    }
}
