using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits the answer reader and writes <c>answers.json</c> and <c>answers.words.txt</c>.</summary>
internal sealed class AnswerFit(string guide, Material material)
{
    private const int Folds = 8;
    private const double SureFrom = 0.75;
    private const double MostFlips = 0.025;
    private const int LeastSeen = 2;

    private sealed record Row(AnswerFeatures Features, int Label, Origin Origin);

    private sealed record Rules(double ReadFrom, double FlipBelow);

    public void Run(bool write)
    {
        var book = PhraseBook.Parse("answers.txt", File.ReadAllText(Path.Combine(guide, "answers.txt")));
        Row Of(Labelled answer) => new(AnswerFeatures.Of(answer.Text, book), AnswerEvaluation.Labels.ToList().IndexOf(answer.Label), answer.Origin);
        List<Row> all = [.. material.DevAnswers().Concat(material.FirstAnswers()).Concat(material.LaterAnswers(untouched: false)).Select(Of)];
        var chances = new double[all.Count][];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            bool IsHeld(int i) => i / Validation.Block % Folds == fold;
            var (weights, tags) = Fit([.. all.Where((_, i) => !IsHeld(i))], new Rules(0, 1));
            for (var i = 0; i < all.Count; i++)
            {
                chances[i] = IsHeld(i) ? weights.Chances(all[i].Features, tags) : chances[i];
            }
        });

        // Rules come from the half that an answer is not in.
        var rows = all.Select((row, i) => (Row: row, Chances: chances[i], Half: i / Validation.Block % 2)).ToList();
        var halves = Enumerable.Range(0, 2).Select(half => Best([.. rows.Where(row => row.Half == half).Select(row => (row.Row, row.Chances))])).ToArray();
        foreach (var origin in new[] { Origin.Dev, Origin.First, Origin.Later })
        {
            Print($"{origin} answers, by cross-validation", Evaluate([.. rows.Where(row => row.Row.Origin == origin).Select(row => (row.Row, row.Chances, halves[1 - row.Half]))]));
        }

        var final = Best([.. rows.Select(row => (row.Row, row.Chances))]);
        Console.WriteLine($"rules: {final} (halves {halves[0]}, {halves[1]})");
        if (write)
        {
            var (weights, _) = Fit(all, final, lines => File.WriteAllText(Path.Combine(guide, "answers.words.txt"), lines));
            File.WriteAllText(Path.Combine(guide, "answers.json"), weights.Write());
        }
    }

    private static Rules Best(List<(Row Row, double[] Chances)> rows)
    {
        var candidates = from read in Enumerable.Range(5, 11) from flip in Enumerable.Range(4, 25) select new Rules(Math.Round(read * 0.05, 3), Math.Round(flip * 0.025, 3));
        return candidates.Select(rules => (Rules: rules, Found: Evaluate([.. rows.Select(row => (row.Row, row.Chances, rules))], seed: null)))
            .Where(candidate => candidate.Found.Flips.Value <= MostFlips)
            .MaxBy(candidate => candidate.Found.MacroF1.Value).Rules;
    }

    private static AnswerEvaluation Evaluate(List<(Row Row, double[] Chances, Rules Rules)> rows, ulong? seed = 7)
    {
        var labels = rows.Select((row, i) => (i, row.Row.Label)).ToDictionary(pair => $"{pair.i}", pair => AnswerEvaluation.Labels[pair.Label]);
        var taken = rows.Select((row, i) => (i, Label: new AnswerWeights([], row.Rules.ReadFrom, SureFrom, row.Rules.FlipBelow).Label(row.Chances))).ToDictionary(pair => $"{pair.i}", pair => pair.Label);
        return seed is { } given ? AnswerEvaluation.Of(labels, taken, given) : AnswerEvaluation.Bare(labels, taken);
    }

    private static void Print(string title, AnswerEvaluation evaluation)
    {
        Console.WriteLine(title);
        foreach (var line in evaluation.Describe())
        {
            Console.WriteLine("  " + line);
        }
    }

    private static (AnswerWeights Weights, TagTable Tags) Fit(IReadOnlyList<Row> rows, Rules rules, Action<string>? write = null)
    {
        var kept = rows.SelectMany(row => row.Features.Tags.Distinct()).GroupBy(tag => tag).Where(group => group.Count() >= LeastSeen)
            .Select(group => group.Key).Order(StringComparer.Ordinal).ToList();
        var model = AnswerRegression.Fit([.. rows.Select(row => (row.Features, row.Label))], kept);
        var lines = string.Concat(kept.Select((tag, i) => TagTable.Write(tag, model.OfTag(i))));
        write?.Invoke(lines);
        return (new AnswerWeights(model.OfFeatures(), rules.ReadFrom, SureFrom, rules.FlipBelow), TagTable.Parse("answers.words.txt", lines));
    }
}
