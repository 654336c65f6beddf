using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;
using LeadershipBot.Handovers;
using LeadershipBot.Tests.Guidance;
using NodaTime;

namespace LeadershipBot.Tests.CheckIns;

public class CheckInCardsTests
{
    private static readonly Week W48 = Week.Parse("2026-W48");
    private static readonly LocalDate Thursday = new(2026, 11, 26);
    private static readonly Library Pack = SmallLibrary.Of(2);
    private static readonly CheckIn Open = new() { Week = W48, Number = 3, State = CheckInState.Open };
    private static readonly CheckInView Asked = new(Open, Pack, Thursday) { NextOn = new LocalDate(2026, 12, 3) };
    private static readonly Handover Renewal = new(7, "storage renewal", "M.", DelegationLevel.Inquire, Thursday, HandoverState.Open, new(2026, 11, 5));

    [Fact]
    public void The_question_reads_as_kept() => Kept.As(
        "check-in-question",
        ("asked", Told(Open)),
        ("of last week, while it waits to go out", Told(Open with { OfLastWeek = true, State = CheckInState.Queued })),
        ("skipped", Told(Open.WithSkip())),
        ("skipped, with no next", Drawing.Of(CheckInCards.Of(new CheckInView(Open.WithSkip(), Pack, Thursday)))),
        ("closed, answered", Told(Open with { State = CheckInState.Closed, Answer = Answer.Both })),
        ("closed, answered, its answer not kept", Told(Open with { State = CheckInState.Closed, IsNotKept = true })),
        ("closed, skipped", Told(Open.WithSkip() with { State = CheckInState.Closed })),
        ("closed, not answered", Told(Open with { State = CheckInState.Closed })),
        ("not asked", Told(Open with { State = CheckInState.NotAsked })),
        ("it went on further down", Drawing.Of(CheckInCards.Moved(W48))),
        ("a reminder", Drawing.Of(CheckInCards.Reminder(W48, new(2026, 12, 1)))),
        ("a tap after it closed", Drawing.Of(CheckInCards.Closed(W48))),
        ("a tap on somebody else's", Drawing.Of(CheckInCards.Foreign())));

    [Fact]
    public void A_typed_answer_is_shown_back_as_kept() => Kept.As(
        "check-in-typed",
        ("read", Drawing.Of(CheckInCards.Reading(W48, Answer.Details, "earn-trust,over-involvement"))),
        ("read, and it led nowhere else", Drawing.Of(CheckInCards.Reading(W48, Answer.Handed, ""))),
        ("unclear", Drawing.Of(CheckInCards.Unclear(W48, "earn-trust"))),
        ("an answer or a question", Drawing.Of(CheckInCards.AnswerOrQuestion(W48, Answer.Purpose, "earn-trust"))));

    [Fact]
    public void What_stands_beside_the_question_reads_as_kept() => Kept.As(
        "check-in-beside",
        [
            ("after four without an answer", Beside(SecondKind.GoOn)),
            .. new[] { "keep", "monthly", "stop" }.Select(said => ($"after four without an answer: {said}", Beside(SecondKind.GoOn, said))),
            ("a step", Beside(SecondKind.Commitment)),
            .. new[] { "did", "never", "passed", "again", "of-an-older-version" }.Select(said => ($"a step: {said}", Beside(SecondKind.Commitment, said))),
            ("a step that has left the pack", Told(Open with { Second = new(SecondKind.Commitment, "5") })),
            ("a handover", Beside(SecondKind.Handover)),
            ("a handover to nobody by name", Drawing.Of(CheckInCards.Of(Asked with { CheckIn = Open with { Second = new(SecondKind.Handover, "7") }, Handover = Renewal with { Who = "" } })).Split('\n')[1]),
            .. FollowUp.All.Select(option => ($"a handover: {option.Value}", Beside(SecondKind.Handover, option.Value))),
            ("a handover: of an older version", Beside(SecondKind.Handover, "of-an-older-version")),
            ("a handover that is gone", Told(Open with { Second = new(SecondKind.Handover, "7") })),
            ("it stays above an answer", Drawing.Of(CheckInCards.Of(Asked with { CheckIn = Open with { Second = new(SecondKind.Handover, "7", "theirs"), Answer = Answer.Both }, Handover = Renewal }))),
            ("and above a skipped week", Drawing.Of(CheckInCards.Of(Asked with { CheckIn = (Open with { Second = new(SecondKind.Handover, "7", "theirs") }).WithSkip(), Handover = Renewal }))),
        ]);

