using LeadershipBot.CheckIns;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.Tests.CheckIns;

public class RhythmTests
{
    private static readonly Duration Grace = Duration.FromHours(6);
    private static readonly DateTimeZone Oslo = DateTimeZoneProviders.Tzdb["Europe/Oslo"];
    private static readonly DateTimeZone Auckland = DateTimeZoneProviders.Tzdb["Pacific/Auckland"];
    private static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    [Theory]
    [InlineData("2026-11-26T12:59:00Z", "2026-W48", "2026-11-26T13:00:00Z")] // A minute before: today.
    [InlineData("2026-11-26T13:00:00Z", "2026-W48", "2026-11-26T13:00:00Z")] // On the dot: today.
    [InlineData("2026-11-26T13:00:01Z", "2026-W49", "2026-12-03T13:00:00Z")] // A second later: next week; nothing is made up for.
    [InlineData("2026-11-29T23:30:00Z", "2026-W49", "2026-12-03T13:00:00Z")] // Monday already, in Oslo.
    public void Joining_starts_with_the_next_moment(string now, string week, string due)
    {
        var slot = Started(now).Next(Grace)!;

        (slot.Week.ToString(), InstantPattern.ExtendedIso.Format(slot.DueAt)).ShouldBe((week, due));
    }

    [Theory]
    [InlineData("2026-11-26T12:59:59Z", "")] // Not yet.
    [InlineData("2026-11-26T13:00:00Z", "2026-W48 asked")] // On the dot.
    [InlineData("2026-11-26T18:59:59Z", "2026-W48 asked")] // Late, but before eight in the evening in Oslo.
    [InlineData("2026-11-26T19:00:00Z", "2026-W48 TooLate")] // Eight in the evening: the quiet hours come before the grace is over.
    [InlineData("2026-12-03T13:00:00Z", "2026-W48 TooLate, 2026-W49 asked")] // A week's outage costs one week and asks once.
    [InlineData("2026-12-18T00:00:00Z", "2026-W48 TooLate, 2026-W49 TooLate, 2026-W50 TooLate, 2026-W51 TooLate")]
    public void A_tick_settles_every_week_whose_moment_has_come(string now, string weeks) =>
        Told(Started("2026-11-25T00:00:00Z").Tick(At(now), Grace).Weeks).ShouldBe(weeks);

    [Fact]
    public void A_skipped_local_time_moves_forward_by_the_gap_and_a_doubled_one_means_the_first()
    {
        var zone = DateTimeZoneProviders.Tzdb["Africa/Casablanca"]; // Clocks change at 02:00 and 03:00 there, too; the rule is the same at any hour.
        var spring = new Cadence(IsoDayOfWeek.Sunday, new LocalTime(2, 30), 1, Week.Parse("2026-W13"));

        spring.MomentIn(Week.Parse("2026-W13"), Oslo).ShouldBe(At("2026-03-29T01:30:00Z")); // 02:30 does not exist: 03:30 summer time.
        spring.MomentIn(Week.Parse("2026-W43"), Oslo).ShouldBe(At("2026-10-25T00:30:00Z")); // 02:30 exists twice: the first.
        zone.ShouldNotBeNull();
    }

    [Fact]
    public void The_local_hour_stays_when_the_clocks_change()
    {
        var cadence = Cadence.Default(Week.Parse("2026-W43"));

        cadence.MomentIn(Week.Parse("2026-W43"), Oslo).ShouldBe(At("2026-10-22T12:00:00Z"));
        cadence.MomentIn(Week.Parse("2026-W44"), Oslo).ShouldBe(At("2026-10-29T13:00:00Z"));
    }

    [Fact]
    public void Somebody_who_flies_west_over_the_date_line_is_not_asked_twice_in_a_week()
    {
        var rhythm = Started("2026-11-22T00:00:00Z", Auckland, IsoDayOfWeek.Monday);
        var asked = rhythm.Tick(At("2026-11-23T01:00:00Z"), Grace).After; // Monday 14:00 in Auckland; Sunday evening in Los Angeles.
        var (weeks, moved) = asked.Change(IsoDayOfWeek.Monday, new LocalTime(14, 0), 1, asked.Settled, LosAngeles, At("2026-11-23T12:00:00Z"));

        weeks.ShouldBeEmpty();
        moved.Next(Grace)!.Week.ToString().ShouldBe("2026-W49");
    }

    [Fact]
    public void A_new_day_that_has_passed_this_week_is_not_made_up_for()
    {
        var rhythm = Started("2026-11-23T00:00:00Z");
        var (weeks, changed) = rhythm.Change(IsoDayOfWeek.Tuesday, new LocalTime(9, 0), 1, rhythm.Settled, Oslo, At("2026-11-25T12:00:00Z"));

        Told(weeks).ShouldBe("2026-W48 Changed");
        changed.Next(Grace)!.DueAt.ShouldBe(At("2026-12-01T08:00:00Z"));
    }

