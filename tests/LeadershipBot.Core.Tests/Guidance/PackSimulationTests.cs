using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class PackSimulationTests
{
    [Fact]
    public void A_pack_that_lasts_a_year_has_no_fault()
    {
        var library = SmallLibrary.Of(112);

        PackSimulation.Constant(library).ShouldBeEmpty();
        PackSimulation.Random(library, seed: 0, count: 50).ShouldBeEmpty();
    }

    [Fact]
    public void A_pack_that_runs_dry_says_in_which_week() =>
        PackSimulation.Constant(SmallLibrary.Of(16)).First().ToString()
            .ShouldBe("nudges: with \"handed\" every week, nothing is left to say in week 17 of a year.");

    [Fact]
    public void A_pack_whose_themes_cannot_rest_says_which()
    {
        // One theme in four has something for "details": it comes back as soon as it may, and then sooner.
        var library = SmallLibrary.Of(160, index => index % 16 < 3 ? ["handed", "both", "purpose", "details"] : ["handed", "both", "purpose"]);

        PackSimulation.Constant(library).ShouldContain(fault =>
            fault.What.StartsWith("with \"details\" every week, the theme comes back after 3 of 4 weeks, in week 4", StringComparison.Ordinal));
    }

    [Fact]
    public void As_many_lives_are_lived_as_asked_for() => PackSimulation.Random(SmallLibrary.Of(16), seed: 7, count: 0).ShouldBeEmpty();

    // Dice, each life's order of thoughts and which reasons were drawn all go into the week.
    [Theory]
    [InlineData(1, "the theme comes back after 3 of 4 weeks, in week 48 of a year: other themes have too little that fits.")]
    [InlineData(2, "nothing is left to say in week 49 of a year.")]
    [InlineData(3, "the theme comes back after 2 of 4 weeks, in week 33 of a year: other themes have too little that fits.")]
    public void A_life_falls_short_in_the_same_week_on_every_machine(int seed, string fault)
    {
        var library = SmallLibrary.Of(48, index => [Reason.All[index % Reason.All.Count].Fit]);

        PackSimulation.Random(library, seed, 1).ShouldHaveSingleItem().What.ShouldBe($"with random answers (life {seed}), {fault}");
    }

    [Fact]
    public void The_same_lives_are_lived_each_time()
    {
        var library = SmallLibrary.Of(51);

        PackSimulation.Random(library, 7, 3).ShouldBe(PackSimulation.Random(library, 7, 3));
        PackSimulation.Random(library, 7, 1).Single().What.ShouldStartWith("with random answers (life 7), ");
    }
}
