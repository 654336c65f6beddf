using LeadershipBot.CheckIns;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.Tests.CheckIns;

/// <summary>A rhythm that others have set, and the days on which it rests.</summary>
public class TeamRhythmTests
{
    private static readonly Duration Grace = Duration.FromHours(6);
    private static readonly DateTimeZone Oslo = DateTimeZoneProviders.Tzdb["Europe/Oslo"];

    [Theory]
    [InlineData("2026-11-26T13:00:00Z", null, "2026-W49", "2026-W49")] // On the dot, and the first week lies ahead.
    [InlineData("2026-12-03T13:00:00Z", null, "2026-W49", "2026-W49")] // On the dot of the first question itself.
    [InlineData("2026-12-03T13:00:01Z", null, "2026-W49", "2026-W50")] // A second later.
    [InlineData("2026-12-02T13:00:00Z", "2026-W49", "2026-W49", "2026-W50")] // This week was asked by themselves already.
    [InlineData("2026-12-02T13:00:00Z", "2026-W48", "2026-W49", "2026-W49")]
    [InlineData("2026-12-02T13:00:00Z", "2026-W50", "2026-W49", "2026-W51")] // A week ahead was left out already.
    [InlineData("2026-12-29T13:00:00Z", "2026-W40", "2026-W49", "2026-W53")] // Joined late: no earlier week is made up for.
    public void Who_joins_a_team_is_asked_with_it_and_never_twice_in_one_week(string now, string? settled, string first, string next)
    {
        var cadence = new Cadence(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 1, Week.Parse(first));

        var rhythm = Rhythm.Follow(cadence, Oslo, Week.TryParse(settled), At(now));

        rhythm.Cadence.ShouldBe(cadence);
        rhythm.Next(Grace)!.Week.ToString().ShouldBe(next);
    }

    [Theory]
    [InlineData("2026-11-26/2026-11-26", "2026-12-03")] // The day itself.
    [InlineData("2026-11-20/2026-11-25", "2026-11-26")] // Over the day before.
    [InlineData("2026-11-27/2026-12-31", "2026-11-26")] // Begins the day after.
    [InlineData("2026-11-23/2026-12-03", "2026-12-10")] // The last day is one of them.
    [InlineData("2026-11-23/2026-12-02", "2026-12-03")]
    [InlineData("2026-11-26/2027-03-04", "2027-03-11")] // A long rest.
    [InlineData("2026-11-26/2026-12-03,2026-12-10/2026-12-10", "2026-12-17")] // One after the other.
    [InlineData("2026-11-26/", null)] // Without an end.
    public void The_next_question_comes_after_the_rest(string off, string? next)
    {
        var rhythm = Weekly() with { Off = DaysOff.Read(off) };

        (rhythm.Next(Grace)?.DueAt).ShouldBe(next is null ? null : At($"{next}T13:00:00Z"));
    }

    [Fact]
    public void A_week_is_told_by_what_kept_it_from_being_asked()
    {
        var rhythm = Weekly() with
        {
            Cadence = new Cadence(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 2, Week.Parse("2026-W48")),
            Off = [new(new(2026, 12, 10), new(2026, 12, 10))],
            PausedUntil = new LocalDate(2026, 11, 30),
        };

        // W48 paused, W49 off the beat, W50 at rest, W51 off the beat, W52 asked.
        rhythm.Tick(At("2026-12-24T13:00:00Z"), Grace).Weeks.Select(week => $"{week.Week}: {(week.Outcome is Outcome.Skipped skipped ? $"{skipped.Because}" : "asked")}")
            .ShouldBe(["2026-W48: Paused", "2026-W49: BetweenTurns", "2026-W50: TeamRests", "2026-W51: BetweenTurns", "2026-W52: asked"]);
    }

    [Theory]
    [InlineData(10, 0, "2026-11-26T15:00:00Z")] // All of the grace.
    [InlineData(15, 0, "2026-11-26T18:59:59.999Z")] // It would run into the quiet hours.
    [InlineData(14, 0, "2026-11-26T18:59:59.999Z")] // On their dot.
    [InlineData(13, 59, "2026-11-26T18:59:00Z")] // A minute before.
    public void A_question_may_be_late_by_its_grace_and_never_in_the_quiet_hours(int hour, int minute, string notAfter) =>
        (Weekly() with { Cadence = new Cadence(IsoDayOfWeek.Thursday, new LocalTime(hour, minute), 1, Week.Parse("2026-W48")) })
            .Next(Grace)!.NotAfter.ShouldBe(At(notAfter));

    [Fact]
    public void Where_nothing_is_ahead_nothing_is_skipped()
    {
        var paused = Weekly().Pause(Rhythm.Indefinitely);
        var (weeks, after) = paused.SkipNext();

        weeks.ShouldBeEmpty();
        after.ShouldBe(paused);
    }

    [Fact]
    public void Skipping_during_a_pause_settles_the_paused_weeks_too_and_ends_it()
    {
        var (weeks, after) = Weekly().Pause(new LocalDate(2026, 12, 4)).SkipNext();

        weeks.Select(week => $"{week.Week}: {((Outcome.Skipped)week.Outcome).Because}").ShouldBe(["2026-W48: Paused", "2026-W49: Paused", "2026-W50: Wish"]);
        (after.Settled.ToString(), after.PausedUntil).ShouldBe(("2026-W50", null));
    }

    [Fact]
    public void A_change_at_the_very_moment_leaves_the_question_to_be_asked()
    {
        var (weeks, after) = Weekly().Change(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 1, Week.Parse("2026-W47"), Oslo, At("2026-11-26T13:00:00Z"));

        weeks.ShouldBeEmpty();
        after.Next(Grace)!.Week.ToString().ShouldBe("2026-W48");
    }

    [Theory]
    [InlineData(1, "2026-W48")] // The same beat goes on as it was.
    [InlineData(2, "2026-W47")] // Another one counts from the week that was named.
    public void Another_beat_counts_from_the_week_that_is_named(int every, string first) =>
        Weekly().Change(IsoDayOfWeek.Friday, new LocalTime(9, 0), every, Week.Parse("2026-W47"), Oslo, At("2026-11-23T08:00:00Z")).After.Cadence
            .ShouldBe(new Cadence(IsoDayOfWeek.Friday, new LocalTime(9, 0), every, Week.Parse(first)));

    [Fact]
    public void A_check_in_takes_answers_for_five_days() =>
        Weekly().Next(Grace)!.ClosesAt.ShouldBe(At("2026-12-01T13:00:00Z"));

    private static Rhythm Weekly() => new(new Cadence(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 1, Week.Parse("2026-W48")), Oslo, Week.Parse("2026-W47"), PausedUntil: null);

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