    [Fact]
    public void Every_other_week_counts_from_the_last_question()
    {
        var asked = Started("2026-11-23T00:00:00Z").Tick(At("2026-11-26T13:00:00Z"), Grace).After;
        var slower = asked.Change(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 2, asked.Settled, Oslo, At("2026-11-26T13:05:00Z")).After;

        Told(slower.Tick(At("2026-12-24T13:00:00Z"), Grace).Weeks)
            .ShouldBe("2026-W49 BetweenTurns, 2026-W50 TooLate, 2026-W51 BetweenTurns, 2026-W52 asked");
    }

    [Fact]
    public void Every_other_week_goes_on_across_a_year_of_53_weeks()
    {
        var cadence = new Cadence(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 2, Week.Parse("2026-W52"));

        cadence.IsOn(Week.Parse("2026-W53")).ShouldBeFalse();
        cadence.IsOn(Week.Parse("2027-W01")).ShouldBeTrue(); // Fourteen days after the 24th of December.
    }

    [Fact]
    public void A_pause_until_a_day_asks_again_on_the_first_moment_from_that_day_on()
    {
        var paused = Started("2026-11-23T00:00:00Z").Pause(new LocalDate(2026, 12, 11));

        paused.Next(Grace)!.DueAt.ShouldBe(At("2026-12-17T13:00:00Z")); // The 11th is a Friday.
        Told(paused.Tick(At("2026-12-17T13:00:00Z"), Grace).Weeks).ShouldBe("2026-W48 Paused, 2026-W49 Paused, 2026-W50 Paused, 2026-W51 asked");
    }

    [Fact]
    public void A_pause_without_an_end_asks_nothing()
    {
        var paused = Started("2026-11-23T00:00:00Z").Pause(Rhythm.Indefinitely);

        paused.Next(Grace).ShouldBeNull();
        paused.Tick(At("2027-11-23T00:00:00Z"), Grace).Weeks.ShouldBeEmpty();
        Told(paused.Resume(At("2026-12-08T00:00:00Z")).Weeks).ShouldBe("2026-W48 Paused, 2026-W49 Paused");
    }

    [Fact]
    public void Skipping_leaves_out_one_question()
    {
        var (weeks, after) = Started("2026-11-23T00:00:00Z").SkipNext();

        Told(weeks).ShouldBe("2026-W48 Wish");
        after.Next(Grace)!.Week.ToString().ShouldBe("2026-W49");
    }

    [Fact]
    public void Who_leaves_and_comes_back_in_the_same_week_is_not_asked_again()
    {
        var settled = Started("2026-11-23T00:00:00Z").Tick(At("2026-11-26T13:00:00Z"), Grace).After.Settled;
        var again = Rhythm.Start(IsoDayOfWeek.Friday, new LocalTime(9, 0), 1, Oslo, settled, At("2026-11-26T14:00:00Z"));

        again.Next(Grace)!.Week.ToString().ShouldBe("2026-W49");
    }

    [Fact]
    public void A_question_at_one_to_eight_has_a_minute()
    {
        var slot = Rhythm.Start(IsoDayOfWeek.Thursday, Cadence.Latest, 1, Oslo, null, At("2026-11-23T00:00:00Z")).Next(Grace)!;

        (slot.NotAfter - slot.DueAt).ShouldBe(Duration.FromMilliseconds(59_999));
    }

    [Theory]
    [InlineData("2026-11-26T13:00:00Z", "2026-11-27T13:00:00Z", "2026-11-27T18:59:59.999Z")] // A day later, never past eight in the evening.
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T13:00:00Z", "2026-10-25T18:59:59.999Z")] // The same local hour, though the clocks changed.
    public void A_reminder_comes_a_day_later_at_the_same_hour(string due, string remind, string latest)
    {
        var (at, notAfter) = Reminder.Of(new Slot(Week.Parse("2026-W48"), At(due), At(due)), Oslo, Grace);

        (at, notAfter).ShouldBe((At(remind), At(latest)));
    }

    private static Rhythm Started(string now, DateTimeZone? zone = null, IsoDayOfWeek day = IsoDayOfWeek.Thursday) =>
        Rhythm.Start(day, new LocalTime(14, 0), 1, zone ?? Oslo, settled: null, At(now));

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    private static string Told(IEnumerable<SettledWeek> weeks) => string.Join(", ", weeks.Select(week => week.Outcome switch
    {
        Outcome.Asked => $"{week.Week} asked",
        Outcome.Skipped skipped => $"{week.Week} {skipped.Because}",
        _ => "?",
    }));
}
