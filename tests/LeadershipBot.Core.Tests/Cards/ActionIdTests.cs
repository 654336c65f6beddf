using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.Cards;

namespace LeadershipBot.Tests.Cards;

public class ActionIdTests
{
    [Fact]
    public void A_tap_on_the_weekly_question_is_written_as_the_contract_says() =>
        new ActionId("answer", "2026-W47", "details").ToString().ShouldBe("answer:2026-W47:details");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("answer")]
    [InlineData("answer:2026-W47")]
    [InlineData("answer:2026-W47:details:more")]
    [InlineData(":2026-W47:details")]
    public void Anything_else_is_not_ours(string? text) => ActionId.TryParse(text).ShouldBeNull();

    [Fact]
    public void What_it_writes_it_reads_and_nothing_throws() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            if (ActionId.TryParse(text) is { } action)
            {
                action.ToString().ShouldBe(text);
            }
        }));

    [Theory]
    [InlineData("a:b", "", "")]
    [InlineData("theme", "a:b", "")]
    [InlineData("theme", "", "a:b")]
    [InlineData("", "a", "b")] // Nothing to do.
    public void A_part_with_a_colon_and_an_empty_verb_are_refused(string verb, string subject, string value) =>
        Should.Throw<ArgumentException>(() => new ActionId(verb, subject, value)).Message.ShouldStartWith($"Not an action: \"{verb}:{subject}:{value}\".");

    [Fact]
    public void Two_hundred_and_fifty_five_characters_are_taken_and_one_more_is_not()
    {
        var longest = new string('x', 255 - "theme::".Length);

        new ActionId("theme", "", longest).ToString().Length.ShouldBe(255);
        Should.Throw<ArgumentException>(() => new ActionId("theme", "", longest + "x"));
        ActionId.TryParse($"theme::{longest}")!.Value.ShouldBe(longest);
        ActionId.TryParse($"theme::{longest}x").ShouldBeNull();
    }
}
