using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits the guide and writes its files.</summary>
internal sealed class GuideFit(string guide, Material material)
{
    public const int Rounds = 120;
    private const int Rank = 300;
    private const double OfKernel = 3e-6;
    private const double OfKinds = 5e-4;
    private const double OfStems = 1.5e-5;
    private const double OfShared = 1e-4;

    /// <summary>A tag that was seen less often says more about one text than about a theme.</summary>
    public const int LeastSeen = 2;

    /// <summary>Reports what was measured by cross-validation and, unless told not to, writes <c>words.txt</c> and <c>weights.json</c>.</summary>
    /// <param name="rest">How far a word leans to the labels of answers and to the borders, and where it lies, in steps.</param>
    public void Run(Vectors vectors, Vocabulary vocabulary, Func<string, int[]> rest, bool write)
    {
        var (cues, borders) = (Phrases.Of(guide, "cues.txt"), Phrases.Of(guide, "borders.txt"));
        List<Question> questions = [.. material.Dev(), .. material.Later(untouched: false), .. material.First(), .. material.Only()];
        var landmarks = questions.SelectMany(question => Words.Of(question.Text)).Select(word => word.Text).ToHashSet();
        var kernel = new WordKernel(vectors, vocabulary.Words, landmarks, Rank);
        var examples = new Examples(vectors, kernel, cues, borders, vocabulary.Table, Phrases.SpellingOfQuestions(guide, vocabulary.Table), questions);
        var all = questions.Select(examples.Of).ToList();
        var shape = new Shape(
            Question.Classes,
            [.. Enumerable.Repeat(OfKernel, Rank), .. Enumerable.Repeat(OfKinds, QuestionFeatures.KindNames.Count)],
            examples.SparseCount, OfStems, OfShared);

        var thresholds = Report(all, shape);
        if (write)
        {
            var model = Regression.Fit([.. all.Select(example => example.Row)], shape, Rounds);
            Write(model, vocabulary.Words.ToDictionary(word => word, word => Row(word, model, vectors, kernel, examples.StemIds)), vectors, rest, WriteTags(model, examples), thresholds);
        }
    }

    private void Write(
        Regression model, Dictionary<string, double[]> rows, Vectors vectors, Func<string, int[]> rest, double tagStep, (double NoneFrom, double AnswerFrom) thresholds)
    {
        var step = Steps.Size(rows.Values);
        var lines = rows.OrderBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => $"{row.Key} {WordTable.Write(vectors.Mass(row.Key), [.. row.Value.Select(value => Steps.Of(value, step)), .. rest(row.Key)])}\n");
        File.WriteAllText(Path.Combine(guide, "words.txt"), string.Concat(lines));
        var kinds = QuestionFeatures.KindNames.Select((_, s) => Enumerable.Range(0, Question.Classes).Select(of => Short(model.Dense(of, Rank + s))).ToArray());
        double[] bias = [.. Enumerable.Range(0, Question.Classes).Select(of => Short(model.Bias(of)))];
        File.WriteAllText(
            Path.Combine(guide, "weights.json"),
            new GuideWeights(step, tagStep, bias, Short(model.Shared), [.. kinds], thresholds.NoneFrom, thresholds.AnswerFrom).Write());
    }

    private double WriteTags(Regression model, Examples examples)
    {
        // What all classes share says nothing.
        var rows = examples.Tags.Select((_, at) => Enumerable.Range(0, Question.Classes).Select(of => model.Sparse(of, examples.FirstTag + at)).ToArray())
            .Select(row => row.Select(value => (value - row.Average()) * Examples.OfTags).ToArray()).ToList();
        var step = Steps.Size(rows);
        File.WriteAllText(
            Path.Combine(guide, "questions.words.txt"),
            string.Concat(examples.Tags.Zip(rows, (tag, row) => TagTable.Write(tag, row.Select(value => Steps.Of(value, step))))));
        return step;
    }

    private static (double NoneFrom, double AnswerFrom) Report(List<Example> all, Shape shape)
    {
        var chances = Validation.OutOfFold(all, shape, Rounds);

        // What is only fitted on is not measured.
        var measured = all.Zip(chances, (example, p) => (Example: example, Chances: p)).Where(row => row.Example.Question.Origin != Origin.Only).ToList();
        int HalfOf(int at) => at / Validation.Block % 2;

        // Chosen where it is hard: where people say plainly what they mean there are so few errors that an answer would be given too lightly elsewhere.
        bool IsHard((Example Example, double[] Chances) row) => row.Example.Question.Origin != Origin.Plain;
        var halves = Enumerable.Range(0, 2).Select(half => Validation.Thresholds([.. measured.Where((row, i) => HalfOf(i) == half && IsHard(row))])).ToArray();

        // Thresholds come from the half that a question is not in.
        var rows = measured.Select((row, i) => (row.Example.Question, row.Chances, Thresholds: halves[1 - HalfOf(i)])).ToList();
        foreach (var (title, origin) in new[] { ("DEV", Origin.Dev), ("first texts", Origin.First), ("later texts", Origin.Later), ("fresh texts", Origin.Fresh), ("wide texts", Origin.Wide), ("scenes", Origin.Scene), ("crowd", Origin.Crowd), ("plain texts", Origin.Plain) })
        {
            var part = rows.Where(row => row.Question.Origin == origin).ToList();
            Print($"{title}, by cross-validation", part);
            if (part.Exists(row => row.Question.Kind == "indirect"))
            {
                Print($"{title} that say it indirectly", part.Where(row => row.Question.Kind == "indirect"));
                Print($"{title} that say it otherwise", part.Where(row => row.Question.Kind != "indirect"));
            }
        }

        var dev = all.Where(example => example.Question.Origin == Origin.Dev).ToList();
        var model = Regression.Fit([.. all.Where(example => example.Question.Origin != Origin.Dev).Select(example => example.Row)], shape, Rounds);
        Print("DEV, fitted without DEV", dev.Select(example => (example.Question, Regression.Chances(model.Logits(example.Row)), halves[0])));
        var final = Validation.Thresholds([.. measured.Where(IsHard)]);
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

    private static double[] Row(string word, Regression model, Vectors vectors, WordKernel kernel, IReadOnlyDictionary<string, int> stemIds)
    {
        var near = kernel.Of(word);
        var row = new double[Question.Classes];
        for (var of = 0; of < row.Length; of++)
        {
            row[of] = near.Select((value, i) => value * model.Dense(of, i)).Sum() + (stemIds.TryGetValue(Stem.Of(word), out var id) ? model.Sparse(of, id) : 0);
        }

        // What all classes share says nothing; without it the steps are finer.
        var mean = row.Average();
        return [.. row.Select(value => (value - mean) * vectors.Mass(word))];
    }

    private static double Short(double value) => Math.Round(value, 4);
}
