using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>A floor, not a measure: the guide was fitted on these texts too. What it does on new ones is printed by the fit.</summary>
public class DevTests
{
    [LongFact]
    public void Dev_questions_are_right_or_right_among_three_for_most_and_misleading_for_few()
    {
        var lines = Shipped.Dev("questions.dev.jsonl");
        var truths = lines.Select(line => new LabelledQuestion(
            line.GetProperty("id").GetString()!,
            line.GetProperty("label").GetString()!,
            [.. line.GetProperty("also").EnumerateArray().Select(id => id.GetString()!)]));
        var predictions = lines.Select(line => (Id: line.GetProperty("id").GetString()!, Reading: Shipped.Guide.Read(line.GetProperty("text").GetString()!)))
            .Select(row => new QuestionPrediction(row.Id, row.Reading.Ranked, QuestionEvaluation.TierName(row.Reading.Tier)));

        var evaluation = QuestionEvaluation.Of([.. truths], [.. predictions], seed: 1);

        evaluation.RightOrOffered.Value.ShouldBeGreaterThanOrEqualTo(0.85);
        evaluation.Misled.Value.ShouldBeLessThanOrEqualTo(0.03);
        evaluation.NoneRecall.Value.ShouldBeGreaterThanOrEqualTo(0.80);
        evaluation.NonePrecision.Value.ShouldBeGreaterThanOrEqualTo(0.80);
    }

    [LongFact]
    public void Dev_answers_are_read_well_enough_and_hardly_ever_turned_round()
    {
        var lines = Shipped.Dev("answers.dev.jsonl");
        var labels = lines.ToDictionary(line => line.GetProperty("id").GetString()!, line => line.GetProperty("label").GetString()!);
        var taken = lines.ToDictionary(
            line => line.GetProperty("id").GetString()!,
            line => AnswerEvaluation.LabelOf(Shipped.AnswerReader.Read(line.GetProperty("text").GetString()!).Answer));

        var evaluation = AnswerEvaluation.Of(labels, taken, seed: 1);

        evaluation.MacroF1.Value.ShouldBeGreaterThanOrEqualTo(0.75);
        evaluation.Flips.Value.ShouldBeLessThanOrEqualTo(0.02);
    }
}
