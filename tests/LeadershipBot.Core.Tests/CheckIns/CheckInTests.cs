using LeadershipBot.CheckIns;
using LeadershipBot.Handovers;

namespace LeadershipBot.Tests.CheckIns;

public class CheckInTests
{
    private static readonly SecondQuestion Reason = new(SecondKind.Reason);
    private static readonly SecondQuestion Remember = new(SecondKind.Remember);

    [Fact]
    public void Another_answer_brings_its_own_second_question_and_forgets_the_thought()
    {
        var answered = Open().WithAnswer(Answer.Details, Reason).WithSecond("quickest") with { Thought = "t", Mark = ThoughtMark.NotHelpful };
        var changed = answered.WithAnswer(Answer.Handed, Remember);

        (changed.Second, changed.Thought, changed.Mark).ShouldBe((Remember, null, ThoughtMark.None));
    }

    [Fact]
    public void The_same_answer_again_changes_nothing()
    {
        var answered = Open().WithAnswer(Answer.Details, Reason).WithSecond("quickest") with { Thought = "t" };

        answered.WithAnswer(Answer.Details, Reason).ShouldBe(answered);
    }

    [Theory]
    [InlineData(SecondKind.Commitment)]
    [InlineData(SecondKind.Rotating)]
    [InlineData(SecondKind.Season)]
    public void What_does_not_follow_from_the_answer_outlives_a_change_of_mind(SecondKind kind)
    {
        var answered = Open().WithAnswer(Answer.Details, new(kind, "x")).WithSecond("y");

        answered.WithAnswer(Answer.Handed, Remember).Second.ShouldBe(new(kind, "x", "y"));
        answered.WithSkip().WithAnswer(Answer.Both, Reason).Second.ShouldBe(new(kind, "x", "y"));
    }

    [Theory]
    [InlineData(SecondKind.None, true)] // Nothing else was asked.
    [InlineData(SecondKind.Commitment, true)] // Stood beside the question.
    [InlineData(SecondKind.Season, true)] // Comes beneath the thought.
    [InlineData(SecondKind.Reason, false)] // Chooses the thought, so it comes first.
    [InlineData(SecondKind.Remember, false)]
    [InlineData(SecondKind.Rotating, false)]
    [InlineData(SecondKind.Return, false)]
    public void The_thought_waits_for_what_comes_before_it(SecondKind kind, bool ready)
    {
        var answered = Open().WithAnswer(Answer.Both, new(kind));

        answered.IsReadyForThought.ShouldBe(ready);
        answered.WithSecond(SecondQuestion.Skipped).IsReadyForThought.ShouldBeTrue();
    }

    [Fact]
    public void A_thought_is_chosen_by_the_most_telling_tap()
    {
        Open().WithAnswer(Answer.Details, Reason).WithSecond("quickest").Fit.ShouldBe(["details/quickest", "details"]);
        Open().WithAnswer(Answer.Details, Reason).WithSecond(SecondQuestion.Skipped).Fit.ShouldBe(["details"]);
        Open().WithAnswer(Answer.Both, new(SecondKind.Handover, "1")).WithSecond(FollowUp.TookBack).Fit.ShouldBe(["took-back", "both"]);
        Open().WithAnswer(Answer.Handed, new(SecondKind.Rotating, "waited")).WithSecond("4-9").Fit.ShouldBe(["waited/4-9", "handed"]);
        Open().Fit.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(SecondKind.None, "keep", Answer.Both, false)]
    [InlineData(SecondKind.GoOn, "monthly", null, true)] // Stands beside: no answer is needed.
    [InlineData(SecondKind.GoOn, "-", null, false)]
    [InlineData(SecondKind.Reason, "checking", Answer.Both, true)]
    [InlineData(SecondKind.Reason, "checking", Answer.Details, false)] // Another answer's reason.
    [InlineData(SecondKind.Reason, "-", null, false)] // Nothing to leave out yet.
    [InlineData(SecondKind.Remember, "-", Answer.Handed, true)]
    [InlineData(SecondKind.Remember, "remembered", Answer.Handed, false)] // Only the form says that.
    [InlineData(SecondKind.Season, "break", Answer.Handed, false)] // Only the form says that.
    [InlineData(SecondKind.Handover, "lost", Answer.Both, false)]
    public void A_tap_that_was_not_offered_is_not_taken(SecondKind kind, string value, Answer? answer, bool taken) =>
        new SecondQuestion(kind).Takes(value, answer).ShouldBe(taken);

