using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.People;
using LeadershipBot.Tests.Guidance;
using NodaTime;

namespace LeadershipBot.Tests.People;

public class TypedTextTests
{
    private static readonly LocalDate Today = new(2026, 11, 26);

    [Theory]
    [InlineData("I stayed in the details again and tonight I end it")]
    [InlineData("handed everything over. they are better off without me")]
    [InlineData("pause for ever, i dont want to live")] // "Pause for" begins a command.
    [InlineData("stop until im dead")]
    [InlineData("break until i end it tonight")]
    public void A_life_at_risk_is_heard_before_a_command_and_before_an_answer(string text)
    {
        foreach (var isOpen in new[] { true, false })
        {
            var asked = Route(text, isOpen).ShouldBeOfType<TypedText.Asked>();

            (asked.Reading.Tier, asked.Reading.Grave).ShouldBe((Tier.Safety, true));
        }
    }

    [Theory]
    [InlineData("i stayed in the details and my boss slapped me")]
    [InlineData("handed it over because they have suspended me, I got a settlement agreement")]
    public void What_belongs_to_a_human_is_no_answer_to_the_weekly_question(string text) =>
        Route(text, isOpen: true).ShouldBeOfType<TypedText.Asked>().Reading.Tier.ShouldBe(Tier.Safety);

    [Theory]
    [InlineData("stop")]
    [InlineData("end pause")]
    [InlineData("erase me")]
    [InlineData("delete me")]
    [InlineData("delete everything")]
    [InlineData("forget me")]
    [InlineData("quit")]
    [InlineData("not this week")]
    [InlineData("on leave until 7 January")]
    [InlineData("stop until 7 January")]
    public void A_command_stays_a_command(string text) => Route(text, isOpen: true).ShouldBeOfType<TypedText.Told>();

    [Theory]
    [InlineData("every decision came past my desk again", true, typeof(TypedText.Answered))]
    [InlineData("I delegated the migration", true, typeof(TypedText.AnsweredOrAsked))] // It fits a theme as well as an answer.
    [InlineData("I delegated the migration", false, typeof(TypedText.Asked))] // Nothing was asked.
    [InlineData("how do I hand over the rollout?", true, typeof(TypedText.Asked))]
    [InlineData("what did Nadia answer", true, typeof(TypedText.Asked))]
    [InlineData("👍", true, typeof(TypedText.Asked))] // Noise is no answer.
    [InlineData("skip", true, typeof(TypedText.Told))]
    public void A_text_is_an_answer_only_while_one_is_open(string text, bool isOpen, Type route) => Route(text, isOpen).ShouldBeOfType(route);

    [Fact]
    public void What_was_read_goes_with_it()
    {
        Route("I delegated the migration", isOpen: true).ShouldBeOfType<TypedText.AnsweredOrAsked>().Answer.ShouldBe(Answer.Handed);
        Route("skip", isOpen: true).ShouldBe(new TypedText.Told(new Command.Skip()));
        Route("my directors wait for me before they decide anything", isOpen: false).ShouldBeOfType<TypedText.Asked>().Reading.Ranked[0].ShouldBe("decision-hub");
    }

    private static TypedText Route(string text, bool isOpen) => TypedText.Route(text, isOpen, Today, [], Shipped.Guide, Shipped.AnswerReader);
}
