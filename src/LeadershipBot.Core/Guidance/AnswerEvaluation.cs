using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>How well typed answers were read.</summary>
/// <param name="MacroF1">The mean over the four labels of the harmonic mean of precision and recall.</param>
/// <param name="Right">The share that was read as labelled.</param>
/// <param name="Flips">The share of all answers that was read as handed over for details, or the reverse.</param>
/// <param name="Confusion">How often a label was taken for what.</param>
public sealed record AnswerEvaluation(int Count, Metric MacroF1, Metric Right, Metric Flips, Confusion Confusion)
{
    private const string Delegated = "delegated";
    private const string Details = "details";

    /// <summary>What an answer can be labelled.</summary>
    public static readonly IReadOnlyList<string> Labels = [Delegated, Details, "mixed", "unclear"];

    /// <summary>A reading as predictions name it: on purpose counts as details.</summary>
    public static string LabelOf(Answer? answer) => answer switch
    {
        Answer.Handed => Delegated,
        Answer.Details or Answer.Purpose => Details,
        Answer.Both => "mixed",
        null => "unclear",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    /// <summary>Compares.</summary>
    /// <param name="labels">The true label of each id.</param>
    /// <param name="predictions">The label each id was given; a missing one counts as unclear.</param>
    /// <param name="seed">For the intervals.</param>
    public static AnswerEvaluation Of(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> predictions, ulong seed)
    {
        var rows = Rows(labels, predictions);
        return new AnswerEvaluation(
            rows.Count,
            Metric.Of("macro-F1", rows, MeanF1, seed),
            Metric.Of("right", rows, drawn => Share(drawn, row => row.Label == row.Taken), seed),
            Metric.Of("handed over and details flipped", rows, drawn => Share(drawn, IsFlip), seed),
            Confusion.Of(rows));
    }

    /// <summary>Compares without intervals: for a search through many settings.</summary>
    public static AnswerEvaluation Bare(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> predictions)
    {
        var rows = Rows(labels, predictions);
        Metric Exactly(string name, double value) => new(name, value, value, value);
        return new AnswerEvaluation(
            rows.Count,
            Exactly("macro-F1", MeanF1(rows)),
            Exactly("right", Share(rows, row => row.Label == row.Taken)),
            Exactly("handed over and details flipped", Share(rows, IsFlip)),
            Confusion.Of(rows));
    }

    /// <summary>As lines of text.</summary>
    public IReadOnlyList<string> Describe() => [$"{Count} answers", MacroF1.ToString(), Right.ToString(), Flips.ToString(), .. Confusion.Describe()];

    private static List<(string Label, string Taken)> Rows(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> predictions) =>
        [.. labels.Select(truth => (truth.Value, predictions.GetValueOrDefault(truth.Key, "unclear")))];

    private static bool IsFlip((string Label, string Taken) row) => row is (Delegated, Details) or (Details, Delegated);

    private static double Share(IReadOnlyList<(string Label, string Taken)> rows, Func<(string Label, string Taken), bool> counts) =>
        rows.Count(counts) / (double)rows.Count;

    private static double MeanF1(IReadOnlyList<(string Label, string Taken)> rows) => Labels.Average(label =>
    {
        var hits = rows.Count(row => row.Label == label && row.Taken == label);
        var either = rows.Count(row => row.Label == label) + rows.Count(row => row.Taken == label);
        return either == 0 ? 0 : 2.0 * hits / either;
    });
}
