using LeadershipBot.CheckIns;
using LeadershipBot.Teams;
using NodaTime;
using static LeadershipBot.Tests.Teams.Cast;

namespace LeadershipBot.Tests.Teams;

public class TeamTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-11-26")]
    [InlineData("2026-11-26", "2026-11-26")] // The day itself.
    [InlineData("2026-11-27", "2026-12-03")]
    [InlineData("2027-02-01", "2027-02-04")] // Weeks later.
    [InlineData("2026-10-01", "2026-11-26")] // Before its first week: the first question.
    public void The_next_question_is_on_the_next_such_day(string today, string next) => Leads.NextOn(Day(today)).ShouldBe(Day(next));

    [Theory]
    [InlineData(13, 59, "2026-11-26")]
    [InlineData(14, 0, "2026-12-03")] // The hour has struck.
    public void On_the_day_itself_its_hour_decides(int hour, int minute, string next)
    {
        var now = new LocalDate(2026, 11, 26).At(new LocalTime(hour, minute));

        Leads.NextOn(now).ShouldBe(Day(next));
        Leads.NextWeek(now).ShouldBe(Week.Of(Day(next)));
    }

    [Fact]
    public void Every_other_week_is_jumped()
    {
        EveryOther.NextOn(Day("2026-11-27")).ShouldBe(Day("2026-12-10"));
        EveryOther.FirstDay.ShouldBe(Day("2026-11-26"));
    }

    [Theory]
    [InlineData("2026-12-20", false)]
    [InlineData("2026-12-21", true)]
    [InlineData("2027-01-03", true)]
    [InlineData("2027-01-04", false)]
    public void It_rests_on_its_days_off(string day, bool rests) => Resting("2026-12-21/2027-01-03").RestsOn(Day(day)).ShouldBe(rests);

    [Theory]
    [InlineData("", "2026-11-23", "2026-11-23/")]
    [InlineData("2026-12-21/2027-01-03", "2026-11-23", "2026-11-23/,2026-12-21/2027-01-03")] // Holidays stay.
    [InlineData("2026-12-01/", "2026-11-23", "2026-11-23/")] // One pause without an end is enough.
    public void A_pause_has_no_end(string off, string from, string after) => DaysOff.Write(Resting(off).Pause(Day(from))).ShouldBe(after);

    [Theory]
    [InlineData("2026-11-20/", "2026-11-20/2026-11-22")] // What lay before today stays a rest.
    [InlineData("2026-11-20/2026-12-01", "2026-11-20/2026-11-22")]
    [InlineData("2026-11-22/", "2026-11-22/2026-11-22")]
    [InlineData("2026-11-23/", "")] // Begun today: nothing of it is left.
    [InlineData("2026-11-24/2026-11-30", "2026-11-24/2026-11-30")] // Ahead: it stays.
    [InlineData("2026-11-01/2026-11-22", "2026-11-01/2026-11-22")] // Over: it stays.
    public void Resuming_ends_whatever_rest_holds_today(string off, string after) => DaysOff.Write(Resting(off).Resume(Monday)).ShouldBe(after);

    [Fact]
    public void Skipping_leaves_out_the_week_that_is_meant_and_no_other()
    {
        var morning = Monday.At(new LocalTime(9, 0));

        DaysOff.Write(Leads.SkipNext(morning)).ShouldBe("2026-11-23/2026-11-29");
        DaysOff.Write(Leads.SkipNext(morning, Week.Parse("2026-W48"))).ShouldBe("2026-11-23/2026-11-29");
        Leads.SkipNext(morning, Week.Parse("2026-W47")).ShouldBeEmpty(); // A second tap.
        DaysOff.Write(Resting("2026-12-21/2026-12-21").SkipNext(morning)).ShouldBe("2026-11-23/2026-11-29,2026-12-21/2026-12-21");
        DaysOff.Write(Resting("2026-11-23/").SkipNext(morning)).ShouldBe("2026-11-23/"); // None is ahead.
    }

    [Fact]
    public void Rests_ahead_are_told_in_their_order() =>
        DaysOff.Write(Resting("2026-12-21/2027-01-03,2026-11-24/,2026-11-23/2026-11-23").Ahead(Monday)).ShouldBe("2026-11-24/,2026-12-21/2027-01-03");

    [Fact]
    public void Rests_ahead_stand_in_their_order_whatever_order_they_were_set_in() =>
        (Leads with { Off = [new(Day("2026-12-21"), null), new(Day("2026-11-24"), null)] }).Ahead(Monday).Select(off => off.First).ShouldBe([Day("2026-11-24"), Day("2026-12-21")]);

    private static Team Resting(string off) => Leads with { Off = DaysOff.Read(off) };

    private static LocalDate Day(string text) => When.Iso(text)!.Value;
}
