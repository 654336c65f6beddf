using System.Text;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>What the numbers of the answer reader do, with made-up ones.</summary>
public class AnswerWeightsTests
{
    private static readonly PhraseBook Book = PhraseBook.Parse("answers.txt", "@self\ni\n@let\ngave\n@do\nfix\n@purpose\ndeliberately");
    private static readonly Net NoNet = Net.Parse("answers.net.txt", "", NetRows.Width(AnswerRows.Marks), labels: 4);
    private static readonly PartWeights NoParts = new([0, 0], WordStep: 0, TagStep: 0, Share: 0);
    private static readonly AnswerWeights Nothing = new([.. AnswerEvaluation.Labels.Select(_ => new double[AnswerFeatures.Names.Count])], WordStep: 0, TagStep: 0, NoParts, FlipCost: 0, Doubt: 0, SureFrom: 0);

    [Theory]
    [InlineData(0, 0, "delegated")]
    [InlineData(0.5, 0, "delegated")] // 0.4 less half of 0.2, against 0.29.
    [InlineData(0.6, 0, "mixed")] // 0.28 against it.
    [InlineData(0, 0.28, "delegated")]
    [InlineData(0, 0.3, "unclear")]
    public void To_turn_an_answer_round_costs_most_and_doubt_speaks_for_unclear(double flipCost, double doubt, string label)
    {
        (Nothing with { FlipCost = flipCost, Doubt = doubt }).Label([0.4, 0.2, 0.29, 0.11]).ShouldBe(label);
        (Nothing with { FlipCost = flipCost, Doubt = doubt }).Label([0.2, 0.4, 0.29, 0.11]).ShouldBe(label == "delegated" ? "details" : label);
    }

    [Fact]
    public void What_is_counted_weighs_for_each_label()
    {
        var weights = Nothing with { Weights = [Weighing("i-let", 3), Weighing("few-words", 0.5), Weighing("i-do", 9), Weighing("one", -1)] };

        Scores(weights, "i gave").ShouldBe([3 * Math.Log(2), 0.5, 0, -1], tolerance: 1e-9);
    }

    [Fact]
    public void Tags_and_words_weigh_by_their_share()
    {
        var weights = Nothing with { TagStep = 0.1, WordStep = 0.01 };

        Scores(weights, "i gave", tags: [("I+gav", [7, 0, 5, 0, 40, 40]), ("gav", [1, 2, 0, 0, 40, 40])]).ShouldBe([0.8 / Math.Sqrt(3), 0.2 / Math.Sqrt(3), 0.5 / Math.Sqrt(3), 0], tolerance: 1e-9);
        Scores(weights, "i gave", words: [("gave", 1, [7, 0, 5, 0, 40, 40])]).ShouldBe([0.07 / Math.Pow(2, 0.6), 0, 0.05 / Math.Pow(2, 0.6), 0], tolerance: 1e-9);
        Scores(weights, "i gave", words: [("gave", 0, [7, 0, 5, 0, 40, 40])]).ShouldBe([0.07 * 0.15 / Math.Pow(1.15, 0.6), 0, 0.05 * 0.15 / Math.Pow(1.15, 0.6), 0], tolerance: 0.001); // Grammar counts a little.
    }

    [Fact]
    public void Each_part_says_whether_something_was_given_away_or_held_on_to()
    {
        var weights = Nothing with { Parts = new PartWeights([0.3, -0.2], WordStep: 0.01, TagStep: 0.1, Share: 0.5) };
        var (given, held) = (0.3 + (0.4 / Math.Sqrt(3)) + (0.3 / Math.Pow(2, 0.6)), -0.2 - (0.6 / Math.Sqrt(3)) + (0.1 / Math.Pow(2, 0.6)));

        // The second part has but what every part has.
        var expected = new double[4];
        PartWeights.AddTo(expected, share: 0.5, PartWeights.NotDone(given) + PartWeights.NotDone(0.3), PartWeights.NotDone(held) + PartWeights.NotDone(-0.2));

        Scores(weights, "i gave, so", tags: [("gav", [40, 40, 40, 40, 4, -6])], words: [("gave", 1, [40, 40, 40, 40, 30, 10])])
            .ShouldBe(expected.Select(score => score - expected[3]), tolerance: 1e-9);
    }

    [Fact]
    public void What_was_given_away_and_held_on_to_makes_the_scores_of_the_labels()
    {
        double[] scores = [1, 1, 1, 1];

        PartWeights.AddTo(scores, share: 2, notGiven: Math.Log(2), notHeld: Math.Log(4)); // Given away with a chance of 1/2, held on to with 3/4.

        scores.ShouldBe([1 + (2 * (Math.Log(0.5) - Math.Log(4))), 1 + (2 * (Math.Log(0.75) - Math.Log(2))), 1 + (2 * (Math.Log(0.5) + Math.Log(0.75))), 1 - (2 * Math.Log(8))], tolerance: 1e-9);
    }

