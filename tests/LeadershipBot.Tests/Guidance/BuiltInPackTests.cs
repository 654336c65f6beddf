using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>What the pack that comes with the program promises beyond being sound.</summary>
public class BuiltInPackTests
{
    private static readonly Library Library = Pack.Read(Pack.BuiltIn).Library!;

    [Fact]
    public void It_has_at_least_seven_thoughts_on_each_theme_and_112_in_all()
    {
        Library.Nudges.Count.ShouldBeGreaterThanOrEqualTo(112);
        Library.Themes.ShouldAllBe(theme => Library.Nudges.Count(nudge => nudge.Theme == theme.Id) >= 7);
    }

    [Fact]
    public void It_has_at_least_60_for_each_answer_and_16_for_each_reason()
    {
        Answers.All.ShouldAllBe(answer => Library.Nudges.Count(nudge => nudge.FitsAnswer(answer)) >= 60);
        Reason.All.ShouldAllBe(reason => Library.Nudges.Count(nudge => nudge.FitsExactly(reason.Fit)) >= 16);
    }

    [Fact]
    public void It_has_something_for_every_rotating_answer() =>
        Fits.All.ShouldAllBe(fit => Answers.TryParse(fit) != null || Library.Nudges.Any(nudge => nudge.FitsExactly(fit)));

    [Fact]
    public void Every_life_of_a_year_is_full_and_its_themes_rest()
    {
        PackSimulation.Constant(Library).ShouldBeEmpty();
        PackSimulation.Random(Library, seed: 0, count: 500).ShouldBeEmpty(); // "content validate" lives 10,000.
    }

    [Fact]
    public void Nothing_in_it_shouts_praises_or_speaks_the_corporate_tongue()
    {
        string[] unwanted = ["!", "empower", "leverage", "synerg", "journey", "insight", "great leader", "stakeholder alignment", "well done", "low-hanging", "best practice"];

        Library.Nudges.SelectMany(nudge => new[] { nudge.Claim, nudge.Question, nudge.Step })
            .Where(text => unwanted.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .ShouldBeEmpty();
    }
}
