using LeadershipBot.Cards;
using LeadershipBot.Handovers;

namespace LeadershipBot.CheckIns;

/// <summary>The one other question on a check-in's card.</summary>
internal static class SecondParts
{
    /// <summary>After <em>Stop</em>.</summary>
    public const string Stopped = "Stopped. Nothing more comes from me unless you write.";

    /// <summary>What stands above the weekly question: with its buttons, or with what was said to it.</summary>
    public static IReadOnlyList<Part> Beside(CheckInView view)
    {
        var second = view.CheckIn.Second;

        return second.Kind switch
        {
            SecondKind.GoOn => [.. GoOn(view), new Divider()],
            SecondKind.Commitment when view.Commitment is not null => [.. Commitment(view), new Divider()],
            SecondKind.Handover when view.Handover is not null => [.. Handover(view), new Divider()],
            _ => [],
        };
    }

    /// <summary>The card between the answer and the thought.</summary>
    public static IReadOnlyList<Part> After(CheckInView view)
    {
        var checkIn = view.CheckIn;
        var noted = $"Noted: {Noted.Words(checkIn.Answer!.Value)}.";

        return checkIn.Second.Kind switch
        {
            SecondKind.Reason => [new Paragraph(Which(checkIn.Answer.Value)), Reasons(checkIn), Leave(checkIn, "Just the thought")],
            SecondKind.Remember => [new Paragraph($"{noted} Shall I remember it?"), new Choices(
                new Choice("Remember it", "remember", checkIn.Week.ToString(), ""),
                new Choice("No need", "second", checkIn.Week.ToString(), SecondQuestion.Skipped))],
            SecondKind.Return => Rotating(checkIn, $"{noted} And since you were away:", canSwitchOff: false),
            SecondKind.Rotating => Rotating(checkIn, $"{noted} One more, then not again this month.", canSwitchOff: true),
            _ => throw new ArgumentOutOfRangeException(nameof(view), checkIn.Second.Kind, "Nothing comes after."),
        };
    }

    /// <summary>The look back and how to go on, beneath the thought.</summary>
    public static IReadOnlyList<Part> Season(CheckInView view)
    {
        var (checkIn, second) = (view.CheckIn, view.CheckIn.Second);

        if (second.Kind is not SecondKind.Season || view.LookBack is not { } back)
        {
            return [];
        }

        return second.Value switch
        {
            null =>
            [
                new Divider(),
                LookBackLine(back),
                new Paragraph("How shall I go on?", Tone.Title),
                new Choices(
                    Second(checkIn, "Every week", "weekly"),
                    Second(checkIn, "Every other week", "fortnightly"),
                    new Choice("Break until a date", "break", checkIn.Week.ToString(), ""),
                    Second(checkIn, "Stop here", "stop")),
            ],
            "weekly" => Went("Every week, then.", view),
            "fortnightly" => Went("Every other week, then.", view),
            "break" => Went("A break, then.", view),
            "stop" => [new Divider(), new Paragraph(Stopped)],
            _ => [],
        };
    }

    private static IReadOnlyList<Part> Went(string words, CheckInView view) =>
        [new Divider(), new Paragraph(view.NextOn is { } next ? $"{words} Next question: {Dates.WithDay(next, view.Today)}." : words)];

    private static Paragraph LookBackLine(LookBack back)
    {
        var counts = Answers.All
            .Select(answer => (Count: back.Counts.GetValueOrDefault(answer), Words: answer is Answer.Details ? "in the details" : answer is Answer.Purpose ? "on purpose" : Noted.Words(answer)))
            .Append((Count: back.NotAnswered, Words: "not answered"))
            .Where(pair => pair.Count > 0)
            .Select(pair => $"{pair.Count} {pair.Words}");
        var line = new List<Span> { $"{Dates.NumberFirst(back.Weeks)} weeks: {string.Join(", ", counts)}." };

        if (back.TakenBack.Count > 0)
        {
            line.Add(back.TakenBack.Count == 1 ? " One handover came back to you: " : $" {Dates.NumberFirst(back.TakenBack.Count)} handovers came back to you: ");
            line.AddRange(back.TakenBack.SelectMany((what, index) => new Span[] { index == 0 ? "" : ", ", new(what, Look.Quoted) }));
            line.Add(".");
        }

        return new Paragraph(line);
    }

