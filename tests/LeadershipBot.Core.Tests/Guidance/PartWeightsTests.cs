using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

public class PartWeightsTests
{
    private const double Surely = 5; // minus the logarithm of the chance that it was not done
    private const double Hardly = 0.01;

    [Theory]
    [InlineData(Surely, Hardly, "delegated")]
    [InlineData(Hardly, Surely, "details")]
    [InlineData(Surely, Surely, "mixed")]
    [InlineData(Hardly, Hardly, "unclear")]
    public void What_was_given_away_and_what_was_held_on_to_make_the_label(double given, double held, string label)
    {
        var scores = new double[AnswerEvaluation.Labels.Count];

        PartWeights.AddTo(scores, share: 1, given, held);

        AnswerEvaluation.Labels[Array.IndexOf(scores, scores.Max())].ShouldBe(label);
    }

    [Theory]
    [InlineData(-800, 0)]
    [InlineData(-1, 0.3133)]
    [InlineData(0, 0.6931)]
    [InlineData(1, 1.3133)]
    [InlineData(800, 800)]
    public void Great_scores_do_not_overflow(double score, double expected) => PartWeights.NotDone(score).ShouldBe(expected, tolerance: 0.001);

    [Fact]
    public void A_part_is_read_by_itself()
    {
        var parts = Features("Lena ran it, but I rewrote her plan").Parts;

        parts.Count.ShouldBe(2);
        parts[0].Tags.ShouldContain("^_lena");
        parts[0].Tags.ShouldContain("it_$");
        parts[0].Tags.ShouldContain("%first");
        parts[1].Tags.ShouldContain("I+rewrot");
        parts[1].Tags.ShouldContain("@do:I");
        parts[1].Tags.ShouldContain("%after");
        parts[1].Tags.ShouldContain("%last");
    }

    [Fact]
    public void Without_a_word_there_is_no_part() => Features("").Parts.ShouldBeEmpty();

    private static AnswerFeatures Features(string text)
    {
        var data = AnswerData.Parse(Shipped.Text, GuideData.Parse(Shipped.Text).Table);
        return AnswerFeatures.Of(text, Words.Of(text), data.Book, data.Table);
    }
}
