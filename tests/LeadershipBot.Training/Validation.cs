using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Chances that were given to questions by models that had not seen them, and the thresholds those suggest.</summary>
internal static class Validation
{
    private const int Folds = 8;

    /// <summary>One error in so many answers is what the thresholds aim at.</summary>
    private const double MostMisled = 0.045;

    /// <summary>Of what is off the essay, so much may be answered with a theme.</summary>
    private const double MostNoneAnswered = 0.02;

    /// <summary>Each example's chances from a model fitted on the other folds.</summary>
    public static double[][] OutOfFold(IReadOnlyList<Example> examples, int wordCount, Ridge ridge, int rounds)
    {
        var chances = new double[examples.Count][];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var model = Regression.Fit([.. examples.Where((_, i) => i % Folds != fold)], wordCount, ridge, rounds);
            for (var i = fold; i < examples.Count; i += Folds)
            {
                chances[i] = Regression.Chances(model.Logits(examples[i]));
            }
        });

        return chances;
    }

    /// <summary>"Off the essay" where that is most often right; an answer from the lowest chance that keeps errors rare.</summary>
    public static (double NoneFrom, double AnswerFrom) Thresholds(IReadOnlyList<Example> examples, IReadOnlyList<double[]> chances)
    {
        var steps = Enumerable.Range(20, 75).Select(percent => percent / 100.0).ToList();
        var noneFrom = steps.MaxBy(from => F1(examples, chances, from));
        var answerFrom = steps.First(from => Misled(examples, chances, noneFrom, from) <= MostMisled && NoneAnswered(examples, chances, noneFrom, from) <= MostNoneAnswered);
        return (noneFrom, answerFrom);
    }

    /// <summary>The measures of DEV or of our own texts, by thresholds given.</summary>
    public static QuestionEvaluation Evaluate(IReadOnlyList<(Example Example, double[] Chances)> rows, Func<int, (double NoneFrom, double AnswerFrom)> thresholds)
    {
        var truths = rows.Select((row, i) => new LabelledQuestion(
            $"{i}",
            row.Example.Question.Label == Question.None ? QuestionEvaluation.None : Theme.Ids[row.Example.Question.Label],
            [.. row.Example.Question.Also.Select(k => Theme.Ids[k])]));
        var predictions = rows.Select((row, i) =>
        {
            var (noneFrom, answerFrom) = thresholds(i);
            var order = Enumerable.Range(0, Question.None).OrderByDescending(k => row.Chances[k]).ToList();
            var tier = row.Chances[Question.None] >= noneFrom ? "none" : row.Chances[order[0]] >= answerFrom ? "answer" : "offer";
            return new QuestionPrediction($"{i}", [.. order.Select(k => Theme.Ids[k])], tier);
        });
        return QuestionEvaluation.Of([.. truths], [.. predictions], seed: 7);
    }

    private static double F1(IReadOnlyList<Example> examples, IReadOnlyList<double[]> chances, double noneFrom)
    {
        var said = chances.Count(p => p[Question.None] >= noneFrom);
        var hits = examples.Where((x, i) => x.Question.Label == Question.None && chances[i][Question.None] >= noneFrom).Count();
        return 2.0 * hits / (said + examples.Count(x => x.Question.Label == Question.None));
    }

    private static double Misled(IReadOnlyList<Example> examples, IReadOnlyList<double[]> chances, double noneFrom, double answerFrom)
    {
        var themed = examples.Count(x => x.Question.Label != Question.None);
        return examples.Where((x, i) => x.Question.Label != Question.None && Answers(chances[i], noneFrom, answerFrom) && !x.Question.Accepts(First(chances[i]))).Count()
            / (double)themed;
    }

    private static double NoneAnswered(IReadOnlyList<Example> examples, IReadOnlyList<double[]> chances, double noneFrom, double answerFrom)
    {
        var off = examples.Count(x => x.Question.Label == Question.None);
        return examples.Where((x, i) => x.Question.Label == Question.None && Answers(chances[i], noneFrom, answerFrom)).Count() / (double)off;
    }

    private static bool Answers(double[] chances, double noneFrom, double answerFrom) =>
        chances[Question.None] < noneFrom && chances[First(chances)] >= answerFrom;

    private static int First(double[] chances) => Enumerable.Range(0, Question.None).MaxBy(k => chances[k]);
}
