using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Guidance;
using static LeadershipBot.Tests.Teams.Cast;

namespace LeadershipBot.Tests.Teams;

public class TrendCardsTests
{
    private static readonly Week First = Week.Parse("2026-W45");

    // Thirty-two thoughts: two of each theme.
    private static readonly Library Pack = SmallLibrary.Of(32);

    [Fact]
    public void Figures_read_as_kept() => Kept.As(
        "team-figures",
        ("switched off", Drawing.Of(TrendCards.Figures(Leads, [], least: null))),
        ("none yet", Drawing.Of(TrendCards.Figures(Leads, [], least: 5))),
        ("one block, shown", Drawing.Of(TrendCards.Figures(Leads, [Shown(First, 4, 5, 10, 0, 5)], least: 5))),
        ("one block, not shown", Drawing.Of(TrendCards.Figures(Leads, [Hidden(First, 4)], least: 6))),
        ("single weeks, the last not shown", Drawing.Of(TrendCards.Figures(Leads, [Shown(First, 1, 5, 10, 0, 5), Hidden(First.Plus(1), 1)], least: 5))));

    [Fact]
    public void The_weekly_note_reads_as_kept() => Kept.As(
        "team-digest",
        ("nothing new", Drawing.Of(TrendCards.Digest(Leads, latest: null, least: 5, Pack, number: 0, new(2026, 11, 26), Monday))),
        ("a new block of four weeks", Drawing.Of(TrendCards.Digest(Leads, Shown(First, 4, 5, 10, 0, 5), least: 5, Pack, number: 1, new(2027, 1, 7), Monday))),
        ("a new block with nothing to show, while it rests", Drawing.Of(TrendCards.Digest(Leads, Hidden(First, 1), least: 5, Pack, number: 2, next: null, Monday))),
        ("figures are switched off", Drawing.Of(TrendCards.Digest(Leads, Shown(First, 4, 5, 10, 0, 5), least: null, Pack, number: 3, new(2026, 11, 26), Monday))),
        ("a pack without a thought for it", Drawing.Of(TrendCards.Digest(Leads, latest: null, least: 5, SmallLibrary.Of(1), number: 0, new(2026, 11, 26), Monday))));

    [Fact]
    public void Questions_to_open_with_read_as_kept() => Kept.As(
        "team-openers",
        [.. Enumerable.Range(0, 6).Select(which => ($"number {which}", Drawing.Of(TrendCards.Opener(7, which)))),
            .. Enumerable.Range(4, 2).Select(which => ($"where nothing is shown, number {which}", Drawing.Of([.. TrendCards.NotShown(7, new Block(First, 4), which, 5)])))]);

    [Fact]
    public void Half_a_year_is_charted_and_no_more()
    {
        var blocks = Enumerable.Range(0, 7).Select(index => Shown(First.Plus(index * 4), 4, index * 5, 5, 5, 5)).ToList();

        var chart = TrendCards.Figures(Leads, blocks, least: 5).Parts.OfType<Chart>().ShouldHaveSingleItem();

        chart.Bars.Select(bar => bar.Values[0]).ShouldBe([5, 10, 15, 20, 25, 30]);
    }

    [Fact]
    public void The_thought_for_the_manager_goes_round_five_themes_and_then_to_the_next_of_each()
    {
        var claims = Enumerable.Range(0, 11).Select(number => TrendCards.Digest(Leads, latest: null, least: 5, Pack, number, next: null, Monday).Parts.OfType<Thought>().ShouldHaveSingleItem().Claim).ToList();
        var themes = claims.Select(claim => Pack.Nudges.Single(nudge => nudge.Claim == claim).Theme).ToList();

        themes[..5].ShouldBe(["develop-leaders", "over-involvement", "build-the-org", "delegate-ownership", "earn-trust"]);
        themes[5..10].ShouldBe(themes[..5]);
        claims[..10].ShouldBeUnique();
        claims[10].ShouldBe(claims[0]); // Two thoughts of a theme: the third time round it is the first again.
    }

    private static FrozenBlock Shown(Week first, int weeks, params int[] counts) => new(new Block(first, weeks), counts);

    private static FrozenBlock Hidden(Week first, int weeks) => new(new Block(first, weeks), null);
}