    [Fact]
    public void What_was_surely_not_done_is_no_less_likely_than_one_in_a_million()
    {
        var scores = new double[4];

        PartWeights.AddTo(scores, share: 1, notGiven: 0, notHeld: 0);

        scores.ShouldBe([Math.Log(1e-6), Math.Log(1e-6), 2 * Math.Log(1e-6), 0], tolerance: 1e-9);
    }

    [Theory]
    [InlineData("i gave", 0.25, Answer.Handed, true)] // As likely as anything else, and so the first label there is.
    [InlineData("i gave", 0.26, Answer.Handed, false)]
    public void An_answer_is_sure_from_its_chance_on(string text, double from, Answer answer, bool isSure) =>
        Reader(Nothing with { SureFrom = from }).Read(text).ShouldBe(new AnswerReading(answer, isSure));

    [Theory]
    [InlineData("i gave", Answer.Handed)]
    [InlineData("i fix", Answer.Details)]
    [InlineData("i fix, deliberately", Answer.Purpose)]
    [InlineData("i gave, i fix", Answer.Both)]
    [InlineData("so", null)]
    public void A_label_becomes_an_answer(string text, Answer? answer) =>
        Reader(Nothing with { Weights = [Weighing("handed-only", 9), Weighing("deep-only", 9), Weighing("both-sides", 9), Weighing("neither", 9)] }).Read(text)
            .ShouldBe(new AnswerReading(answer, Sure: answer is not null));

    [Theory]
    [InlineData("\"weights\": [", "\"weights\": [\n    [1],")] // One row too many,
    [InlineData("\"partBias\": [0, 0]", "\"partBias\": [0, 0, 0]")]
    [InlineData("\"partBias\": [0, 0]", "\"partBias\": 0")]
    [InlineData("    [0, 0,", "    [0,")] // one number too few,
    [InlineData("\"doubt\"", "\"trust\"")] // one missing.
    [InlineData("\"doubt\": 0", "\"doubt\": []")]
    public void Numbers_of_another_version_are_refused(string written, string other) =>
        Should.Throw<FormatException>(() => AnswerWeights.Parse("answers.json", Nothing.Write().Replace(written, other, StringComparison.Ordinal)))
            .Message.ShouldBe("answers.json does not belong to this version.");

    [Fact]
    public void What_is_no_json_is_refused() => Should.Throw<FormatException>(() => AnswerWeights.Parse("answers.json", "{")).Message.ShouldStartWith("answers.json cannot be read: ");

    [Fact]
    public void Numbers_are_read_as_written()
    {
        var weights = new AnswerWeights(
            [Weighing("one", 1), Weighing("handed", -2.5), Weighing("deep", 3e-4), Weighing("many-parts", 4)], WordStep: 5, TagStep: 6, new PartWeights([7, 8], WordStep: 9, TagStep: 10, Share: 11), FlipCost: 12, Doubt: 13, SureFrom: 14);

        var read = AnswerWeights.Parse("answers.json", weights.Write());

        read.Weights.ShouldBe(weights.Weights);
        read.Parts.Bias.ShouldBe([7, 8]);
        (read.Parts.WordStep, read.Parts.TagStep, read.Parts.Share).ShouldBe((9, 10, 11));
        (read.WordStep, read.TagStep, read.FlipCost, read.Doubt, read.SureFrom).ShouldBe((5, 6, 12, 13, 14));
    }

    private static double[] Weighing(string name, double weight) => [.. AnswerFeatures.Names.Select(other => other == name ? weight : 0)];

    // How much more each label is worth than "unclear"; where that has something itself, all of it is told.
    private static double[] Scores(AnswerWeights weights, string text, (string Tag, int[] Steps)[]? tags = null, (string Word, double Mass, int[] Leanings)[]? words = null)
    {
        var table = Table(words ?? []);
        var chances = weights.Chances(AnswerFeatures.Of(text, Words.Of(text), Book, table), NoNet, Tags(tags ?? []), table);
        chances.Sum().ShouldBe(1, tolerance: 1e-9);
        var unclear = weights.Weights[3][0];
        return [.. chances.Select(chance => Math.Log(chance / chances[3]) + unclear)];
    }

    private static AnswerReader Reader(AnswerWeights weights) => new(new AnswerData(Book, weights, Tags([]), NoNet, Table([])));

    private static TagTable Tags((string Tag, int[] Steps)[] tags) =>
        TagTable.Parse("answers.words.txt", Encoding.UTF8.GetBytes(string.Concat(tags.Select(tag => TagTable.Write(tag.Tag, tag.Steps)))), WordTable.Labels);

    private static WordTable Table((string Word, double Mass, int[] Leanings)[] words) => WordTable.Parse("words.txt", Encoding.UTF8.GetBytes(string.Concat(words.Select(word =>
        $"{word.Word} {WordTable.Write(word.Mass, [.. new int[WordTable.Classes], .. word.Leanings, .. new int[WordTable.Borders + WordTable.Places]])}\n"))));
}
