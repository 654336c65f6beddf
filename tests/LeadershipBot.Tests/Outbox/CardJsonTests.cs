using LeadershipBot.Cards;
using LeadershipBot.Handovers;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using NodaTime;

namespace LeadershipBot.Tests.Outbox;

/// <summary>A card that was kept reads as it did.</summary>
public class CardJsonTests
{
    [Fact]
    public void Every_part_comes_back_as_it_was()
    {
        var form = HandoverCards.New(week: null, new LocalDate(2026, 11, 23));
        var card = Card.Of(
            new Paragraph([new Span("You wrote "), new Span("<!channel> & co", Look.Quoted)], Tone.Quiet),
            new Thought("Claim.", "Question?", Step: null, "essay, gap ¶1", "https://example.com/essay"),
            new Choices([new Choice("Yes", "answer", "2026-W47", "both")], Weight.Quiet),
            new Fold("Why this?", [new Paragraph("Because."), new Choices(new Choice("No", "answer", "2026-W47", "details"))]),
            new Facts([new Fact("join", "the weekly question")]),
            new Chart("Your weeks", ["Handed it over", "Some of both"], [new Bar("W47", [1, 0], null), new Bar("W48", [0, 0], "skipped")]),
            new Inputs(form, new Dictionary<string, string> { ["what"] = "A few words." }, new Dictionary<string, string> { ["who"] = "JM" }),
            new Divider()) with { Toast = "A thought.", IsForEverybody = true };

        var text = CardJson.Write(card);
        var read = CardJson.Read(text);

        PlainText.Render(read).ShouldBe(PlainText.Render(card));
        (read.Toast, read.IsForEverybody).ShouldBe(("A thought.", true));
        CardJson.Write(read).ShouldBe(text);
        CardJson.Read(CardJson.Write(PeopleCards.Help())).Parts.Count.ShouldBe(PeopleCards.Help().Parts.Count);
    }
}
