using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class RefusalsTests
{
    private const string Question = "my directors wait for me before they decide anything";
    private static readonly Week Now = Week.Parse("2026-W47");

    [Fact]
    public void A_theme_that_was_refused_stands_further_back_and_is_no_longer_answered_with()
    {
        Shipped.Guide.Read(Question).Ranked[0].ShouldBe("decision-hub");

        var reading = Shipped.Guide.Read(Question, Refusals.Factors([.. Enumerable.Repeat(new Refusal("decision-hub", Now), 4)], Now));

        reading.Tier.ShouldBe(Tier.Offer);
        reading.Confidence.ShouldBeLessThan(Shipped.Guide.Read(Question).Confidence);
    }

    [Fact]
    public void What_was_refused_half_a_year_ago_or_later_than_now_does_not_count()
    {
        Refusal[] past = [new("earn-trust", Week.Parse("2026-W21")), new("earn-trust", Week.Parse("2026-W48"))];

        Refusals.Factors(past, Now).ShouldAllBe(factor => factor == 1);
    }

    [Theory]
    [InlineData("2026-W47", 0.7)] // This week.
    [InlineData("2026-W22", 0.7)] // Twenty-five weeks ago.
    [InlineData("2026-W21", 1)]
    public void A_refusal_is_remembered_for_half_a_year(string week, double factor) =>
        Refusals.Factors([new("earn-trust", Week.Parse(week))], Now).ShouldBe([.. Theme.Ids.Select(id => id == "earn-trust" ? factor : 1)]);

    [Fact]
    public void Each_refusal_takes_its_share() =>
        Refusals.Factors([new("earn-trust", Now), new("earn-trust", Now.Plus(-1)), new("org-dynamics", Now)], Now)
            .Where(factor => factor < 1).Select(factor => Math.Round(factor, 6)).ShouldBe([0.7, 0.49]);

    [Fact]
    public void However_often_a_theme_is_refused_it_can_come_back() =>
        Refusals.Factors([.. Enumerable.Repeat(new Refusal("earn-trust", Now), 50)], Now).Min().ShouldBe(0.25);

    [Fact]
    public void Refusals_change_nothing_about_a_human_contact() =>
        Shipped.Guide.Read("I want to die", Refusals.Factors([new("feeling-the-strain", Now)], Now)).Tier.ShouldBe(Tier.Safety);
}
