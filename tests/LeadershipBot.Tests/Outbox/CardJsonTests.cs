using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>A card that is kept for a moment comes back as it was.</summary>
public class CardJsonTests
{
    private static readonly Form EveryField = new(
        "Title", "Send", new ActionId("settings", "s", "v"),
        [
            new TextField("text", "Label", "Hint", Optional: true, 80, "so far"),
            new ChoiceField("choice", "Label", null, Optional: false, [new("a", "A")], "a", [new("b", "B")], "More"),
            new DateField("date", "Label", null, Optional: true, new NodaTime.LocalDate(2026, 12, 10), new NodaTime.LocalDate(2026, 12, 24)),
            new PeopleField("people", "Label", null, Optional: false, [new("u", "U")], "u"),
            new GroupField("group", "Label", null, Optional: false, null),
        ],
        [new Paragraph("Above.")]);

    private static readonly Card EveryPart = new(
        "A toast.",
        [
            new Paragraph([new Span("plain "), new Span("<b>*words* \u202e \"ünï\"</b>", Look.Quoted)], Tone.Quiet),
            new Thought("Claim", "Question?", "If …, then I will …", "essay, gap ¶2", "https://example.com/essay"),
            new Thought("Claim", "Question?", null, "essay, gap ¶2", null),
            new Choices([new Choice("Label", "keep", "", "n1")], Weight.Quiet),
            new Fold("More", [new Paragraph("Folded."), new Divider()]),
            new Facts([new("Label", "Value")]),
            new Chart("Weeks", ["handed", "both"], [new("W47", [1, 0], null), new("W48", [0, 0], "not answered")]),
            new Inputs(EveryField, new Dictionary<string, string> { ["text"] = "Too long." }, new Dictionary<string, string> { ["date"] = "2026-12-10" }),
            new Link("Fetch it", "https://leadership.example.com/export/Zm9vYmFy"),
            new Divider(),
        ]) { IsForEverybody = true };

    [Fact]
    public void Every_part_and_field_comes_back_as_it_was()
    {
        var text = CardJson.Write(EveryPart);

        var back = CardJson.Read(text);

        Flat(back).ShouldBe(Flat(EveryPart));
        CardJson.Write(back).ShouldBe(text);
    }

    [Fact]
    public void No_part_and_no_field_was_forgotten_here()
    {
        EveryPart.Parts.Select(part => part.GetType()).Distinct().ShouldBe(Kinds<Part>(), ignoreOrder: true);
        EveryField.Fields.Select(field => field.GetType()).ShouldBe(Kinds<Field>(), ignoreOrder: true);
    }

    // Everything in it, whatever kind of list it came back in.
    private static string Flat(object? value) => value switch
    {
        null => "null",
        string or ValueType => $"{value}",
        IEnumerable<KeyValuePair<string, string>> pairs => string.Join(',', pairs.Select(pair => $"{pair.Key}={pair.Value}")),
        System.Collections.IEnumerable items => $"[{string.Join(',', items.Cast<object>().Select(Flat))}]",
        _ => $"{value.GetType().Name}({string.Join(',', value.GetType().GetProperties().Select(property => Flat(property.GetValue(value))))})",
    };

    private static IEnumerable<Type> Kinds<T>() => typeof(T).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T)));
}
