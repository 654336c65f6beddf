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
    [InlineData(SecondKind.GoOn, "keep monthly stop", "weekly did")]
    [InlineData(SecondKind.Commitment, "did never passed", "again keep")] // "Again" has a button of its own.
    [InlineData(SecondKind.Handover, "theirs took-back finished do-not-ask", "did")]
    [InlineData(SecondKind.Season, "weekly fortnightly stop", "monthly break")]
    [InlineData(SecondKind.Reason, "decision checking hard-part presenting -", "quickest")]
    [InlineData(SecondKind.Remember, "-", "remembered")]
    [InlineData(SecondKind.Rotating, "none 1-3 4-9 10-or-more -", "made")]
    [InlineData(SecondKind.Return, "none -", "made")]
    public void Each_second_question_takes_what_it_offers_and_nothing_else(SecondKind kind, string taken, string refused)
    {
        var second = new SecondQuestion(kind, RotatingQuestion.WaitedId);

        taken.Split(' ').ShouldAllBe(value => second.Takes(value, Answer.Both));
        refused.Split(' ').ShouldAllBe(value => !second.Takes(value, Answer.Both));
    }

    [Fact]
    public void A_rotating_question_of_an_older_version_takes_nothing() => new SecondQuestion(SecondKind.Rotating, "gone").Takes("none", Answer.Both).ShouldBeFalse();

    [Fact]
    public void What_stands_beside_is_named_by_its_number()
    {
        SecondQuestion.Beside(0, 7, 8).ShouldBe(new SecondQuestion(SecondKind.Commitment, "7"));
        SecondQuestion.Beside(5, null, 8).ShouldBe(new SecondQuestion(SecondKind.Handover, "8")); // Patience is asked for once.
        SecondQuestion.After(Answer.Both, isReturn: false, RotatingQuestion.All[1], isSeasonsEnd: false).ShouldBe(new SecondQuestion(SecondKind.Rotating, "waited"));
        SecondQuestion.After(Answer.Both, isReturn: true, rotating: null, isSeasonsEnd: false).ShouldBe(new SecondQuestion(SecondKind.Return, "return"));
    }

    [Theory]
    [InlineData(SecondKind.Reason, true)]
    [InlineData(SecondKind.Remember, true)]
    [InlineData(SecondKind.Commitment, false)]
    public void Leaving_the_week_out_takes_back_what_followed_from_the_answer(SecondKind kind, bool gone)
    {
        var skipped = (Open().WithAnswer(Answer.Both, new(kind, "x")).WithSecond("y") with { Thought = "t", Angle = "a", Mark = ThoughtMark.Kept }).WithSkip();

        (skipped.Answer, skipped.IsSkipped, skipped.Thought, skipped.Angle, skipped.Mark).ShouldBe((null, true, null, null, ThoughtMark.None));
        skipped.Second.ShouldBe(gone ? SecondQuestion.None : new(kind, "x", "y"));
    }

    [Fact]
    public void An_answer_after_a_skip_counts_even_where_it_is_the_one_from_before()
    {
        var again = (Open() with { Answer = Answer.Both, IsSkipped = true }).WithAnswer(Answer.Both, Reason);

        (again.IsSkipped, again.Second).ShouldBe((false, Reason));
    }

    [Theory]
    [InlineData(CheckInState.Queued, true)]
    [InlineData(CheckInState.Open, true)]
    [InlineData(CheckInState.Closed, false)]
    [InlineData(CheckInState.NotAsked, false)]
    public void Only_a_question_on_its_way_or_open_takes_answers(CheckInState state, bool takes) => (Open() with { State = state }).TakesAnswers.ShouldBe(takes);

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(8, true)]
    public void Every_fourth_thought_shows_its_question_alone(long number, bool isTurn) => (Open() with { Number = number }).IsQuestionOnlyTurn.ShouldBe(isTurn);

    [Fact]
    public void Before_an_answer_nothing_is_ready_for_a_thought() => (Open() with { Second = new(SecondKind.Commitment, "1", "did") }).IsReadyForThought.ShouldBeFalse();

    [Theory]
    [InlineData(SecondKind.Rotating, "waited", "-", "handed")] // Left out.
    [InlineData(SecondKind.Return, "return", "waited", "return/waited handed")]
    [InlineData(SecondKind.Handover, "1", "theirs", "handed")]
    [InlineData(SecondKind.Commitment, "1", "did", "handed")]
    [InlineData(SecondKind.Reason, "", null, "handed")]
    public void A_tap_that_says_nothing_of_its_own_leaves_the_answer(SecondKind kind, string subject, string? value, string fit) =>
        Open().WithAnswer(Answer.Handed, new(kind, subject, value)).Fit.ShouldBe(fit.Split(' '));

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
    [InlineData("incident", "2026-W47", "2026-W48", false)] // This week's own is counted once.
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

    [Fact]
    public void A_rotating_question_comes_in_the_third_week_and_the_one_asked_longest_ago_first()
    {
        var week = Week.Parse("2027-W02");

        RotatingTurn.Pick(Answer.Details, week, [("waited", week.Plus(-3))], 3, [])!.Id.ShouldBe("no-clean-answer");
        RotatingTurn.Pick(Answer.Details, week, [], 3, [("decision-hub", week.Plus(-3))])!.Id.ShouldBe("waited"); // Its theme has rested.
        RotatingTurn.Pick(Answer.Details, week, [], 3, [("decision-hub", week.Plus(-2))])!.Id.ShouldBe("no-clean-answer");

        // All were asked, each longer than half a year ago, over the turn of a year: the first of them comes again.
        var all = RotatingQuestion.All.Where(question => question.Id is not ("return" or "freed-time")).Select((question, index) => (question.Id, week.Plus(-26 - (index * 7 % 8)))).ToList();
        RotatingTurn.Pick(Answer.Details, week, all, 3, [])!.Id.ShouldBe(all.MinBy(past => past.Item2).Id);
        RotatingTurn.Pick(Answer.Details, week, [.. all.Select(past => (past.Id, week.Plus(-25))), ("waited", week.Plus(-24))], 3, []).ShouldBeNull(); // A week short of it.
        RotatingTurn.Pick(Answer.Purpose, week, [], 3, [])!.Id.ShouldBe("waited");
        RotatingTurn.Pick(Answer.Both, week, [], 3, [])!.Id.ShouldBe("freed-time");
    }

    [Fact]
    public void The_welcome_back_is_nobodys_turn()
    {
        var week = Week.Parse("2027-W02");
        var others = RotatingQuestion.All.Where(question => question.Id != "return").SelectMany(question => new[] { (question.Id, week.Plus(-10)), (question.Id, week.Plus(-20)) }).ToList();

        RotatingTurn.Pick(Answer.Handed, week, others, 3, []).ShouldBeNull();
    }

    [Fact]
    public void One_of_two_themes_is_enough_to_let_a_question_rest()
    {
        var week = Week.Parse("2027-W02");
        var others = RotatingQuestion.All.Where(question => question.Id is not ("return" or "who-heard")).SelectMany(question => new[] { (question.Id, week.Plus(-10)), (question.Id, week.Plus(-20)) }).ToList();

        RotatingTurn.Pick(Answer.Handed, week, others, 3, [])!.Id.ShouldBe("who-heard");
        RotatingTurn.Pick(Answer.Handed, week, others, 3, [("decisions-in-context", week.Plus(-1))]).ShouldBeNull();
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
