using LeadershipBot.People;
using NodaTime;

namespace LeadershipBot.Tests.People;

public class SettingsInputTests
{
    private static readonly SettingsInput Now = new(IsoDayOfWeek.Thursday, new LocalTime(14, 0), DateTimeZone.Utc, 1, Reminders: true, Rotating: true);

    [Fact]
    public void What_the_form_leaves_out_stays_as_it_was() => Read().ShouldBe((Now, ""));

    [Fact]
    public void All_of_it_can_be_changed_at_once() =>
        Read(("day", "Monday"), ("hour", " 7:05 "), ("zone", " Europe/Oslo "), ("every", "4"), ("reminders", "no"), ("rotating", "no"))
            .ShouldBe((new SettingsInput(IsoDayOfWeek.Monday, new LocalTime(7, 5), DateTimeZoneProviders.Tzdb["Europe/Oslo"], 4, Reminders: false, Rotating: false), ""));

    [Theory]
    [InlineData("day", "1", "")] // A number of a day is that day.
    [InlineData("day", "7", "")]
    [InlineData("day", "0", "day: Pick a day of the week.")]
    [InlineData("day", "8", "day: Pick a day of the week.")]
    [InlineData("day", "none", "day: Pick a day of the week.")]
    [InlineData("hour", "7", "")]
    [InlineData("hour", "07:00", "")]
    [InlineData("hour", "6.59", "hour: I ask between 07:00 and 19:59 only.")]
    [InlineData("hour", "19:59", "")]
    [InlineData("hour", "20:00", "hour: I ask between 07:00 and 19:59 only.")]
    [InlineData("hour", "14:60", "hour: Write the hour as 14:00.")]
    [InlineData("every", "1", "")]
    [InlineData("every", "2", "")]
    [InlineData("every", "0", "every: Pick how often.")]
    [InlineData("every", "5", "every: Pick how often.")]
    [InlineData("every", "often", "every: Pick how often.")]
    [InlineData("zone", "", "zone: I don't know that time zone. Write it as Europe/Oslo or America/New_York.")]
    public void Each_field_is_read_to_its_bounds(string field, string value, string refused) => Read((field, value)).Refused.ShouldBe(refused);

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 2, "every: Your team is asked every other week. Slower is fine, more often is not.")]
    [InlineData(2, 2, "")]
    [InlineData(4, 2, "")]
    public void Nobody_is_asked_more_often_than_their_team(int every, int leastWeeks, string refused)
    {
        var (input, sentences) = SettingsInput.Read(new Dictionary<string, string> { ["every"] = $"{every}" }, Now, leastWeeks);

        Told(sentences).ShouldBe(refused);
        input.ShouldBe(refused.Length == 0 ? Now with { EveryWeeks = every } : null);
    }

    [Fact]
    public void Every_field_that_is_wrong_gets_its_own_sentence() =>
        Read(("day", "x"), ("hour", "x"), ("zone", "x"), ("every", "x")).Refused.Split('\n').Select(line => line.Split(':')[0]).ShouldBe(["day", "hour", "zone", "every"]);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData("", false)]
    public void Only_a_yes_is_a_yes(string value, bool isOn)
    {
        Read(("reminders", value)).Input.ShouldBe(Now with { Reminders = isOn });
        Read(("rotating", value)).Input.ShouldBe(Now with { Rotating = isOn });
    }

    [Theory]
    [InlineData("europe/oslo", "Europe/Oslo")]
    [InlineData("AMERICA/NEW YORK", "America/New_York")]
    [InlineData("Etc/GMT+3", "Etc/GMT+3")]
    [InlineData("EST", "EST")]
    [InlineData("UTC+3", null)] // An offset alone has no summer.
    [InlineData("Oslo", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_zone_is_found_by_its_name(string? typed, string? zone) => (Zones.Find(typed)?.Id).ShouldBe(zone);

    private static (SettingsInput? Input, string Refused) Read(params (string Field, string Value)[] changed)
    {
        var (input, refused) = SettingsInput.Read(changed.ToDictionary(field => field.Field, field => field.Value), Now);
        return (input, Told(refused));
    }

    private static string Told(IReadOnlyDictionary<string, string> refused) => string.Join('\n', refused.Select(pair => $"{pair.Key}: {pair.Value}"));
}
