using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class EvaluationTests
{
    private static readonly LabelledQuestion[] Truths =
    [
        new("1", "decision-hub", []),
        new("2", "earn-trust", ["org-dynamics"]),
        new("3", "build-the-org", []),
        new("4", "role-has-changed", []),
        new("5", "none", []),
        new("6", "none", []),
        new("7", "earn-trust", []),
        new("8", "build-the-org", []),
        new("9", "none", []),
        new("10", "peer-credibility", []),
    ];

    private static readonly QuestionPrediction[] Predictions =
    [
        new("1", ["decision-hub", "earn-trust", "org-dynamics"], "answer"), // right
        new("2", ["decision-hub", "build-the-org", "org-dynamics"], "offer"), // right among three, by "also"
        new("3", ["decision-hub", "build-the-org", "org-dynamics"], "answer"), // misled
        new("4", ["role-has-changed", "build-the-org", "org-dynamics"], "none"), // said to be off, wrongly
        new("5", ["decision-hub", "build-the-org", "org-dynamics"], "none"),
        new("6", ["decision-hub", "build-the-org", "org-dynamics"], "answer"), // answered with a theme
        new("7", ["earn-trust", "build-the-org", "org-dynamics"], "answer"), // right
        new("8", ["decision-hub", "org-dynamics", "build-the-org"], "offer"), // right among three
        new("9", ["decision-hub", "build-the-org", "org-dynamics"], "none"),
        new("10", ["decision-hub", "build-the-org", "org-dynamics", "peer-credibility"], "offer"), // only the fourth would have been right
    ];

    [Fact]
    public void Each_measure_counts_what_it_says()
    {
        var evaluation = QuestionEvaluation.Of(Truths, Predictions, seed: 1);

        evaluation.First.Value.ShouldBe(3 / 7.0);
        evaluation.FirstThree.Value.ShouldBe(6 / 7.0);
        evaluation.Right.Value.ShouldBe(2 / 7.0);
        evaluation.RightOrOffered.Value.ShouldBe(4 / 7.0);
        evaluation.Misled.Value.ShouldBe(1 / 7.0);
        evaluation.NoneRecall.Value.ShouldBe(2 / 3.0);
        evaluation.NonePrecision.Value.ShouldBe(2 / 3.0);
        evaluation.NoneAnswered.Value.ShouldBe(1 / 3.0);
        evaluation.Confusion.Describe().ShouldContain("   1  role-has-changed taken for none");
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_it_holds_the_value()
    {
        var rows = Enumerable.Range(0, 997).ToList();
        Metric Mean(ulong seed) => Metric.Of("mean", rows, drawn => drawn.Average() / rows.Count, seed);

        Mean(seed: 5).ShouldBe(Mean(seed: 5));
        Mean(seed: 5).ShouldNotBe(Mean(seed: 6));
        Mean(seed: 5).Low.ShouldBeInRange(0.47, 0.49);
        Mean(seed: 5).High.ShouldBeInRange(0.51, 0.53);
    }

    [Theory]
    [InlineData(1, 27, 976)] // The 26th of a thousand samples from below, and from above.
    [InlineData(2, 27, 975)] // Of five hundred that could be measured the 13th.
    public void The_interval_leaves_out_a_fortieth_at_each_end(int every, double low, double high)
    {
        var calls = 0;

        var metric = Metric.Of("m", [0], _ => calls++ % every == 0 ? calls : double.NaN, seed: 1);

        (metric.Value, metric.Low, metric.High).ShouldBe((1, low, high));
    }

    [Fact]
    public void Samples_are_drawn_with_dice_from_all_rows_and_as_many()
    {
        var drawn = new List<IReadOnlyList<int>>();

        Metric.Of("m", [10, 20, 30], rows =>
        {
            drawn.Add([.. rows]);
            return 0;
        }, seed: 7);

        var dice = new Dice(7);
        int[] Thrown() => [.. Enumerable.Range(0, 3).Select(_ => 10 * (1 + dice.Next(3)))];
        drawn.Count.ShouldBe(1_001);
        drawn.Take(3).ShouldBe([[10, 20, 30], Thrown(), Thrown()]);
    }

    [Fact]
    public void Where_nothing_can_be_measured_there_is_no_interval()
    {
        Metric.Of("m", Array.Empty<int>(), _ => 1, seed: 1).ShouldBe(new Metric("m", double.NaN, double.NaN, double.NaN));
        Metric.Of("m", [1], _ => double.NaN, seed: 1).ShouldBe(new Metric("m", double.NaN, double.NaN, double.NaN));
    }

    [Fact]
    public void The_commonest_mistakes_stand_first_and_what_was_right_last() =>
        Confusion.Of([("b", "b"), ("a", "c"), ("b", "a"), ("a", "b"), ("c", "a"), ("c", "a"), ("a", "a"), ("a", "a")]).Describe().ShouldBe([
            "   2  c taken for a",
            "   1  a taken for b",
            "   1  a taken for c",
            "   1  b taken for a",
            "   2  a",
            "   1  b"]);

    [Fact]
    public void What_is_no_tier_or_no_answer_has_no_name()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => QuestionEvaluation.TierName((Tier)9)).ParamName.ShouldBe("tier");
        Should.Throw<ArgumentOutOfRangeException>(() => AnswerEvaluation.LabelOf((Answer)9)).ParamName.ShouldBe("answer");
    }

    [Fact]
    public void It_can_be_read()
    {
        var lines = QuestionEvaluation.Of(Truths[..1], Predictions[..1], seed: 1).Describe();

        lines[0].ShouldBe("1 questions");
        lines[1].ShouldBe("acceptable at first rank 100.0 % (100.0 to 100.0)");
        lines[6].ShouldBe("off the essay, recognised: nothing to measure");
        lines[^1].ShouldBe("   1  decision-hub");
    }

    [Fact]
    public void A_question_without_a_prediction_counts_as_not_answered() =>
        QuestionEvaluation.Of(Truths[..1], [], seed: 1).RightOrOffered.Value.ShouldBe(0);

    [Theory]
    [InlineData(Tier.Answer, "answer")]
    [InlineData(Tier.Offer, "offer")]
    [InlineData(Tier.None, "none")]
    [InlineData(Tier.Safety, "none")]
    [InlineData(Tier.OthersData, "none")]
    public void A_tier_is_named_as_predictions_name_it(Tier tier, string name) => QuestionEvaluation.TierName(tier).ShouldBe(name);

    [Fact]
    public void Answers_are_measured_by_macro_f1_and_by_flips()
    {
        var labels = new Dictionary<string, string> { ["1"] = "delegated", ["2"] = "details", ["3"] = "mixed", ["4"] = "unclear" };
        var taken = new Dictionary<string, string> { ["1"] = "details", ["2"] = "details", ["3"] = "mixed" };

        var evaluation = AnswerEvaluation.Of(labels, taken, seed: 1);

        evaluation.MacroF1.Value.ShouldBe((0 + (2 / 3.0) + 1 + 1) / 4, tolerance: 1e-9);
        evaluation.Flips.Value.ShouldBe(0.25);
        evaluation.Right.Value.ShouldBe(0.75);
    }

    [Fact]
    public void Without_intervals_the_same_is_measured()
    {
        var labels = new Dictionary<string, string> { ["1"] = "delegated", ["2"] = "details", ["3"] = "delegated", ["4"] = "delegated" };
        var taken = new Dictionary<string, string> { ["1"] = "details", ["2"] = "delegated", ["3"] = "mixed", ["4"] = "delegated" };

        var evaluation = AnswerEvaluation.Bare(labels, taken);

        evaluation.MacroF1.ShouldBe(new Metric("macro-F1", 0.1, 0.1, 0.1)); // Two fifths of "delegated", and nothing of the others.
        evaluation.Right.ShouldBe(new Metric("right", 0.25, 0.25, 0.25));
        evaluation.Flips.ShouldBe(new Metric("handed over and details flipped", 0.5, 0.5, 0.5));
        evaluation.Describe().ShouldBe([
            "4 answers",
            "macro-F1 10.0 % (10.0 to 10.0)",
            "right 25.0 % (25.0 to 25.0)",
            "handed over and details flipped 50.0 % (50.0 to 50.0)",
            "   1  delegated taken for details",
            "   1  delegated taken for mixed",
            "   1  details taken for delegated",
            "   1  delegated"]);
    }

    [Fact]
    public void Without_answers_there_is_nothing_to_measure() =>
        AnswerEvaluation.Bare(new Dictionary<string, string>(), new Dictionary<string, string>()).Describe()[2].ShouldBe("right: nothing to measure");

    [Fact]
    public void On_purpose_counts_as_details() => AnswerEvaluation.LabelOf(Answer.Purpose).ShouldBe("details");
}
