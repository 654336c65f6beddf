using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits the answer reader and writes <c>answers.json</c>.</summary>
internal sealed class AnswerFit(string guide, Material material)
{
    private const int Folds = 8;
    private const int Rounds = 400;
    private const double Ridge = 0.003;
    private const double ReadFrom = 0.45;
    private const double SureFrom = 0.75;
    private const double FlipBelow = 0.2;

    private sealed record Row(double[] Values, int Label, Origin Origin);

    public void Run(bool write)
    {
        var book = PhraseBook.Parse("answers.txt", File.ReadAllText(Path.Combine(guide, "answers.txt")));
        Row Of(Labelled answer) =>
            new(AnswerFeatures.Of(answer.Text, book).Values, AnswerEvaluation.Labels.ToList().IndexOf(answer.Label), answer.Origin);
        List<Row> all = [.. material.DevAnswers().Concat(material.FirstAnswers()).Concat(material.LaterAnswers(untouched: false)).Select(Of)];
        var folds = Enumerable.Range(0, Folds).Select(fold => Fit([.. all.Where((_, i) => i / Validation.Block % Folds != fold)])).ToList();
        var rows = all.Select((row, i) => (Row: row, Model: folds[i / Validation.Block % Folds])).ToList();
        Print("DEV answers, by cross-validation", rows.Where(row => row.Row.Origin == Origin.Dev));
        Print("first answers, by cross-validation", rows.Where(row => row.Row.Origin == Origin.First));
        Print("later answers, by cross-validation", rows.Where(row => row.Row.Origin == Origin.Later));
        var others = Fit([.. all.Where(row => row.Origin != Origin.Dev)]);
        Print("DEV answers, fitted without DEV", all.Where(row => row.Origin == Origin.Dev).Select(row => (row, others)));
        if (write)
        {
            File.WriteAllText(Path.Combine(guide, "answers.json"), Fit(all).Write());
        }
    }

    private static void Print(string title, IEnumerable<(Row Row, AnswerWeights Model)> rows)
    {
        var list = rows.ToList();
        var labels = list.Select((row, i) => (i, row.Row.Label)).ToDictionary(pair => $"{pair.i}", pair => AnswerEvaluation.Labels[pair.Label]);
        var taken = list.Select((row, i) => (i, row)).ToDictionary(
            pair => $"{pair.i}",
            pair => pair.row.Model.Label(pair.row.Model.Chances(new AnswerFeatures(pair.row.Row.Values, OnPurpose: false))));
        Console.WriteLine(title);
        foreach (var line in AnswerEvaluation.Of(labels, taken, seed: 7).Describe())
        {
            Console.WriteLine("  " + line);
        }
    }

    private static AnswerWeights Fit(IReadOnlyList<Row> rows)
    {
        var classes = AnswerEvaluation.Labels.Count;
        var names = AnswerFeatures.Names.Count;
        var (weights, first, second) = (new double[classes, names], new double[classes, names], new double[classes, names]);
        for (var round = 1; round <= Rounds; round++)
        {
            var slope = new double[classes, names];
            foreach (var row in rows)
            {
                var scores = Enumerable.Range(0, classes).Select(k => Enumerable.Range(0, names).Sum(i => weights[k, i] * row.Values[i])).ToArray();
                var chances = Regression.Chances(scores);
                for (var k = 0; k < classes; k++)
                {
                    for (var i = 0; i < names; i++)
                    {
                        slope[k, i] += (chances[k] - (k == row.Label ? 1 : 0)) * row.Values[i] / rows.Count;
                    }
                }
            }

            Regression.Step(weights, slope, first, second, Ridge, round);
        }

        return new AnswerWeights(
            [.. Enumerable.Range(0, classes).Select(k => Enumerable.Range(0, names).Select(i => Math.Round(weights[k, i], 4)).ToArray())],
            ReadFrom, SureFrom, FlipBelow);
    }
}
