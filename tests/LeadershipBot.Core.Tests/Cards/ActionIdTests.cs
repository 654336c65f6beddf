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

    [Fact]
    public void A_part_with_a_colon_is_refused() => Should.Throw<ArgumentException>(() => new ActionId("theme", "a:b", ""));

    [Fact]
    public void One_that_is_too_long_for_Slack_is_refused() => Should.Throw<ArgumentException>(() => new ActionId("theme", "", new string('x', 255)));
}
