using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Chances that were given to questions by models that had not seen them, and the thresholds those suggest.</summary>
internal static class Validation
{
    /// <summary>So many neighbours stay together: whoever writes a list writes the next line with the last one in mind.</summary>
    public const int Block = 4;

    private const int Folds = 8;

    /// <summary>Of themed questions, so much may be answered with a wrong theme.</summary>
    private const double MostMisled = 0.025;

    /// <summary>Of what is off the essay, so much may be answered with a theme.</summary>
    private const double MostNoneAnswered = 0.01;

    /// <summary>Of what is off the essay, so much may be taken for a leader's question: to be offered three thoughts is a smaller harm than to be sent away.</summary>
    private const double MostOffMissed = 0.085;

    /// <summary>Each example's chances from a model fitted on the other folds; what is only fitted on is in every fit.</summary>
    public static double[][] OutOfFold(IReadOnlyList<Example> examples, Shape shape, int rounds)
    {
        var chances = new double[examples.Count][];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            bool IsHeld(int i) => i / Block % Folds == fold;
            var model = Regression.Fit([.. examples.Where((x, i) => !IsHeld(i) || x.Question.Origin == Origin.Only).Select(x => x.Row)], shape, rounds);
            for (var i = 0; i < examples.Count; i++)
            {
                if (IsHeld(i))
                {
                    chances[i] = Regression.Chances(model.Logits(examples[i].Row));
                }
            }
        });

        return chances;
    }

    /// <summary>"Off the essay" from the highest chance that still recognises nearly all of it; an answer from the lowest chance that keeps errors rare.</summary>
    public static (double NoneFrom, double AnswerFrom) Thresholds(IReadOnlyList<(Example Example, double[] Chances)> rows)
    {
        var seen = rows.Select(row => new Seen(row.Example.Question, row.Chances)).ToList();
        var steps = Enumerable.Range(20, 79).Select(percent => percent / 100.0).ToList();
        var noneFrom = steps.Last(from => OffMissed(seen, from) <= MostOffMissed);
        var answerFrom = steps.First(from => Misled(seen, noneFrom, from) <= MostMisled && NoneAnswered(seen, noneFrom, from) <= MostNoneAnswered);
        return (noneFrom, answerFrom);
    }

    /// <summary>The measures, by the thresholds given.</summary>
    public static QuestionEvaluation Evaluate(IReadOnlyList<(Question Question, double[] Chances, (double NoneFrom, double AnswerFrom) Thresholds)> rows)
    {
        var predictions = rows.Select(row =>
        {
            var order = Enumerable.Range(0, Question.None).OrderByDescending(k => row.Chances[k]).ToList();
            var tier = row.Chances[Question.None] >= row.Thresholds.NoneFrom ? "none" : row.Chances[order[0]] >= row.Thresholds.AnswerFrom ? "answer" : "offer";
            return new QuestionPrediction(row.Question.Id, [.. order.Select(k => Theme.Ids[k])], tier);
        });
        return QuestionEvaluation.Of([.. rows.Select(row => Truth(row.Question))], [.. predictions], seed: 7);
    }

    public static LabelledQuestion Truth(Question question) => new(
        question.Id,
        question.Label == Question.None ? QuestionEvaluation.None : Theme.Ids[question.Label],
        [.. question.Also.Select(k => Theme.Ids[k])]);

    private sealed record Seen(Question Question, double[] Chances)
    {
        public bool IsOff => Question.Label == Question.None;

        public bool Answers(double noneFrom, double answerFrom) => Chances[Question.None] < noneFrom && Chances[First] >= answerFrom;

        public int First { get; } = Enumerable.Range(0, Question.None).MaxBy(k => Chances[k]);
    }

    private static double OffMissed(List<Seen> rows, double noneFrom) =>
        rows.Count(row => row.IsOff && row.Chances[Question.None] < noneFrom) / (double)rows.Count(row => row.IsOff);

    private static double Misled(List<Seen> rows, double noneFrom, double answerFrom) =>
        rows.Count(row => !row.IsOff && row.Answers(noneFrom, answerFrom) && !row.Question.Accepts(row.First)) / (double)rows.Count(row => !row.IsOff);

    private static double NoneAnswered(List<Seen> rows, double noneFrom, double answerFrom) =>
        rows.Count(row => row.IsOff && row.Answers(noneFrom, answerFrom)) / (double)rows.Count(row => row.IsOff);
}
