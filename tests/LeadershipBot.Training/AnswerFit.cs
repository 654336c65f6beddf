using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits the answer reader and writes <c>answers.json</c>.</summary>
internal sealed class AnswerFit(string content, string material, string devPath)
{
    private const int Folds = 8;
    private const int Rounds = 400;
    private const double Ridge = 0.003;
    private const double ReadFrom = 0.45;
    private const double SureFrom = 0.75;
    private const double FlipBelow = 0.2;

    private sealed record Row(double[] Values, int Label, bool IsDev);

    public void Run(bool write)
    {
        var book = PhraseBook.Parse("answers.txt", File.ReadAllText(Path.Combine(content, "answers.txt")));
        Row Of((string Text, string Label) answer, bool isDev) =>
            new(AnswerFeatures.Of(answer.Text, book).Values, AnswerEvaluation.Labels.ToList().IndexOf(answer.Label), isDev);
        List<Row> dev = [.. Material.DevAnswers(devPath).Select(answer => Of(answer, isDev: true))];
        List<Row> own = [.. Material.Answers(material).Select(answer => Of(answer, isDev: false))];

        // The own texts lie label by label, so each fold has its share of each.
        List<Row> all = [.. dev, .. own];
        var folds = Enumerable.Range(0, Folds).Select(fold => Fit([.. all.Where((_, i) => i % Folds != fold)])).ToList();
        var rows = all.Select((row, i) => (Row: row, Model: folds[i % Folds])).ToList();
        Print("DEV answers, by cross-validation", rows.Where(row => row.Row.IsDev));
        Print("our own answers, by cross-validation", rows.Where(row => !row.Row.IsDev));
        var ownOnly = Fit(own);
        Print("DEV answers, fitted on our own alone", dev.Select(row => (row, ownOnly)));
        var devOnly = Fit(dev);
        Print("our own answers, fitted on DEV alone", own.Select(row => (row, devOnly)));
        if (write)
        {
            File.WriteAllText(Path.Combine(content, "answers.json"), Fit(all).Write());
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
