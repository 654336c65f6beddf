using LeadershipBot.Cards;
using LeadershipBot.Guidance;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>The card of a check-in, from the question to the folded line. It edits itself; it never multiplies.</summary>
public static class CheckInCards
{
    /// <summary>What a lock screen may show.</summary>
    public const string Toast = "Your weekly question is here.";

    /// <summary>The card as it reads now.</summary>
    public static Card Of(CheckInView view) => new(Toast, view.CheckIn switch
    {
        { Second: { Kind: SecondKind.GoOn, Value: "stop" } } => [new Paragraph(SecondParts.Stopped)],
        { State: CheckInState.Closed or CheckInState.NotAsked } => [new Paragraph(Folded(view.CheckIn), Tone.Quiet)],
        { IsSkipped: true } => [.. SecondParts.Beside(view), .. Skipped(view)],
        { Answer: null } => [.. SecondParts.Beside(view), .. Question(view.CheckIn)],
        { IsReadyForThought: false } => SecondParts.After(view),
        _ => [.. SecondParts.Beside(view), .. Thanks(view)],
    });

    /// <summary>The line a card folds to once its week has closed. No answer stands in the scrollback.</summary>
    public static string Folded(CheckIn checkIn) => checkIn switch
    {
        { State: CheckInState.NotAsked } => $"Week {checkIn.Week.Number}: not asked.",
        { Answer: not null } or { IsNotKept: true } => $"Week {checkIn.Week.Number}: answered.",
        { IsSkipped: true } => $"Week {checkIn.Week.Number}: skipped.",
        _ => $"Week {checkIn.Week.Number}: not answered.",
    };

    /// <summary>What is left of the question where the conversation went on in another message.</summary>
    public static Card Moved(Week week) => new(Toast, [new Paragraph($"Week {week.Number}: it goes on further down.", Tone.Quiet)]);

    /// <summary>The one reminder.</summary>
    public static Card Reminder(Week week, LocalDate closesOn) => new("Your weekly question is still open.",
    [
        new Paragraph($"Open until {closesOn.DayOfWeek}. Skipping is fine too.", Tone.Quiet),
        new Choices([new Choice("Skip this week", "skip", week.ToString(), "")], Weight.Quiet),
    ]);

    /// <summary>A sentence was read as an answer. Nothing is stored before the tap.</summary>
    /// <param name="themes">What it would lead to if it was a question, parted by commas; empty when nowhere.</param>
    public static Card Reading(Week week, Answer answer, string themes) => Card.Of(
        new Paragraph([new Span("I read that as "), new Span(Noted.Words(answer), Look.Strong), new Span(".")]),
        new Choices([new Choice("Yes", "answer", week.ToString(), answer.Id()), .. Answers.All.Where(other => other != answer).Select(other => AnswerChoice(week, other))]),
        themes.Length == 0 ? null : new Choices([WasAQuestion(week, themes)], Weight.Quiet),
        new Paragraph("I keep the tap, not the sentence.", Tone.Quiet));

    /// <summary>A sentence that may be an answer, but not which.</summary>
    public static Card Unclear(Week week, string themes) => Card.Of(
        new Paragraph("I can't tell which that is. Which comes closest?"),
        new Choices([.. Answers.All.Select(answer => AnswerChoice(week, answer))]),
        new Choices([WasAQuestion(week, themes)], Weight.Quiet),
        new Paragraph("I keep the tap, not the sentence.", Tone.Quiet));

    /// <summary>A sentence that may be an answer or a question. Nothing is stored before the tap.</summary>
    public static Card AnswerOrQuestion(Week week, Answer answer, string themes) => Card.Of(
        new Paragraph("I can take that two ways. Which is it?"),
        new Choices(
            new Choice("My answer", "reading", week.ToString(), answer.Id()),
            new Choice("A question", "question", week.ToString(), themes)));

    /// <summary>An answer that came after the week had closed.</summary>
    public static Card Closed(Week week) => Card.Of(
        new Paragraph("That week is closed; nothing was changed."),
        new Paragraph($"It was week {week.Number}.", Tone.Quiet));

    /// <summary>An answer to a question this person was never asked.</summary>
    public static Card Foreign() => Card.Say("That isn't a question I asked you, so nothing was changed.");

    /// <summary>The button of an answer.</summary>
    public static Choice AnswerChoice(Week week, Answer answer) => new(answer.Label(), "answer", week.ToString(), answer.Id());

    private static Choice WasAQuestion(Week week, string themes) => new("It was a question", "question", week.ToString(), themes);

    private static IEnumerable<Part> Question(CheckIn checkIn) =>
    [
        new Paragraph(Openings.For(checkIn.Number)),
        new Paragraph($"{(checkIn.OfLastWeek ? "Last" : "This")} week: did you hand over ownership, or stay in the details?", Tone.Title),
        new Choices([.. Answers.All.Select(answer => AnswerChoice(checkIn.Week, answer))]),
        new Choices([new Choice("Skip this week", "answer", checkIn.Week.ToString(), Answers.Skip)], Weight.Quiet),
        new Paragraph("Or write a sentence. Only you see your answer.", Tone.Quiet),
    ];

    private static IEnumerable<Part> Skipped(CheckInView view) =>
    [
        new Paragraph(view.NextOn is { } next ? $"Skipped. See you on {Dates.WithDay(next, view.Today)}." : "Skipped."),
        ChangeMind(view.CheckIn, "I'd rather answer"),
    ];

    private static IEnumerable<Part> Thanks(CheckInView view) =>
    [
        new Paragraph(Noted.Of(view.CheckIn)),
        .. ThoughtParts.OfCheckIn(view),
        .. SecondParts.Season(view),
        ChangeMind(view.CheckIn, "Change my answer"),
    ];

    private static Fold ChangeMind(CheckIn checkIn, string label) => new(label,
    [
        new Choices([.. Answers.All.Where(answer => answer != checkIn.Answer).Select(answer => AnswerChoice(checkIn.Week, answer))]),
        new Paragraph("Open until the week closes.", Tone.Quiet),
    ]);
}
