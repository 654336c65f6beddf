using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits the guide and writes its files.</summary>
internal sealed class GuideFit(string guide, Material material)
{
    private const int FrequentWords = 16_000;
    private const int Rounds = 200;
    private const double Clip = 0.9995;
    private static readonly Ridge Held = new(Vector: 0.0001, Stem: 0.001, Shared: 0.0001, Kind: 0.003);

    /// <summary>Reports what was measured by cross-validation and, unless told not to, writes <c>words.txt</c> and <c>weights.json</c>.</summary>
    public void Run(string vectorsPath, bool write)
    {
        var cuesText = File.ReadAllText(Path.Combine(guide, "cues.txt"));
        var cues = PhraseBook.Parse("cues.txt", cuesText);
        var borders = PhraseBook.Parse("borders.txt", File.ReadAllText(Path.Combine(guide, "borders.txt")));
        List<Question> questions = [.. material.Dev(), .. material.Later(untouched: false), .. material.First(), .. material.Pack()];

        // Words of the later texts are wanted only if frequent: among the rest are the misspelt ones that vectors also know.
        var wanted = questions.Where(question => question.Origin is Origin.Dev or Origin.First).SelectMany(question => Words.Of(question.Text)).Select(word => word.Text)
            .Concat(cuesText.Split([' ', '|', '\n'])).ToHashSet();
        var vectors = Vectors.Load(vectorsPath, wanted);
        var leaning = new Leaning(vectors, cuesText);
        var table = vectors.ByRank.Where((word, at) => at < FrequentWords || wanted.Contains(word)).ToList();
        var blank = string.Concat(table.Select(word => $"{word} {WordTable.Write(vectors.Mass(word), new int[WordTable.Classes])}\n"));
        var examples = new Examples(vectors, leaning, cues, borders, WordTable.Parse("words.txt", blank));
        var all = questions.Select(question => examples.Of(question, weight: 1)).ToList();

        var thresholds = Report(all, examples.StemCount);
        if (write)
        {
            var model = Regression.Fit(all, examples.StemCount, Held, Rounds);
            var rows = table.ToDictionary(word => word, word => Row(word, model, vectors, leaning, examples.StemIds));
            var step = rows.Values.SelectMany(row => row).Select(Math.Abs).Order().ElementAt((int)(rows.Count * Question.Classes * Clip)) / WordTable.Most;
            var lines = table.Order(StringComparer.Ordinal).Select(word => $"{word} {WordTable.Write(vectors.Mass(word), rows[word].Select(value => Steps(value, step)))}\n");
            File.WriteAllText(Path.Combine(guide, "words.txt"), string.Concat(lines));
            var kinds = QuestionFeatures.KindNames.Select((_, s) => Enumerable.Range(0, Question.Classes).Select(k => Short(model.Kinds[s, k])).ToArray());
            var weights = new GuideWeights(Short(step), [.. model.Bias.Select(Short)], Short(model.Shared[0]), [.. kinds], thresholds.NoneFrom, thresholds.AnswerFrom);
            File.WriteAllText(Path.Combine(guide, "weights.json"), weights.Write());
        }
    }

    private static (double NoneFrom, double AnswerFrom) Report(List<Example> all, int stemCount)
    {
        var chances = Validation.OutOfFold(all, stemCount, Held, Rounds);

        // The pack's own sentences are fitted on, and nothing else.
        var measured = all.Zip(chances, (example, p) => (Example: example, Chances: p)).Where(row => row.Example.Question.Origin != Origin.Pack).ToList();
        int HalfOf(int at) => at / Validation.Block % 2;
        var halves = Enumerable.Range(0, 2).Select(half => Validation.Thresholds([.. measured.Where((_, i) => HalfOf(i) == half)])).ToArray();

        // Thresholds come from the half that a question is not in.
        var rows = measured.Select((row, i) => (row.Example.Question, row.Chances, Thresholds: halves[1 - HalfOf(i)])).ToList();
        Print("DEV, by cross-validation", rows.Where(row => row.Question.Origin == Origin.Dev));
        Print("first texts, by cross-validation", rows.Where(row => row.Question.Origin == Origin.First));
        var later = rows.Where(row => row.Question.Origin == Origin.Later).ToList();
        Print("later texts, by cross-validation", later);
        Print("later texts that say it indirectly, by cross-validation", later.Where(row => row.Question.Kind == "indirect"));
        Print("later texts that say it otherwise, by cross-validation", later.Where(row => row.Question.Kind != "indirect"));
        var dev = all.Where(example => example.Question.Origin == Origin.Dev).ToList();
        var model = Regression.Fit([.. all.Where(example => example.Question.Origin != Origin.Dev)], stemCount, Held, Rounds);
        Print("DEV, fitted without DEV", dev.Select(example => (example.Question, Regression.Chances(model.Logits(example)), halves[0])));
        var final = Validation.Thresholds(measured);
        Console.WriteLine($"thresholds: none from {final.NoneFrom}, answer from {final.AnswerFrom} (halves {halves[0]}, {halves[1]})");
        return final;
    }

    private static void Print(string title, IEnumerable<(Question Question, double[] Chances, (double, double) Thresholds)> rows)
    {
        Console.WriteLine(title);
        foreach (var line in Validation.Evaluate([.. rows]).Describe().Take(9))
        {
            Console.WriteLine("  " + line);
        }
    }

    private static double[] Row(string word, Regression model, Vectors vectors, Leaning leaning, IReadOnlyDictionary<string, int> stemIds)
    {
        var vector = vectors.Of(word)!;
        var leans = leaning.Of(word);
        var row = new double[Question.Classes];
        for (var k = 0; k < row.Length; k++)
        {
            row[k] = vector.Select((value, i) => value * model.ByVector[k, i]).Sum()
                + (stemIds.TryGetValue(Stem.Of(word), out var id) ? model.ByStem[id, k] : 0)
                + (k < Question.None ? model.Shared[1] * leans[k] : 0);
        }

        // What all classes share says nothing; without it the steps are finer.
        var mean = row.Average();
        return [.. row.Select(value => (value - mean) * vectors.Mass(word))];
    }

    private static int Steps(double value, double step) => (int)Math.Clamp(Math.Round(value / step), -WordTable.Most, WordTable.Most);

    private static double Short(double value) => Math.Round(value, 4);
}
