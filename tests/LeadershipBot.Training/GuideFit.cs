using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits the guide and writes its files.</summary>
internal sealed class GuideFit(string content, string material, string devPath)
{
    private const int FrequentWords = 16_000;
    private const int Rounds = 200;
    private const double Clip = 0.9995;
    private static readonly Ridge Held = new(Vector: 0.001, Word: 0.003, Shared: 0.0001, Kind: 0.001);

    /// <summary>Reports what was measured by cross-validation and, unless told not to, writes <c>words.txt</c> and <c>weights.json</c>.</summary>
    public void Run(string vectorsPath, bool write)
    {
        var cuesText = File.ReadAllText(Path.Combine(content, "cues.txt"));
        var cues = PhraseBook.Parse("cues.txt", cuesText);
        var borders = PhraseBook.Parse("borders.txt", File.ReadAllText(Path.Combine(content, "borders.txt")));
        List<Question> questions = [.. Material.Dev(devPath), .. Material.Own(material)];
        var wanted = questions.SelectMany(question => Words.Of(question.Text)).Select(word => word.Text).Concat(cuesText.Split([' ', '|', '\n'])).ToHashSet();
        var vectors = Vectors.Load(vectorsPath, wanted);
        var leaning = new Leaning(vectors, cuesText);
        var table = vectors.ByRank.Where((word, at) => at < FrequentWords || wanted.Contains(word)).ToList();
        var examples = new Examples(vectors, leaning, cues, borders, table.ToHashSet().Contains);
        var all = questions.Select(question => examples.Of(question, weight: 1)).ToList();

        var thresholds = Report(all, examples.WordCount);
        if (write)
        {
            var model = Regression.Fit(all, examples.WordCount, Held, Rounds);
            var rows = table.ToDictionary(word => word, word => Row(word, model, vectors, leaning, examples.WordIds));
            var step = rows.Values.SelectMany(row => row).Select(Math.Abs).Order().ElementAt((int)(rows.Count * Question.Classes * Clip)) / WordTable.Most;
            var lines = table.Order(StringComparer.Ordinal).Select(word => $"{word} {WordTable.Write(vectors.Mass(word), rows[word].Select(value => Steps(value, step)))}\n");
            File.WriteAllText(Path.Combine(content, "words.txt"), string.Concat(lines));
            var weights = new GuideWeights(Short(step), [.. model.Bias.Select(Short)], Short(model.Shared[0]), [.. model.Kinds.Select(Short)], thresholds.NoneFrom, thresholds.AnswerFrom);
            File.WriteAllText(Path.Combine(content, "weights.json"), weights.Write());
        }
    }

    private static (double NoneFrom, double AnswerFrom) Report(List<Example> all, int wordCount)
    {
        var chances = Validation.OutOfFold(all, wordCount, Held, Rounds);
        var halves = Enumerable.Range(0, 2).Select(half => Validation.Thresholds(
            [.. all.Where((_, i) => i / 8 % 2 == half)], [.. chances.Where((_, i) => i / 8 % 2 == half)])).ToArray();

        // Thresholds come from the half that a question is not in.
        var rows = all.Select((example, i) => (Example: example, Chances: chances[i], Thresholds: halves[1 - (i / 8 % 2)])).ToList();
        Print("DEV, by cross-validation", rows.Where(row => row.Example.Question.IsDev));
        Print("our own texts, by cross-validation", rows.Where(row => !row.Example.Question.IsDev));

        var own = all.Where(example => !example.Question.IsDev).ToList();
        var dev = all.Where(example => example.Question.IsDev).ToList();
        PrintTransfer("DEV, fitted on our own texts alone", own, dev, wordCount, halves[0]);
        PrintTransfer("our own texts, fitted on DEV alone", dev, own, wordCount, halves[0]);
        var final = Validation.Thresholds(all, chances);
        Console.WriteLine($"thresholds: none from {final.NoneFrom}, answer from {final.AnswerFrom} (halves {halves[0]}, {halves[1]})");
        return final;
    }

    private static void PrintTransfer(string title, List<Example> from, List<Example> to, int wordCount, (double, double) thresholds)
    {
        var model = Regression.Fit(from, wordCount, Held, Rounds);
        Print(title, to.Select(example => (example, Regression.Chances(model.Logits(example)), thresholds)));
    }

    private static void Print(string title, IEnumerable<(Example Example, double[] Chances, (double, double) Thresholds)> rows)
    {
        var list = rows.ToList();
        var evaluation = Validation.Evaluate([.. list.Select(row => (row.Example, row.Chances))], i => list[i].Thresholds);
        Console.WriteLine(title);
        foreach (var line in evaluation.Describe().Take(9))
        {
            Console.WriteLine("  " + line);
        }
    }

    private static double[] Row(string word, Regression model, Vectors vectors, Leaning leaning, IReadOnlyDictionary<string, int> wordIds)
    {
        var vector = vectors.Of(word)!;
        var leans = leaning.Of(word);
        var row = new double[Question.Classes];
        for (var k = 0; k < row.Length; k++)
        {
            row[k] = vector.Select((value, i) => value * model.ByVector[k, i]).Sum()
                + (wordIds.TryGetValue(word, out var id) ? model.ByWord[id, k] : 0)
                + (k < Question.None ? model.Shared[1] * leans[k] : 0);
        }

        // What all classes share says nothing; without it the steps are finer.
        var mean = row.Average();
        return [.. row.Select(value => (value - mean) * vectors.Mass(word))];
    }

    private static int Steps(double value, double step) => (int)Math.Clamp(Math.Round(value / step), -WordTable.Most, WordTable.Most);

    private static double Short(double value) => Math.Round(value, 4);
}