    private static IReadOnlyList<Part> GoOn(CheckInView view) => view.CheckIn.Second.Value switch
    {
        null =>
        [
            new Paragraph($"{Dates.NumberFirst(SecondQuestion.Patience)} weeks without an answer, which is an answer too. If you do nothing, I pause after this one. Nobody is told."),
            new Choices(Second(view.CheckIn, "Keep asking", "keep"), Second(view.CheckIn, "Monthly", "monthly"), Second(view.CheckIn, "Stop", "stop")),
        ],
        "monthly" => [new Paragraph("Once a month, then.")],
        _ => [new Paragraph("Then I keep asking.")],
    };

    private static IReadOnlyList<Part> Commitment(CheckInView view)
    {
        var checkIn = view.CheckIn;
        var again = new Choices([new Choice("Keep it for another round", "again", checkIn.Week.ToString(), checkIn.Second.Subject)], Weight.Quiet);

        return checkIn.Second.Value switch
        {
            null =>
            [
                new Paragraph([new Span("From last time: "), new Span($"if {view.Commitment!.If}, then I will {view.Commitment.Then}.", Look.Emphasis), new Span(" Did the moment come?")]),
                new Choices(Second(checkIn, "I did it", "did"), Second(checkIn, "It never came", "never"), Second(checkIn, "It came, I let it pass", "passed")),
            ],
            "did" => [new Paragraph("Noted: you did it. It is off my list.")],
            "never" => [new Paragraph("Then it is off my list."), again],
            "passed" => [new Paragraph("Noted, and off my list."), again],
            "again" => [new Paragraph("I'll bring it once more.")],
            _ => [],
        };
    }

    private static IReadOnlyList<Part> Handover(CheckInView view)
    {
        var (checkIn, handover) = (view.CheckIn, view.Handover!);

        return checkIn.Second.Value switch
        {
            null =>
            [
                new Paragraph([
                    new Span($"Handed over on {Dates.Plain(handover.Since, view.Today)}: "), new Span(handover.What, Look.Quoted),
                    .. handover.Who.Length == 0 ? [] : new Span[] { " · ", new(handover.Who, Look.Quoted) },
                    new Span(" · "), new Span(handover.Level.ToldToLeader(), Look.Emphasis)]),
                new Choices([.. FollowUp.All.Select(option => Second(checkIn, option.Label, option.Value))]),
            ],
            FollowUp.Theirs => [new Paragraph("Noted: still theirs. I'll look again in four weeks.")],
            FollowUp.TookBack => [new Paragraph("Taking it back can be right. The useful part is what had not been said on day one: money, date, or who may say no. I've closed it; give it away again whenever you like.")],
            FollowUp.Finished => [new Paragraph("Noted: finished, and closed.")],
            FollowUp.DoNotAsk => [new Paragraph("I won't ask about it again. It stays in your handovers.")],
            _ => [],
        };
    }

    private static string Which(Answer answer) => answer switch
    {
        Answer.Both => "Noted: some of both. What did you keep?",
        Answer.Details => "Noted: stayed in the details. What pulled you in?",
        Answer.Purpose => "Noted: on purpose. Good to know which kind.",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "No reason is asked for this answer."),
    };

    private static Choices Reasons(CheckIn checkIn) =>
        new([.. Reason.Of(checkIn.Answer!.Value).Select(reason => Second(checkIn, reason.Label, reason.Id))]);

    private static List<Part> Rotating(CheckIn checkIn, string lead, bool canSwitchOff)
    {
        var question = RotatingQuestion.Find(checkIn.Second.Subject)!;
        List<Choice> quiet = [new("Skip", "second", checkIn.Week.ToString(), SecondQuestion.Skipped)];

        if (canSwitchOff)
        {
            quiet.Add(new("Don't ask me these", "rotating-off", checkIn.Week.ToString(), ""));
        }

        return
        [
            new Paragraph(lead),
            new Paragraph(question.Text, Tone.Title),
            new Choices([.. question.Options.Select(option => Second(checkIn, option.Label, option.Value))]),
            new Choices(quiet, Weight.Quiet),
        ];
    }

    private static Choices Leave(CheckIn checkIn, string label) =>
        new([new Choice(label, "second", checkIn.Week.ToString(), SecondQuestion.Skipped)], Weight.Quiet);

    private static Choice Second(CheckIn checkIn, string label, string value) => new(label, "second", checkIn.Week.ToString(), value);
}
