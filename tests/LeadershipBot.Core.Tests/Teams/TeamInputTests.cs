using LeadershipBot.CheckIns;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Tests.Teams;

public class TeamInputTests
{
    private static readonly LocalDate Today = new(2026, 11, 23); // A Monday.

    [Theory]
    [InlineData("people", "", "people", "Pick the people, or a channel or group.")]
    [InlineData("people", "me", "people", "That is only you. Pick somebody else, or join alone.")]
    [InlineData("name", "", "name", "Give it a name; your people will see it.")]
    [InlineData("zone", "Oslo", "zone", "I don't know that time zone. Write it as Europe/Oslo, or leave it empty.")]
    [InlineData("hour", "21:00", "hour", "I ask between 07:00 and 19:59 only.")]
    [InlineData("hour", "", "hour", "Write the hour as 14:00.")]
    [InlineData("day", "someday", "day", "Pick a day of the week.")]
    [InlineData("every", "4", "every", "Pick how often.")]
    [InlineData("first", "2026-11-23", "first", "Pick a day after today, within a year.")]
    [InlineData("first", "soon", "first", "Pick a day after today, within a year.")]
    [InlineData("first", "2030-01-01", "first", "Pick a day after today, within a year.")]
    public void What_cannot_be_gets_a_sentence_at_its_field(string field, string value, string at, string sentence)
    {
        var (input, refused) = TeamInput.Read(Fields((field, value)), "me", Today);

        input.ShouldBeNull();
        refused.ShouldHaveSingleItem().ShouldBe(new(at, sentence));
    }

    [Fact]
    public void A_name_of_five_hundred_characters_is_too_long_and_is_not_cut() =>
        TeamInput.Read(Fields(("name", new string('x', 500))), "me", Today).Refused["name"].ShouldBe("That is 500 characters; I can keep 60.");

    [Theory]
    [InlineData("", "2026-11-26")] // From tomorrow on: this Thursday.
    [InlineData("2026-11-26", "2026-11-26")]
    [InlineData("2026-11-27", "2026-12-03")]
    public void The_first_question_is_on_the_first_such_day(string from, string first) =>
        new Team(1, "x", TeamInput.Read(Fields(("first", from)), "me", Today).Input!.Cadence, null, [], 1).FirstDay.ShouldBe(When.Iso(first)!.Value);

    [Fact]
    public void Whoever_picks_themselves_too_is_left_out_and_nobody_counts_twice() =>
        TeamInput.Read(Fields(("people", "a, me,b,a")), "me", Today).Input!.People.ShouldBe(["a", "b"]);

    [Theory]
    [InlineData("2026-11-22", "2026-11-30", "first", "Pick a day, today or later.")]
    [InlineData("2026-12-24", "2026-12-23", "last", "That is before the first day.")]
    [InlineData("2026-12-24", "", "last", "Pick a day within a year.")]
    [InlineData("", "2026-12-24", "first", "Pick a day, today or later.")]
    public void Holidays_that_cannot_be_get_a_sentence(string first, string last, string field, string sentence)
    {
        var (off, refused) = TeamInput.ReadHolidays(new Dictionary<string, string> { ["first"] = first, ["last"] = last }, Leads(), Today);

        off.ShouldBeNull();
        refused.ShouldContain(new KeyValuePair<string, string>(field, sentence));
    }

    [Fact]
    public void Rests_are_jumped_and_what_lay_in_them_is_never_made_up_for()
    {
        var team = Leads();
        team.NextOn(Today).ShouldBe(new LocalDate(2026, 11, 26));
        var skipped = team with { Off = team.SkipNext(Today.At(new LocalTime(9, 0))) };
        skipped.NextOn(Today).ShouldBe(new LocalDate(2026, 12, 3));
        var paused = skipped with { Off = skipped.Pause(new(2026, 12, 1)) };
        paused.NextOn(new LocalDate(2026, 12, 1)).ShouldBeNull();
        var resumed = paused with { Off = paused.Resume(new(2026, 12, 11)) };
        resumed.NextOn(new LocalDate(2026, 12, 11)).ShouldBe(new LocalDate(2026, 12, 17));
        DaysOff.Read(DaysOff.Write(resumed.Off)).ShouldBe(resumed.Off);
    }

    [Theory]
    [InlineData("Europe/Oslo", "Europe/Oslo")]
    [InlineData("America/New_York", "Europe/Oslo")] // Fourteen o'clock in Oslo is eight in the morning there.
    [InlineData("Asia/Tokyo", "Asia/Tokyo")] // It would be ten in the evening there.
    public void One_zone_for_all_asks_nobody_in_their_quiet_hours(string own, string asked) =>
        (Leads() with { Zone = DateTimeZoneProviders.Tzdb["Europe/Oslo"] }).ZoneFor(DateTimeZoneProviders.Tzdb[own]).Id.ShouldBe(asked);

    private static Team Leads() => new(1, "Leads", new Cadence(IsoDayOfWeek.Thursday, new(14, 0), 1, Week.Parse("2026-W48")), null, [], 1);

    private static Dictionary<string, string> Fields(params (string Field, string Value)[] changed)
    {
        var fields = new Dictionary<string, string> { ["name"] = "Leads", ["people"] = "a,b", ["day"] = "thursday", ["hour"] = "14:00", ["every"] = "1" };

        foreach (var (field, value) in changed)
        {
            fields[field] = value;
        }

        return fields;
    }
}
