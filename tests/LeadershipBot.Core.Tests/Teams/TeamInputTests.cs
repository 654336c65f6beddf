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
    [InlineData(60, null)]
    [InlineData(61, "That is 61 characters; I can keep 60.")]
    public void A_name_takes_sixty_characters(int length, string? sentence) =>
        TeamInput.Read(Fields(("name", new string('x', length))), "me", Today).Refused.ShouldBe(sentence is null ? [] : [new("name", sentence)]);

    [Theory]
    [InlineData(2_000, null)]
    [InlineData(2_001, "That is 2001 people; I take 2000.")]
    public void Two_thousand_people_are_taken(int people, string? sentence) =>
        TeamInput.Read(Fields(("people", string.Join(',', Enumerable.Range(1, people)) + ",me")), "me", Today).Refused.ShouldBe(sentence is null ? [] : [new("people", sentence)]);

    [Theory]
    [InlineData("c1", "", "c1", "")]
    [InlineData("", " s1 ", "s1", "")]
    [InlineData("", "", null, "people: Pick the people, or a channel or group.")]
    [InlineData("c1", "s1", null, "handle: Pick a channel or a user group, not both.")]
    public void One_group_may_stand_for_its_people(string channel, string handle, string? group, string refused)
    {
        var (input, sentences) = TeamInput.Read(Fields(("people", ""), ("group", channel), ("handle", handle)), "me", Today);

        (input?.Group).ShouldBe(group);
        string.Join(' ', sentences.Select(pair => $"{pair.Key}: {pair.Value}")).ShouldBe(refused);
    }

    [Fact]
    public void A_group_and_people_may_be_picked_together()
    {
        var input = TeamInput.Read(Fields(("group", "c1"), ("people", "me")), "me", Today).Input!;

        (input.Group, input.People.Count).ShouldBe(("c1", 0));
    }

    [Fact]
    public void What_was_set_is_what_is_read() =>
        TeamInput.Read(Fields(("name", "  Platform   leads "), ("day", "monday"), ("hour", "9:30"), ("zone", " europe/oslo "), ("every", "2"), ("first", "2026-12-01")), "me", Today).Input.ShouldSatisfyAllConditions(
            input => input!.Name.ShouldBe("Platform leads"),
            input => input!.Zone!.Id.ShouldBe("Europe/Oslo"),
            input => input!.Cadence.ShouldBe(new Cadence(IsoDayOfWeek.Monday, new LocalTime(9, 30), 2, Week.Parse("2026-W50"))));

    [Fact]
    public void A_form_that_comes_back_empty_is_asked_for_field_by_field()
    {
        var (input, refused) = TeamInput.Read(new Dictionary<string, string>(), "me", Today);

        input.ShouldBeNull();
        refused.Keys.Order().ShouldBe(["day", "every", "hour", "name", "people"]);
    }

    [Theory]
    [InlineData("2026-11-24", "")]
    [InlineData("2026-11-23", "first")] // Today.
    [InlineData("2027-11-23", "")]
    [InlineData("2027-11-24", "first")] // A day beyond a year.
    public void The_first_question_lies_within_a_year(string from, string refused) =>
        string.Join(' ', TeamInput.Read(Fields(("first", from)), "me", Today).Refused.Keys).ShouldBe(refused);

    [Fact]
    public void A_change_keeps_what_the_form_does_not_hold()
    {
        var (team, refused) = TeamInput.ReadChange(Fields(("name", "New name"), ("day", "friday"), ("hour", "10"), ("every", "2"), ("zone", "Europe/Oslo")), Leads());

        refused.ShouldBeEmpty();
        team.ShouldBe(Leads() with
        {
            Name = "New name", Zone = DateTimeZoneProviders.Tzdb["Europe/Oslo"], Off = team!.Off,
            Cadence = new Cadence(IsoDayOfWeek.Friday, new LocalTime(10, 0), 2, Week.Parse("2026-W48")),
        });
    }

    [Theory]
    [InlineData("name", "", "name")]
    [InlineData("every", "4", "every")]
    [InlineData("hour", "6:59", "hour")]
    [InlineData("zone", "Oslo", "zone")]
    public void A_change_that_cannot_be_changes_nothing(string field, string value, string at)
    {
        var (team, refused) = TeamInput.ReadChange(Fields((field, value)), Leads());

        team.ShouldBeNull();
        refused.Keys.ShouldBe([at]);
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", "")] // Today alone.
    [InlineData("2026-12-24", "2027-11-23", "")] // To a year from now.
    [InlineData("2026-12-24", "2027-11-24", "last")]
    [InlineData("2026-11-22", "2026-11-22", "first")] // Yesterday.
    [InlineData("", "", "first last")]
    public void Holidays_lie_within_a_year(string first, string last, string refused)
    {
        var (off, sentences) = TeamInput.ReadHolidays(new Dictionary<string, string> { ["first"] = first, ["last"] = last }, Leads(), Today);

        string.Join(' ', sentences.Keys).ShouldBe(refused);
        off.ShouldBe(refused.Length > 0 ? null : new DaysOff(When.Iso(first)!.Value, When.Iso(last)));
    }

    [Theory]
    [InlineData(19, "2026-12-01", "")]
    [InlineData(20, "2026-12-01", "first: There are 20 rests ahead already.")]
    [InlineData(20, "2026-11-23", "first: There are 20 rests ahead already.")] // Today is still one.
    [InlineData(20, "2026-11-22", "")] // They are over.
    [InlineData(20, null, "first: There are 20 rests ahead already.")] // Without an end.
    public void Twenty_rests_may_lie_ahead(int rests, string? until, string refused)
    {
        var team = Leads() with { Off = [.. Enumerable.Repeat(new DaysOff(new(2026, 11, 1), When.Iso(until)), rests)] };

        var sentences = TeamInput.ReadHolidays(new Dictionary<string, string> { ["first"] = "2026-12-24", ["last"] = "2026-12-24" }, team, Today).Refused;

        string.Join(' ', sentences.Select(pair => $"{pair.Key}: {pair.Value}")).ShouldBe(refused);
    }

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
