namespace LeadershipBot.Guidance;

/// <summary>A question whose fitting themes are known.</summary>
/// <param name="Label">A theme's id, or <see cref="QuestionEvaluation.None"/>.</param>
/// <param name="Also">Theme ids that are as acceptable.</param>
public sealed record LabelledQuestion(string Id, string Label, IReadOnlyList<string> Also);

/// <summary>What was made of a question.</summary>
/// <param name="Ranked">Every theme id, best first.</param>
/// <param name="Tier"><c>answer</c>, <c>offer</c> or <c>none</c>; see <see cref="QuestionEvaluation.TierName"/>.</param>
public sealed record QuestionPrediction(string Id, IReadOnlyList<string> Ranked, string Tier);

/// <summary>How well questions were read. Shares of themed questions, except the last three.</summary>
/// <param name="First">The first theme is acceptable, whatever the tier.</param>
/// <param name="FirstThree">One of the first three is acceptable, whatever the tier.</param>
/// <param name="Right">Answered, and acceptably.</param>
/// <param name="RightOrOffered">Answered acceptably, or an acceptable one is among the three that were offered.</param>
/// <param name="Misled">Answered, and not acceptably.</param>
/// <param name="NoneRecall">Of what is off the essay: said so.</param>
/// <param name="NonePrecision">Of what was said to be off the essay: it is.</param>
/// <param name="NoneAnswered">Of what is off the essay: answered with a theme all the same.</param>
/// <param name="Confusion">How often a label was taken for what: the first theme, or none when that was the tier.</param>
public sealed record QuestionEvaluation(
    int Count,
    Metric First,
    Metric FirstThree,
    Metric Right,
    Metric RightOrOffered,
    Metric Misled,
    Metric NoneRecall,
    Metric NonePrecision,
    Metric NoneAnswered,
    Confusion Confusion)
{
    /// <summary>The label and the tier of what the essay does not speak to.</summary>
    public const string None = "none";

    private const int Offered = 3;

    /// <summary>A tier as predictions name it: a hand-off to a human and a refusal count as none.</summary>
    public static string TierName(Tier tier) => tier switch
    {
        Tier.Answer => "answer",
        Tier.Offer => "offer",
        Tier.None or Tier.Safety or Tier.OthersData => None,
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "Not a tier."),
    };

    /// <summary>Compares.</summary>
    /// <param name="truths">What is known; a question without a prediction counts as answered with nothing.</param>
    /// <param name="predictions">In any order.</param>
    /// <param name="seed">For the intervals.</param>
    public static QuestionEvaluation Of(IReadOnlyList<LabelledQuestion> truths, IReadOnlyList<QuestionPrediction> predictions, ulong seed)
    {
        var byId = predictions.ToDictionary(prediction => prediction.Id);
        var rows = truths.Select(truth => new Row(truth, byId.GetValueOrDefault(truth.Id) ?? new QuestionPrediction(truth.Id, [], None))).ToList();
        var themed = rows.Where(row => row.Truth.Label != None).ToList();
        Metric Share(string name, IReadOnlyList<Row> of, Func<Row, bool> counts) =>
            Metric.Of(name, of, drawn => drawn.Count(counts) / (double)drawn.Count, seed);

        var off = rows.Where(row => row.Truth.Label == None).ToList();
        return new QuestionEvaluation(
            rows.Count,
            Share("acceptable at first rank", themed, row => row.AcceptableIn(1)),
            Share("acceptable among the first three", themed, row => row.AcceptableIn(Offered)),
            Share("answered right", themed, row => row.Answered && row.AcceptableIn(1)),
            Share("right, or right among three offered", themed, row => row.Answered ? row.AcceptableIn(1) : !row.SaidNone && row.AcceptableIn(Offered)),
            Share("misled", themed, row => row.Answered && !row.AcceptableIn(1)),
            Share("off the essay, recognised", off, row => row.SaidNone),
            Share("said to be off the essay, rightly", [.. rows.Where(row => row.SaidNone)], row => row.Truth.Label == None),
            Share("off the essay, answered with a theme", off, row => row.Answered),
            Confusion.Of(rows.Select(row => (row.Truth.Label, row.Taken))));
    }

    /// <summary>As lines of text.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        $"{Count} questions",
        .. new[] { First, FirstThree, Right, RightOrOffered, Misled, NoneRecall, NonePrecision, NoneAnswered }.Select(metric => metric.ToString()),
        .. Confusion.Describe(),
    ];

    private sealed record Row(LabelledQuestion Truth, QuestionPrediction Prediction)
    {
        public bool Answered => Prediction.Tier == "answer";

        public bool SaidNone => Prediction.Tier == None;

        public string Taken => SaidNone ? None : Prediction.Ranked[0];

        public bool AcceptableIn(int first) => Prediction.Ranked.Take(first).Any(id => id == Truth.Label || Truth.Also.Contains(id));
    }
}