    [Theory]
    [InlineData(4L, 7L, 8L, SecondKind.GoOn)] // Patience goes before everything.
    [InlineData(3L, 7L, 8L, SecondKind.Commitment)]
    [InlineData(0L, null, 8L, SecondKind.Handover)]
    [InlineData(0L, null, null, SecondKind.None)]
    public void At_most_one_question_stands_beside(long ignored, long? commitment, long? handover, SecondKind kind) =>
        SecondQuestion.Beside(ignored, commitment, handover).Kind.ShouldBe(kind);

    [Theory]
    [InlineData(Answer.Handed, true, true, true, SecondKind.Return)] // After leave, first of all.
    [InlineData(Answer.Handed, false, true, true, SecondKind.Rotating)]
    [InlineData(Answer.Handed, false, false, true, SecondKind.Season)]
    [InlineData(Answer.Handed, false, false, false, SecondKind.Remember)]
    [InlineData(Answer.Details, false, false, false, SecondKind.Reason)]
    [InlineData(Answer.Both, false, false, false, SecondKind.Reason)]
    [InlineData(Answer.Purpose, false, false, false, SecondKind.Reason)]
    public void At_most_one_question_comes_after(Answer answer, bool isReturn, bool rotates, bool ends, SecondKind kind) =>
        SecondQuestion.After(answer, isReturn, rotates ? RotatingQuestion.All[1] : null, ends).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("incident", "2026-W44", "2026-W47", true)] // W44, W47 and now W48: three in five weeks.
    [InlineData("incident", "2026-W43", "2026-W47", false)] // W43 lies six weeks back.
    [InlineData("risk", "2026-W46", "2026-W47", false)] // Another purpose.
    public void The_third_of_its_kind_in_five_weeks_is_noticed(string purpose, string first, string second, bool third) =>
        PurposePattern.IsThird(purpose, Week.Parse("2026-W48"), [(Week.Parse(first), "incident"), (Week.Parse(second), "incident")]).ShouldBe(third);

    [Fact]
    public void The_fourth_and_fifth_of_a_kind_are_not_remarked_on() =>
        PurposePattern.IsThird("incident", Week.Parse("2026-W48"), [(Week.Parse("2026-W45"), "incident"), (Week.Parse("2026-W46"), "incident"), (Week.Parse("2026-W47"), "incident")])
            .ShouldBeFalse();

    [Theory]
    [InlineData("2026-11-26", "2026-11-30")] // On the day itself, a Thursday.
    [InlineData("2026-11-29", "2026-11-30")] // On the Sunday after: the next question still looks.
    public void Next_week_is_next_week_whenever_one_answers(string today, string look) =>
        Handover.LookIn(1, When.Iso(today)!.Value).ShouldBe(When.Iso(look)!.Value);

    [Fact]
    public void A_rotating_question_waits_for_its_turn_its_theme_and_half_a_year()
    {
        var week = Week.Parse("2026-W40");
        var before = RotatingQuestion.All.Where(question => question.Id is not ("return" or "waited" or "bad-news")).Select((question, index) => (question.Id, week.Plus(-4 - index))).ToList();

        RotatingTurn.Pick(Answer.Details, week, [], ordinarySince: 2, []).ShouldBeNull(); // Three ordinary ones come first.
        RotatingTurn.Pick(Answer.Details, week, [("waited", week.Plus(-2))], 3, []).ShouldBeNull(); // At most every third week.
        RotatingTurn.Pick(Answer.Details, week, [], 3, [])!.Id.ShouldBe("waited"); // freed-time makes no sense after the details.
        RotatingTurn.Pick(Answer.Handed, week, [], 3, [])!.Id.ShouldBe("freed-time");
        RotatingTurn.Pick(Answer.Details, week, [], 3, [("decision-hub", week.Plus(-1))])!.Id.ShouldBe("no-clean-answer"); // Its theme was just shown.
        RotatingTurn.Pick(Answer.Details, week, [.. before, ("bad-news", week.Plus(-20)), ("waited", week.Plus(-25))], 3, [])!.Id.ShouldBe("waited"); // Twice in half a year.
        RotatingTurn.Pick(Answer.Details, week, [.. before, ("bad-news", week.Plus(-20)), ("waited", week.Plus(-25)), ("waited", week.Plus(-9))], 3, []).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-W40", "2026-W46", 0, false)] // Seven weeks.
    [InlineData("2026-W40", "2026-W47", 0, true)] // Eight.
    [InlineData("2026-W40", "2026-W50", 1, false)] // Later seasons have twelve.
    [InlineData("2026-W40", "2026-W51", 1, true)]
    public void A_season_ends_after_eight_weeks_and_then_after_twelve(string from, string week, long completed, bool ends) =>
        Season.EndsWith(Week.Parse(week), Week.Parse(from), completed).ShouldBe(ends);

    private static CheckIn Open() => new() { Week = Week.Parse("2026-W47"), Number = 1, State = CheckInState.Open };
}
