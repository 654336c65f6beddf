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

    [Fact]
    public void However_often_a_theme_is_refused_it_can_come_back() =>
        Refusals.Factors([.. Enumerable.Repeat(new Refusal("earn-trust", Now), 50)], Now).Min().ShouldBe(0.25);

    [Fact]
    public void Refusals_change_nothing_about_a_human_contact() =>
        Shipped.Guide.Read("I want to die", Refusals.Factors([new("feeling-the-strain", Now)], Now)).Tier.ShouldBe(Tier.Safety);
}
