using LeadershipBot.Cards;

namespace LeadershipBot.Tests.Cards;

public class PlainTextTests
{
    public static TheoryData<string, Part, string> Parts() => new()
    {
        { "words", new Paragraph([new Span("You wrote "), new Span("wait for me", Look.Quoted), new Span(".", Look.Strong)]), "You wrote \"wait for me\"." }, // Their own words stand apart.
        { "a thought", new Thought("A claim.", "A question?", "A step.", "essay, gap ¶2", "https://example.com"), "A claim.\nA question?\nA step.\nessay, gap ¶2" },
        { "a thought whose step is folded away", new Thought("A claim.", "A question?", null, "essay, gap ¶2", null), "A claim.\nA question?\nessay, gap ¶2" },
        { "buttons", new Choices(new Choice("Join", "join", "", ""), new Choice("Not for me", "decline", "", "")), "[Join] [Not for me]" },
        { "what is folded away", new Fold("Why this?", [new Paragraph("Because.")]), "[Why this?]" },
        { "facts", new Facts([new("Answers", "3"), new("Open handovers", "1")]), "Answers: 3\nOpen handovers: 1" },
        { "a chart", new Chart("My weeks", ["Handed over", "Some of both"], [new("W46", [1, 0], null), new("W47", [1, 5], null), new("W48", [0, 5], null)]), "My weeks\nW46: Handed over\nW47: Handed over 1, Some of both 5\nW48: Handed over 0, Some of both 5" }, // One alone needs no number.
        { "weeks without an answer", new Chart("My weeks", ["Handed over"], [new("W46", [0], "not answered"), new("W47", [0], null)]), "My weeks\nW46: not answered\nW47: –" },
        { "a form", new Inputs(new Form("A team", "Send", new ActionId("team", "", "save"), [new TextField("name", "What is it called?", null, Optional: false, 60)], [])), "A team\nWhat is it called?: ____\n[Send]" },
        { "a way out", new Link("Fetch it", "https://example.com/export"), "Fetch it\nhttps://example.com/export" },
        { "a line across", new Divider(), "---" },
    };

    [Theory, MemberData(nameof(Parts))]
    public void Each_part_is_drawn_in_lines(string what, Part part, string text) => PlainText.Render([part]).ShouldBe(text, what);

    [Fact]
    public void A_card_is_its_parts_one_below_the_other_and_what_is_missing_is_left_out()
    {
        var card = Card.Of(new Paragraph("One."), null, new Divider(), new Paragraph("Two."));

        PlainText.Render(card).ShouldBe("One.\n---\nTwo.");
        card.Toast.ShouldBe("A reply is here.");
        PlainText.Render(Card.Say("One.", "Two.")).ShouldBe("One.\nTwo.");
    }

    [Fact]
    public void A_part_nobody_knows_is_a_fault() => Should.Throw<ArgumentOutOfRangeException>(() => PlainText.Render([new Unknown()])).ParamName.ShouldBe("part");

    private sealed record Unknown : Part;
}
