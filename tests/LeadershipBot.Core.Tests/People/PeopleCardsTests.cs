using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.People;
using NodaTime;

namespace LeadershipBot.Tests.People;

public class PeopleCardsTests
{
    private static readonly LocalDate Monday = new(2026, 11, 23);
    private static readonly LocalDate Thursday = new(2026, 11, 26);

    private static readonly Rhythm Weekly = new(
        new Cadence(IsoDayOfWeek.Thursday, new LocalTime(14, 0), 1, Week.Parse("2026-W48")), DateTimeZoneProviders.Tzdb["Europe/Oslo"], Week.Parse("2026-W47"), PausedUntil: null);

    [Fact]
    public void Joining_and_leaving_read_as_kept() => Kept.As(
        "people-joining",
        ("welcome", Drawing.Of(PeopleCards.Welcome(26))),
        ("joined", Drawing.Of(PeopleCards.Joined(Weekly, Thursday, Monday))),
        ("already in", Drawing.Of(PeopleCards.AlreadyIn(Weekly, Thursday, Monday))),
        ("not joined", Drawing.Of(PeopleCards.NotJoined())),
        ("ask", Drawing.Of(PeopleCards.Ask())),
        ("left", Drawing.Of(PeopleCards.Left(26))),
        ("a guest", Drawing.Of(PeopleCards.Guest())),
        ("not sure", Drawing.Of(PeopleCards.NotSure())),
        ("unknown", Drawing.Of(PeopleCards.Unknown())),
        ("help", Drawing.Of(PeopleCards.Help())),
        ("help for a manager", Drawing.Of(PeopleCards.Help(manages: true))),
        ("the way to a team", Drawing.Of(PeopleCards.LeadingATeam(manages: false), PeopleCards.LeadingATeam(manages: true))));

    [Fact]
    public void Settings_read_as_kept() => Kept.As(
        "people-settings",
        ("as they are at first", Drawing.Of(PeopleCards.SettingsForm(Weekly, reminders: true, rotating: true))),
        ("all of it changed", Drawing.Of(PeopleCards.SettingsForm(
            Weekly with { Cadence = new Cadence(IsoDayOfWeek.Monday, new LocalTime(7, 5), 4, Week.Parse("2026-W48")) }, reminders: false, rotating: false, keep: 12))),
        ("nothing is kept", Drawing.Of(PeopleCards.SettingsForm(Weekly, reminders: true, rotating: true, keep: 0)).Split('\n')[^1]),
        ("saved", Drawing.Of(PeopleCards.Saved(Weekly, Thursday, Monday))),
        ("the button", Drawing.Of(new Choices(PeopleCards.ChangeSettings()))));

    [Fact]
    public void Pausing_and_skipping_read_as_kept() => Kept.As(
        "people-pausing",
        ("the form", Drawing.Of(PeopleCards.PauseForm(week: null, Monday))),
        ("the form at a season's end", Drawing.Of(PeopleCards.PauseForm(Week.Parse("2026-W48"), Monday)).Split('\n')[0]),
        ("the button", Drawing.Of(new Choices(PeopleCards.PickADay("2026-W48")))),
        ("paused", Drawing.Of(PeopleCards.Paused(new(2027, 1, 7), new(2027, 1, 7), Monday))),
        ("paused, and the team rests", Drawing.Of(PeopleCards.Paused(new(2027, 1, 7), next: null, Monday))),
        ("too long", Drawing.Of(PeopleCards.PauseTooLong())),
        ("resumed", Drawing.Of(PeopleCards.Resumed(Weekly, Thursday, Monday))),
        ("not paused", Drawing.Of(PeopleCards.NotPaused(Weekly, Thursday, Monday))),
        ("skipped", Drawing.Of(PeopleCards.SkippedNext(new(2026, 12, 3), Monday))),
        ("skipped, with none ahead", Drawing.Of(PeopleCards.SkippedNext(next: null, Monday))),
        ("skip during a pause", Drawing.Of(PeopleCards.AlreadyPaused(Weekly.Pause(new(2027, 1, 7)), new(2027, 1, 7), Monday))),
        ("skip during a pause without an end", Drawing.Of(PeopleCards.AlreadyPaused(Weekly.Pause(Rhythm.Indefinitely), next: null, Monday))),
        ("nothing to skip", Drawing.Of(PeopleCards.NothingToSkip(new(2026, 12, 3), Monday))),
        ("nothing to skip, and none ahead", Drawing.Of(PeopleCards.NothingToSkip(next: null, Monday))));

    [Fact]
    public void The_last_weeks_read_as_kept() => Kept.As(
        "people-weeks",
        ("none", Drawing.Of(PeopleCards.History([]))),
        ("one", Drawing.Of(PeopleCards.History([new("W47", [1, 0, 0, 0], null)]))),
        ("two", Drawing.Of(PeopleCards.History([new("W46", [0, 0, 0, 0], "skipped"), new("W47", [1, 0, 0, 0], null)]))));

    [Theory]
    [InlineData(1, "every week")]
    [InlineData(2, "every other week")]
    [InlineData(4, "every four weeks")]
    public void The_next_question_is_told_with_its_beat(int every, string beat)
    {
        var rhythm = Weekly with { Cadence = Weekly.Cadence with { EveryWeeks = every } };

        PlainText.Render(PeopleCards.Next(rhythm, Thursday, Monday)).ShouldBe($"Next question: Thursday, 26 November, 14:00 (Europe/Oslo), {beat}.\n[Change it]");
    }

    [Fact]
    public void Where_no_question_is_ahead_it_says_why()
    {
        PeopleCards.NextLine(Weekly, next: null, Monday).ShouldBe("Your team rests just now; I ask when it goes on.");
        PeopleCards.NextLine(Weekly.Pause(Rhythm.Indefinitely), next: null, Monday).ShouldBe("I'm paused until you say \"resume\".");
    }
}
