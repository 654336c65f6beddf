using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>Every word about joining, pausing, settings and leaving.</summary>
public static class PeopleCards
{
    /// <summary>The first thing a person reads.</summary>
    /// <param name="weeks">How long taps are kept.</param>
    public static Card Welcome(int weeks) => new("Hello from LeadershipBot.",
    [
        new Paragraph("One question a week, about twenty seconds.", Tone.Title),
        new Paragraph("I'm LeadershipBot, a program with a fixed set of texts. I ask whether you handed over ownership or stayed in the details. One tap answers, and one thought comes back, from a short essay on moving from expert to executive."),
        new Paragraph($"Only you see your answers. Taps are kept for {weeks} weeks; what you type is not.", Tone.Quiet),
        new Choices(new Choice("Join", "join", "", ""), new Choice("Just ask me something", "ask", "", "")),
        LeadingATeam(manages: false),
        new Paragraph("Or write what is on your mind; that works without joining.", Tone.Quiet),
    ]);

    /// <summary>The way to the team that one looks after, or to setting one up.</summary>
    public static Choices LeadingATeam(bool manages) => new([new Choice(manages ? "My team" : "I lead a team", "team", "", "start")], Weight.Quiet);

    /// <summary>After Join.</summary>
    public static Card Joined(Rhythm rhythm, LocalDate first, LocalDate today) => Card.Of(
        new Paragraph([new Span("You're in. First question: "), new Span($"{Dates.WithDay(first, today)}, {Dates.Hour(rhythm.Cadence.At)}", Look.Strong), new Span($" ({rhythm.Zone.Id}).")]),
        new Choices(Settings("Change day, hour or zone")),
        new Paragraph("\"pause until 7 January\", \"skip\", \"my handovers\" and \"leave\" work at any time.", Tone.Quiet));

    /// <summary>For Join from somebody who has joined.</summary>
    public static Card AlreadyIn(Rhythm rhythm, LocalDate? next, LocalDate today) => Card.Of(
        new Paragraph($"You're in already. {NextLine(rhythm, next, today)}"),
        new Choices([Settings("Change it")], Weight.Quiet));

    /// <summary>When is the next question?</summary>
    public static Card Next(Rhythm rhythm, LocalDate? next, LocalDate today) => Card.Of(
        new Paragraph(NextLine(rhythm, next, today)),
        new Choices([Settings("Change it")], Weight.Quiet));

    /// <summary>For anything that needs joining first.</summary>
    public static Card NotJoined() => Card.Of(
        new Paragraph("You haven't joined the weekly question, so there is nothing to change."),
        new Choices(new Choice("Join", "join", "", "")));

    /// <summary>After <em>Just ask me something</em>.</summary>
    public static Card Ask() => Card.Of(
        new Paragraph("Write it the way you would say it to a colleague over coffee: \"my directors wait for me before they decide anything\"."));