    [Fact]
    public void What_comes_after_the_answer_reads_as_kept() => Kept.As(
        "check-in-after",
        ("both", After(Answer.Both, new(SecondKind.Reason))),
        ("details", After(Answer.Details, new(SecondKind.Reason))),
        ("purpose", After(Answer.Purpose, new(SecondKind.Reason))),
        ("handed over", After(Answer.Handed, new(SecondKind.Remember))),
        ("back from leave", After(Answer.Both, new(SecondKind.Return, RotatingQuestion.ReturnId))),
        ("a rotating question", After(Answer.Both, new(SecondKind.Rotating, RotatingQuestion.WaitedId))));

    [Fact]
    public void The_thought_reads_as_kept() => Kept.As(
        "check-in-thought",
        ("none", Told(Open.WithAnswer(Answer.Both, new(SecondKind.None)))),
        ("a thought", Thought(view => view)),
        ("its question alone", Thought(view => view with { CheckIn = view.CheckIn with { QuestionOnly = true } })),
        ("another angle", Thought(view => view with { CheckIn = view.CheckIn with { Angle = "n1" }, Thought = Pack.Nudges[1] })),
        ("kept for the next time", Thought(view => view with { CheckIn = view.CheckIn with { Mark = ThoughtMark.Kept } })),
        ("kept, with no next time planned", Thought(view => view with { CheckIn = view.CheckIn with { Mark = ThoughtMark.Kept }, NextOn = null })),
        ("not helpful", Thought(view => view with { CheckIn = view.CheckIn with { Mark = ThoughtMark.NotHelpful } })),
        ("to somebody who has left", Thought(view => view with { IsFollowing = false })),
        ("the third incident", Thought(view => view with { CheckIn = ThirdIncident(), IsThirdPurpose = true })),
        ("another angle on the third incident", Thought(view => view with { CheckIn = ThirdIncident() with { Angle = "n1" }, IsThirdPurpose = true })));

    [Fact]
    public void The_end_of_a_season_reads_as_kept() => Kept.As(
        "check-in-season",
        [
            ("the look back", Season(value: null, new LookBack(8, Counts(3, 2, 1, 1), 1, []))),
            ("one came back", Season(value: null, new LookBack(12, Counts(12, 0, 0, 0), 0, ["storage renewal"]))),
            ("two came back", Season(value: null, new LookBack(14, Counts(0, 0, 0, 0), 14, ["storage renewal", "the rota"]))),
            .. new[] { "weekly", "fortnightly", "break", "stop", "of-an-older-version" }.Select(said => (said, Season(said, new LookBack(8, Counts(3, 2, 1, 1), 1, [])))),
            ("weekly, with no next", Drawing.Of(CheckInCards.Of(new CheckInView(Ended("weekly"), Pack, Thursday) { LookBack = new LookBack(8, Counts(3, 2, 1, 1), 1, []) }))),
            ("without a look back", Season(value: null, back: null)),
        ]);

    [Fact]
    public void What_does_not_come_after_an_answer_is_a_fault() =>
        Should.Throw<ArgumentOutOfRangeException>(() => After(Answer.Handed, new(SecondKind.Reason))).ParamName.ShouldBe("answer");

    private static string Told(CheckIn checkIn) => Drawing.Of(CheckInCards.Of(Asked with { CheckIn = checkIn }));

    // What stands beside comes first: up to the line across, or the whole where there is none.
    private static string Beside(SecondKind kind, string? value = null) => string.Join('\n', Drawing.Of(CheckInCards.Of(
        Asked with { CheckIn = Open with { Second = new(kind, "7", value) }, Commitment = Pack.Nudges[0], Handover = Renewal })).Split('\n').TakeWhile(line => line != "---"));

    private static string After(Answer answer, SecondQuestion second) => Told(Open.WithAnswer(answer, second));

    private static string Thought(Func<CheckInView, CheckInView> change) => Drawing.Of(CheckInCards.Of(change(
        Asked with { CheckIn = Open.WithAnswer(Answer.Details, new(SecondKind.Reason)).WithSecond("quickest"), Thought = Pack.Nudges[0] })));

    private static CheckIn ThirdIncident() => Open.WithAnswer(Answer.Purpose, new(SecondKind.Reason)).WithSecond("incident");

    private static CheckIn Ended(string? value) => Open.WithAnswer(Answer.Both, new(SecondKind.Season, "", value));

    private static string Season(string? value, LookBack? back) => Drawing.Of(CheckInCards.Of(Asked with { CheckIn = Ended(value), LookBack = back }));

    private static Dictionary<Answer, int> Counts(params int[] counts) => Answers.All.Zip(counts).Where(pair => pair.Second > 0).ToDictionary(pair => pair.First, pair => pair.Second);
}
