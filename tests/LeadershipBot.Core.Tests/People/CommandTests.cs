using LeadershipBot.CheckIns;
using LeadershipBot.People;
using NodaTime;

namespace LeadershipBot.Tests.People;

public class CommandTests
{
    private static readonly LocalDate Today = new(2026, 11, 22); // A Sunday.

    [Theory]
    [InlineData("help", typeof(Command.Help))]
    [InlineData("  Help! ", typeof(Command.Help))]
    [InlineData("/help", typeof(Command.Help))]
    [InlineData("JOIN", typeof(Command.Join))]
    [InlineData("stop", typeof(Command.Leave))]
    [InlineData("my handovers", typeof(Command.Handovers))]
    [InlineData("When is my next question?", typeof(Command.NextQuestion))]
    [InlineData("I’m back", typeof(Command.Resume))]
    [InlineData("pause", typeof(Command.Pause))]
    [InlineData("team", typeof(Command.Team))]
    [InlineData("What do you hold about me, and who saw it?", typeof(Command.Held))]
    [InlineData("export", typeof(Command.Export))]
    [InlineData("delete my data", typeof(Command.Erase))]
    [InlineData("setings", typeof(Command.Settings))]
    [InlineData("hlep", typeof(Command.Help))]
    [InlineData("histroy", typeof(Command.History))]
    [InlineData("delet my dta", typeof(Command.Erase))]
    [InlineData("exprot", typeof(Command.Export))]
    [InlineData("sotp", typeof(Command.Leave))]
    [InlineData("my hsitory", typeof(Command.History))]
    [InlineData("unsuscribe", typeof(Command.Leave))]
    [InlineData("preferances", typeof(Command.Settings))]
    [InlineData("downlaod my data", typeof(Command.Export))]
    [InlineData("erase my dat", typeof(Command.Erase))]
    [InlineData("forget me", typeof(Command.Erase))]
    [InlineData("who saw my data?", typeof(Command.Held))]
    [InlineData("my taem", typeof(Command.Team))]
    [InlineData("My Teams", typeof(Command.Team))]
    [InlineData("please show me my weeks", typeof(Command.History))]
    [InlineData("my last 12 weeks", typeof(Command.History))]
    [InlineData("can you stop please", typeof(Command.Leave))]
    [InlineData("opt out", typeof(Command.Leave))]
    [InlineData("Remove my data, please.", typeof(Command.Erase))]
    [InlineData("wipe my dtaa", typeof(Command.Erase))]
    [InlineData("delete all my data now", typeof(Command.Erase))]
    [InlineData("send me my data", typeof(Command.Export))]
    [InlineData("who can see my answers?", typeof(Command.Held))]
    [InlineData("what do you have on me", typeof(Command.Held))]
    [InlineData("chnage my day", typeof(Command.Settings))]
    [InlineData("turn off reminders", typeof(Command.Settings))]
    [InlineData("my commitmnets", typeof(Command.Handovers))]
    [InlineData("open handovers", typeof(Command.Handovers))]
    [InlineData("skip the next question", typeof(Command.Skip))]
    [InlineData("take a break", typeof(Command.Pause))]
    [InlineData("carry on", typeof(Command.Resume))]
    [InlineData("sign up", typeof(Command.Join))]
    [InlineData("what can I do?", typeof(Command.Help))]
    [InlineData("create a team", typeof(Command.Team))]
    [InlineData("figures", typeof(Command.Team))]
    public void A_few_plain_words_are_a_command(string text, Type command) => Command.TryParse(text, Today).ShouldBeOfType(command);

    [Theory]
    [InlineData("how do I stop being the gate for every decision")]
    [InlineData("pause the migration or push through?")] // No day in it: a question.
    [InlineData("we skip a level in our reviews")]
    [InlineData("help me delegate")]
    [InlineData("lead")] // Two letters from "leave": not near enough.
    [InlineData("trust")]
    [InlineData("my team does not decide anything")]
    [InlineData("")]
    [InlineData("I want to leave")] // The company, perhaps.
    [InlineData("quiet")] // One letter from "quit", and said of a week.
    [InlineData("stp")] // One letter from "stop" and one from "step".
    [InlineData("please please please please please please please please please please please please help")] // Longer than anybody says a command.
    [InlineData("show me how to hand over the budget")]
    [InlineData("please help me say no")]
    [InlineData("away from the keyboard and still in every thread")]
    public void A_sentence_is_none(string text) => Command.TryParse(text, Today).ShouldBeNull();

    [Fact]
    public void Nothing_longer_than_eighty_characters_is_a_command()
    {
        Command.TryParse("help".PadRight(80), Today).ShouldBe(new Command.Help());
        Command.TryParse("help".PadRight(81), Today).ShouldBeNull();
    }

    [Theory]
    [InlineData("skip", false)]
    [InlineData("not this week", true)]
    public void A_skip_may_mean_this_week_alone(string text, bool thisWeek) => Command.TryParse(text, Today).ShouldBe(new Command.Skip(thisWeek));