    /// <summary>The settings.</summary>
    /// <param name="keep">How many weeks answers are kept: 12, 0, or null for the usual time.</param>
    public static Form SettingsForm(Rhythm rhythm, bool reminders, bool rotating, long? keep = null) => new(
        "When shall I ask?",
        "Save",
        new ActionId("settings", "", "save"),
        [
            new ChoiceField("day", "Day", "On Mondays and Tuesdays I ask about last week.", Optional: false,
                [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None).Select(day => new Option(Id(day), day.ToString()))], Id(rhythm.Cadence.Day)),
            new TextField("hour", "Hour", "Your local time, from 07:00 to 19:59.", Optional: false, 5, Dates.Hour(rhythm.Cadence.At)),
            new TextField("zone", "Time zone", "As Europe/Oslo or America/New_York.", Optional: false, 60, rhythm.Zone.Id),
            new ChoiceField("every", "How often", null, Optional: false,
                [new("1", "Every week"), new("2", "Every other week"), new("4", "Once in four weeks")], rhythm.Cadence.EveryWeeks.ToString()),
            new ChoiceField("reminders", "A reminder a day later, when a question is still open", null, Optional: false,
                [new("yes", "Yes"), new("no", "No")], reminders ? "yes" : "no"),
            new ChoiceField("rotating", "Now and then another question", "At most every third week; only you see the answer.", Optional: false,
                [new("yes", "Yes"), new("no", "No")], rotating ? "yes" : "no"),
            new ChoiceField("keep", "How long to keep my answers", "What is not kept counts in no sum either.", Optional: false,
                [new("usual", "As long as usual"), new("12", "12 weeks"), new("0", "Not once the week has closed, and in no sum")], keep?.ToString() ?? "usual"),
        ],
        []);

    /// <summary>After the settings were saved.</summary>
    public static Card Saved(Rhythm rhythm, LocalDate? next, LocalDate today) => Card.Say($"Saved. {NextLine(rhythm, next, today)}");

    /// <summary>The form that asks until when to pause.</summary>
    /// <param name="week">The check-in at a season's end it came from, or null.</param>
    public static Form PauseForm(Week? week, LocalDate today) => new(
        "Pause",
        "Pause",
        new ActionId("pause", week?.ToString() ?? "", "save"),
        [new DateField("until", "Ask me again from", null, Optional: false, today.PlusDays(1), today.PlusWeeks(2))],
        []);

    /// <summary>Longer than this is leaving.</summary>
    public const int LongestPauseYears = 2;

    /// <summary>The sentence at the date when it is not one.</summary>
    public const string PauseDate = "Pick a day after today, within two years.";

    /// <summary>After pausing.</summary>
    public static Card Paused(LocalDate until, LocalDate? next, LocalDate today) => Card.Of(
        new Paragraph(next is { } day
            ? $"Paused until {Dates.WithDay(until, today)}. Next question: {Dates.WithDay(day, today)}."
            : $"Paused until {Dates.WithDay(until, today)}."),
        new Choices([new Choice("End the pause", "resume", "", "")], Weight.Quiet));

    /// <summary>After a pause was ended.</summary>
    public static Card Resumed(Rhythm rhythm, LocalDate? next, LocalDate today) => Card.Say($"I'm back on. {NextLine(rhythm, next, today)}");

    /// <summary>For resume when nothing was paused.</summary>
    public static Card NotPaused(Rhythm rhythm, LocalDate? next, LocalDate today) => Card.Say($"Nothing is paused. {NextLine(rhythm, next, today)}");

    /// <summary>After the next question was left out.</summary>
    public static Card SkippedNext(LocalDate? next, LocalDate today) =>
        Card.Say(next is { } day ? $"Skipped. See you on {Dates.WithDay(day, today)}." : "Skipped.");

    /// <summary>For skip during a pause.</summary>
    public static Card AlreadyPaused(Rhythm rhythm, LocalDate? next, LocalDate today) => Card.Of(
        new Paragraph(next is { } day
            ? $"Nothing to skip: you're paused until {Dates.WithDay(rhythm.PausedUntil!.Value, today)}. Next question: {Dates.WithDay(day, today)}."
            : "Nothing to skip: you're paused."),
        new Choices([new Choice("End the pause", "resume", "", "")], Weight.Quiet));

    /// <summary>For "skip this week" when this week has no question left.</summary>
    public static Card NothingToSkip(LocalDate? next, LocalDate today) => Card.Say(next is { } day
        ? $"This week has no question left; nothing was changed. The next is on {Dates.WithDay(day, today)}."
        : "This week has no question left; nothing was changed.");

    /// <summary>For a pause that would outlast anybody's plans.</summary>
    public static Card PauseTooLong() => Card.Say($"{PauseDate} Or say \"leave\", and join again when you like.");

    /// <summary>After leaving.</summary>
    /// <param name="weeks">How long taps are kept.</param>
    public static Card Left(int weeks) => Card.Of(
        new Paragraph("You're out. I won't write again unless you do."),
        new Paragraph($"What I hold of you goes when its time is over: taps after {weeks} weeks, handovers, all closed now, after 90 days.", Tone.Quiet),
        new Choices([new Choice("Join again", "join", "", "")], Weight.Quiet));

    /// <summary>Everything a person can say, on one screen.</summary>
    /// <param name="manages">Whether the person looks after a team.</param>
    public static Card Help(bool manages = false) => Card.Of(
        new Paragraph("What I do", Tone.Title),
        new Paragraph("Once a week I ask one question. In between, write what is on your mind and I look for the thought that fits."),
        new Facts(
        [
            .. manages
                ? [new Fact("team", "yours: how many were invited, figures, pause, holidays, people, handing over")]
                : new Fact[] { new("team", "offer the question to people you lead") },
            new("join · leave", "the weekly question, on or off"),
            new("settings", "day, hour, time zone, how often, what is kept"),
            new("skip", "leave out this week, or the next"),
            new("pause until 7 January", "and resume, whenever you like"),
            new("my handovers", "what you handed over, and to whom"),
            new("my weeks", "your last twelve, as a chart"),
            new("next", "when I ask again"),
            new("what do you hold about me", "and who saw it; also export, erase"),
        ]),
        new Paragraph(manages
            ? "I'm a program with a fixed set of texts. You cannot see anybody's answers, and nobody sees yours."
            : "I'm a program with a fixed set of texts. Your manager cannot see your answers.", Tone.Quiet));

    /// <summary>The last twelve weeks.</summary>
    public static Card History(IReadOnlyList<Bar> bars) => bars.Count == 0
        ? Card.Say("No weeks yet. The first shows up here once it was asked.")
        : Card.Of(
            new Chart(bars.Count == 1 ? "Your last week" : $"Your last {Dates.Number(bars.Count)} weeks", [.. Answers.All.Select(answer => answer.Label())], bars) { Legend = [.. Answers.All.Select(Answers.Brief)] },
            new Paragraph("Only you can open this. Nobody is entitled to ask you for it.", Tone.Quiet));

    /// <summary>For guests and people of other organisations.</summary>
    public static Card Guest() => Card.Say("I'm here for the people who work here, and as a guest you're not on my list. Nothing was kept.");

    /// <summary>For Join from somebody of whom the chat does not say just now who they are.</summary>
    public static Card NotSure() => Card.Of(
        new Paragraph("I can't see just now whether you work here, so nothing has changed yet. In a minute it should work:"),
        new Choices(new Choice("Join", "join", "", "")));

    /// <summary>A button of an older version, or none of ours.</summary>
    public static Card Unknown() => Card.Say("I don't know that button any more. \"help\" shows what I do.");

    /// <summary>The line that says when the next question comes.</summary>
    public static string NextLine(Rhythm rhythm, LocalDate? next, LocalDate today) => next is { } day
        ? $"Next question: {Dates.WithDay(day, today)}, {Dates.Hour(rhythm.Cadence.At)} ({rhythm.Zone.Id}), {Every(rhythm.Cadence.EveryWeeks)}."
        : rhythm.PausedUntil is null ? "Your team rests just now; I ask when it goes on." : "I'm paused until you say \"resume\".";

    private static string Every(int weeks) => weeks switch
    {
        1 => "every week",
        2 => "every other week",
        _ => $"every {Dates.Number(weeks)} weeks",
    };

    private static string Id(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();

    /// <summary>The button that opens the settings.</summary>
    public static Choice ChangeSettings() => Settings("Change the settings");

    /// <summary>The button that opens the form for a pause.</summary>
    /// <param name="week">The check-in at a season's end it came from, or empty.</param>
    public static Choice PickADay(string week) => new("Pick a day", "break", week, "");

    private static Choice Settings(string label) => new(label, "settings", "", "");
}
