using LeadershipBot.CheckIns;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Tests.Teams;

public class TrendTests
{
    private static readonly Block Four = new(Week.Parse("2026-W48"), 4);

    [Theory]
    [InlineData("hh hh hb dd pp", 6, "5,0,0,0")] // Five people twice each: 5, 1, 2 and 2, to the nearest five.
    [InlineData("hhh hhh hbb ddd pph", 6, "10,0,5,0")]
    [InlineData("hh hh hb dd", 6, null)] // Four people.
    [InlineData("hh hh hb dd p", 6, null)] // The fifth answered once.
    [InlineData("hh hh hh hh hh", 6, null)] // All alike.
    [InlineData("hh hh hh hh bb", 6, "10,0,0,0")] // Four fifths exactly.
    [InlineData("hh hh hh hh hb", 6, null)] // More than that.
    [InlineData("hh hh hb dd pp", 5, null)] // All who were invited would be known to take part.
    public void Four_weeks_are_shown_only_when_nothing_can_be_worked_out(string answers, int invited, string? counts) =>
        Told(Trend.Freeze(Four, Given(answers), invited, 5)).ShouldBe(counts);

    [Theory]
    [InlineData("h h b d p", 20, "0,0,0,0")]
    [InlineData("h h b d", 20, null)]
    public void In_a_block_of_one_week_once_is_enough(string answers, int invited, string? counts) =>
        Told(Trend.Freeze(new(Week.Parse("2026-W48"), 1), Given(answers), invited, 5)).ShouldBe(counts);

    [Fact]
    public void The_threshold_may_be_raised_and_never_lowered()
    {
        Told(Trend.Freeze(Four, Given("hh hh hb dd pp"), 9, 6)).ShouldBeNull();
        Told(Trend.Freeze(Four, Given("hh hh hb dd"), 9, 1)).ShouldBeNull();
    }

    [Fact]
    public void Blocks_follow_each_other_and_never_overlap()
    {
        var first = Week.Parse("2026-W48");

        Trend.Blocks(first, 19).ShouldBe([new Block(first, 4)]);
        Trend.Blocks(first, 20).ShouldBe([new(first, 1), new(first.Plus(1), 1), new(first.Plus(2), 1), new(first.Plus(3), 1)]);
        Trend.Blocks(first, 20, everyWeeks: 2).ShouldBe([new(first, 1), new(first.Plus(2), 1)]);
        Trend.Blocks(first, 19, everyWeeks: 2).ShouldBe([new Block(first, 4)]);
        Trend.PeriodOf(first.Plus(3), first).ShouldBe(first);
        Trend.PeriodOf(first.Plus(4), first).ShouldBe(first.Plus(4));
        new Block(first, 4).FrozenAt.ShouldBe(Instant.FromUtc(2026, 12, 28, 0, 0));
    }

    [Theory]
    [InlineData("2026-W40", "2026-W48")] // Before the start there is no block: the first.
    [InlineData("2026-W48", "2026-W48")]
    [InlineData("2026-W51", "2026-W48")]
    [InlineData("2026-W52", "2026-W52")]
    [InlineData("2027-W04", "2027-W03")] // 2026 has 53 weeks.
    public void Four_weeks_at_a_time_are_counted_from_the_first_question(string week, string first) =>
        Trend.PeriodOf(Week.Parse(week), Week.Parse("2026-W48")).ToString().ShouldBe(first);

    [Theory]
    [InlineData(4, "2026-W51", "2026-12-28T00:00:00Z", "2026-11-30T00:00:00Z")] // A week of slack: two answers are needed.
    [InlineData(1, "2026-W48", "2026-12-07T00:00:00Z", "2026-11-23T00:00:00Z")]
    public void Sums_are_taken_a_week_after_the_last_Sunday(int weeks, string last, string frozen, string invited)
    {
        var block = new Block(Week.Parse("2026-W48"), weeks);

        (block.Last.ToString(), $"{block.FrozenAt}", $"{block.InvitedBefore}").ShouldBe((last, frozen, invited));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 5)]
    [InlineData(7, 5)]
    [InlineData(8, 10)]
    public void Numbers_are_rounded_to_fives(int handed, int told)
    {
        var answers = Enumerable.Range(0, handed).Select(index => new Counted(index % 5, Answer.Handed))
            .Concat(Enumerable.Range(0, 8).Select(index => new Counted(index % 5, Answer.Both)))
            .Concat(Enumerable.Range(0, 5).Select(index => new Counted(index, Answer.Details))).ToList();

        Trend.Freeze(Four, answers, 9, 5).Counts.ShouldBe([told, 10, 5, 0]);
    }

    [Theory]
    [InlineData(0, 8, "fewer than five")]
    [InlineData(4, 8, "fewer than five")]
    [InlineData(5, 8, "five to nine")]
    [InlineData(5, 5, Band.TooFew)]
    [InlineData(0, 3, Band.TooFew)]
    [InlineData(9, 10, "five to ten")]
    [InlineData(10, 10, "five to ten")] // Else it would say that every one of the ten has joined.
    [InlineData(4, 10, "fewer than five")]
    [InlineData(19, 20, "ten to 20")]
    [InlineData(20, 20, "ten to 20")]
    [InlineData(20, 21, "20 or more")]
    public void A_band_never_says_that_everybody_has_joined(int takingPart, int invited, string band) => Band.Of(takingPart, invited).ShouldBe(band);

    [Theory]
    [InlineData(null, true, "a rough number, from the second Monday on")]
    [InlineData("five to nine", true, "five to nine (renewed on Mondays)")]
    [InlineData("five to nine", false, "a rough number, from Monday on")] // Another manager's Monday.
    [InlineData(Band.TooFew, true, "not told, with so few invited")] // Nothing there is renewed.
    public void After_the_words_taking_part_every_case_reads_well(string? words, bool isTheirs, string line) => Band.Line(words, isTheirs).ShouldBe(line);

    [Fact]
    public void For_every_number_invited_each_band_leaves_open_whether_all_have_joined()
    {
        for (var invited = 1; invited <= 60; invited++)
        {
            var same = Enumerable.Range(0, invited + 1).Where(joined => Band.Of(joined, invited) == Band.Of(invited, invited)).ToList();
            same.Count.ShouldBeGreaterThan(1, $"{invited} invited");
        }
    }

    private static string? Told(FrozenBlock frozen) => frozen.Counts is { } counts ? string.Join(',', counts) : null;

    private static IReadOnlyList<Counted> Given(string answers) =>
        [.. answers.Split(' ').SelectMany((own, person) => own.Select(letter => new Counted(person, letter switch
        {
            'h' => Answer.Handed, 'b' => Answer.Both, 'd' => Answer.Details, _ => Answer.Purpose,
        })))];
}