    [Theory]
    [InlineData("next", typeof(Command.NextQuestion))]
    [InlineData("remember", typeof(Command.Remember))]
    [InlineData("rememebr", typeof(Command.Remember))]
    [InlineData("please stop now, thanks", typeof(Command.Leave))] // However polite.
    [InlineData("show my weeks thank you", typeof(Command.History))]
    [InlineData("ship", null)] // A word of its own, one letter from another's.
    [InlineData("slip", null)]
    [InlineData("please", null)]
    [InlineData("stop x", null)]
    [InlineData("pause for x", typeof(Command.Pause))]
    [InlineData("pause x", null)]
    [InlineData("pauses", null)]
    [InlineData("puase the migration", null)] // Only what looks like a day makes the slip a pause.
    public void What_stands_around_a_command_decides_whether_it_is_one(string text, Type? command) => (Command.TryParse(text, Today)?.GetType()).ShouldBe(command);

    [Theory]
    [InlineData("pause until 7 January", "2027-01-07")] // No year: the next one.
    [InlineData("pause until January 7th", "2027-01-07")]
    [InlineData("pause till 2026-12-24", "2026-12-24")]
    [InlineData("puase until 7 Janaury", "2027-01-07")]
    [InlineData("pause for two weeks", "2026-12-06")]
    [InlineData("pause for a week", "2026-11-29")]
    [InlineData("on holiday next week", "2026-11-30")] // Away during that week.
    [InlineData("pause until next week", "2026-11-23")] // Back at its beginning.
    [InlineData("away this week", "2026-11-23")]
    [InlineData("on leave until monday", "2026-11-23")]
    [InlineData("break until 1.12.", "2026-12-01")]
    [InlineData("pause until January", "2027-01-01")]
    [InlineData("pause me until the end of January", "2027-02-01")] // That day is the first without a pause.
    [InlineData("pause until the end of the year", "2027-01-01")]
    [InlineData("pause until the end of the month", "2026-12-01")]
    [InlineData("snooze for a fortnight", "2026-12-06")]
    [InlineData("could you pause until new year", "2027-01-01")]
    [InlineData("stop asking until 7 January", "2027-01-07")]
    [InlineData("i'm on vacation until 4 Jan", "2027-01-04")]
    [InlineData("i’m on vacation until 4 Jan", "2027-01-04")] // As phones write it.
    [InlineData("I'll be away until 4 Jan", "2027-01-04")]
    [InlineData("I will be on leave next week", "2026-11-30")]
    [InlineData("OOO till 2026-12-24", "2026-12-24")]
    [InlineData("pause until 29 February", null)] // Not next year.
    [InlineData("pause until yesterday", null)]
    [InlineData("pause until 22 November 2026", null)] // Today is not after today.
    [InlineData("pause until 99999999999999", null)]
    public void A_pause_says_until_when(string text, string? until) =>
        Command.TryParse(text, Today).ShouldBe(new Command.Pause(until is null ? null : When.Iso(until)));

    [Theory]
    [InlineData("tomorrow", "2026-11-23")]
    [InlineData("next week", "2026-11-23")]
    [InlineData("next month", "2026-12-22")]
    [InlineData("10 days", "2026-12-02")]
    [InlineData("sunday", "2026-11-29")] // Not today.
    [InlineData("the 3rd of march 2027", "2027-03-03")]
    [InlineData("31 november", null)]
    [InlineData("november", "2027-11-01")] // This one has begun.
    [InlineData("end of november", "2026-12-01")]
    [InlineData("week of the pear", null)]
    [InlineData("", null)]
    public void Days_are_read_as_people_write_them(string text, string? date) => When.Read(text, Today).ShouldBe(When.Iso(date));

    [Theory]
    [InlineData("hour", "6:59", "I ask between 07:00 and 19:59 only.")]
    [InlineData("hour", "20:00", "I ask between 07:00 and 19:59 only.")]
    [InlineData("hour", "25:00", "Write the hour as 14:00.")]
    [InlineData("hour", "soon", "Write the hour as 14:00.")]
    [InlineData("zone", "Oslo", "I don't know that time zone. Write it as Europe/Oslo or America/New_York.")]
    [InlineData("day", "noday", "Pick a day of the week.")]
    [InlineData("day", "0", "Pick a day of the week.")] // What stands for none.
    [InlineData("day", "9", "Pick a day of the week.")]
    [InlineData("every", "3", "Pick how often.")]
    public void A_setting_that_cannot_be_gets_a_sentence_at_its_field(string field, string value, string sentence)
    {
        var (input, refused) = SettingsInput.Read(new Dictionary<string, string> { [field] = value }, Now);

        input.ShouldBeNull();
        refused.ShouldHaveSingleItem().ShouldBe(new(field, sentence));
    }

    [Theory]
    [InlineData("9", 9, 0)]
    [InlineData("9.30", 9, 30)]
    [InlineData("19:59", 19, 59)]
    public void An_hour_may_be_written_in_short(string text, int hour, int minute) =>
        SettingsInput.Read(new Dictionary<string, string> { ["hour"] = text, ["zone"] = "america/new york" }, Now).Input
            .ShouldBe(Now with { At = new LocalTime(hour, minute), Zone = DateTimeZoneProviders.Tzdb["America/New_York"] });

    private static SettingsInput Now => new(IsoDayOfWeek.Thursday, new LocalTime(14, 0), DateTimeZone.Utc, 1, Reminders: true, Rotating: true);
}
