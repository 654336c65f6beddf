using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits the answer reader and writes <c>answers.json</c>, <c>answers.words.txt</c> and <c>answers.net.txt</c>.</summary>
internal sealed class AnswerFit(string guide, Material material)
{
    private const int Folds = 8;
    private const int Rounds = 150;
    private const int Rank = 200;
    private const double OfFeatures = 1e-3;
    private const double OfKernel = 5e-5;
    private const double OfTags = 2e-4;
    private const double SureFrom = 0.75;
    private const double MostFlips = 0.014;
    private const int LeastSeen = 2;

    /// <summary>A part is weighed without the features, and most of its words are its own: it is held less tightly.</summary>
    private const double OfPartKernel = 2e-5;
    private const double OfPartTags = 7e-5;

    /// <summary>What the scores of words, of parts and of neighbouring words are worth; together more than 1, for three that agree are surer than each.</summary>
    private const double OfSums = 0.4;
    private const double OfParts = 0.4;

    private static readonly NetShape OfNet = new(AnswerEvaluation.Labels.Count, AnswerRows.Marks, Filters: 48, Beginnings: 3, Rounds: 14, Share: 0.5);

    private sealed record Answered(AnswerFeatures Features, Row Row, IReadOnlyList<PartRow> Parts, int Label, Origin Origin)
    {
        public bool IsGiven => Label is 0 or 2;

        public bool IsHeld => Label is 1 or 2;
    }

    private sealed record Rules(double FlipCost, double Doubt);

    /// <summary>The three that read an answer.</summary>
    private sealed record Readers(Regression Sums, PartFit Given, PartFit Held, string Filters, double[] Biases)
    {
        private readonly Net net = Net.Parse("answers.net.txt", Filters, NetRows.Width(AnswerRows.Marks), AnswerEvaluation.Labels.Count);

        public static Readers Fit(IReadOnlyList<Answered> answers, Shape shape)
        {
            PartFit Part(Func<Answered, bool> isDone) => PartFit.Fit([.. answers.Select(answer => (answer.Parts, isDone(answer)))], Rank, shape.SparseCount, OfPartKernel, OfPartTags, Rounds);
            var (filters, biases) = NetFit.Fit([.. answers.Select(answer => new NetRow(answer.Features.Rows, answer.Row.Target))], OfNet);
            return new Readers(Regression.Fit([.. answers.Select(answer => answer.Row)], shape, Rounds), Part(answer => answer.IsGiven), Part(answer => answer.IsHeld), filters, biases);
        }

        public double[] Chances(Answered answer)
        {
            double[] scores = [.. Sums.Logits(answer.Row).Zip(Biases, (sum, bias) => (OfSums * sum) + bias)];
            PartWeights.AddTo(scores, OfParts, Given.NotDone(answer.Parts), Held.NotDone(answer.Parts));
            net.AddTo(scores, answer.Features.Rows);
            return Regression.Chances(scores);
        }
    }

    /// <summary>Reports, and unless told not to writes; gives back how far each word leans to each label, and to the two of a part, in steps, for the table of words.</summary>
    public Dictionary<string, int[]> Run(Vectors vectors, Vocabulary vocabulary, bool write)
    {
        var book = Phrases.Of(guide, "answers.txt");
        var spelling = new Spelling(vocabulary.Table, book);
        List<Labelled> texts = [.. material.DevAnswers(), .. material.FirstAnswers(), .. material.LaterAnswers(untouched: false), .. material.OnlyAnswers()];
        var features = texts.Select(answer => AnswerFeatures.Of(answer.Text, spelling.Correct(Words.Of(answer.Text)), book, vocabulary.Table)).ToList();
        var kernel = new WordKernel(vectors, vocabulary.Words, features.SelectMany(found => found.Words).Select(word => word.Word).ToHashSet(), Rank);
        var tags = features.SelectMany(found => found.Tags.Concat(found.Parts.SelectMany(part => part.Tags)).Distinct()).CountBy(tag => tag)
            .Where(pair => pair.Value >= LeastSeen).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
        var ids = tags.Select((tag, i) => (tag, i)).ToDictionary(pair => pair.tag, pair => pair.i);
        List<Answered> all = [.. features.Select((found, i) => Of(found, texts[i], kernel, ids))];
        var shape = new Shape(AnswerEvaluation.Labels.Count, [.. Enumerable.Repeat(OfKernel, Rank), .. Enumerable.Repeat(OfFeatures, AnswerFeatures.Names.Count)], tags.Count, OfTags, 0);

        var rules = Report(all, shape);
        var readers = Readers.Fit(all, shape);
        var ofLabels = new Leanings(vocabulary.Words.Select(word => AnswerEvaluation.Labels.Select((_, of) => Sum(kernel.Of(word), i => readers.Sums.Dense(of, i))).ToArray()));
        var ofParts = new Leanings(vocabulary.Words.Select(word => new[] { Regression.Dot(readers.Given.Dense, kernel.Of(word)), Regression.Dot(readers.Held.Dense, kernel.Of(word)) }));
        if (write)
        {
            Write(readers, tags, ofLabels.Step, ofParts.Step, rules);
        }

        return vocabulary.Words.Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => (int[])[.. ofLabels.Of(pair.i), .. ofParts.Of(pair.i)]);
    }

    private static double Sum(double[] values, Func<int, double> times) => values.Select((value, i) => value * times(i)).Sum();

    private void Write(Readers readers, List<string> tags, double wordStep, double partWordStep, Rules rules)
    {
        var ofLabels = new Leanings(tags.Select((_, i) => AnswerEvaluation.Labels.Select((_, of) => readers.Sums.Sparse(of, i)).ToArray()));
        var ofParts = new Leanings(tags.Select((_, i) => new[] { readers.Given.Sparse(i), readers.Held.Sparse(i) }));
        File.WriteAllText(Path.Combine(guide, "answers.words.txt"), string.Concat(tags.Select((tag, i) => TagTable.Write(tag, [.. ofLabels.Of(i), .. ofParts.Of(i)]))));
        File.WriteAllText(Path.Combine(guide, "answers.net.txt"), readers.Filters);
        var weights = AnswerEvaluation.Labels.Select((_, of) => AnswerFeatures.Names
            .Select((name, i) => (OfSums * readers.Sums.Dense(of, Rank + i)) + (name == "one" ? (OfSums * readers.Sums.Bias(of)) + readers.Biases[of] : 0)).Select(value => Math.Round(value, 4)).ToArray());
        double Short(double step) => Math.Round(step, 6);
        var parts = new PartWeights([Math.Round(readers.Given.Bias, 4), Math.Round(readers.Held.Bias, 4)], partWordStep, ofParts.Step, OfParts);
        File.WriteAllText(
            Path.Combine(guide, "answers.json"),
            new AnswerWeights([.. weights], Short(OfSums * wordStep), Short(OfSums * ofLabels.Step), parts, rules.FlipCost, rules.Doubt, SureFrom).Write());
    }

    private static Answered Of(AnswerFeatures found, Labelled text, WordKernel kernel, Dictionary<string, int> ids)
    {
        var dense = new double[Rank + found.Values.Length];
        found.Values.CopyTo(dense, Rank);
        AddWords(dense, found.Words, kernel);
        var label = AnswerEvaluation.Labels.ToList().IndexOf(text.Label);
        var target = new double[AnswerEvaluation.Labels.Count];
        target[label] = 1;
        return new Answered(found, new Row(dense, Numbers(found.Tags, found.Share, ids), [], target), [.. found.Parts.Select(part => Of(part, kernel, ids))], label, text.Origin);
    }

    private static PartRow Of(AnswerPart part, WordKernel kernel, Dictionary<string, int> ids)
    {
        var dense = new double[Rank];
        AddWords(dense, part.Words, kernel);
        return new PartRow(dense, Numbers(part.Tags, part.Share, ids));
    }

    private static void AddWords(double[] dense, IReadOnlyList<(string Word, double Share)> words, WordKernel kernel)
    {
        foreach (var (word, share) in words)
        {
            Regression.AddTo(dense.AsSpan(0, Rank), share, kernel.Of(word));
        }
    }

    private static (int, double)[] Numbers(IReadOnlyList<string> tags, double share, Dictionary<string, int> ids) =>
        [.. tags.Where(ids.ContainsKey).CountBy(tag => tag).Select(pair => (ids[pair.Key], pair.Value * share)).OrderBy(pair => pair.Item1)];

    private static Rules Report(List<Answered> all, Shape shape)
    {
        var chances = new double[all.Count][];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            bool IsHeld(int i) => i / Validation.Block % Folds == fold;
            var readers = Readers.Fit([.. all.Where((answer, i) => !IsHeld(i) || answer.Origin == Origin.Only)], shape);
            for (var i = 0; i < all.Count; i++)
            {
                chances[i] = IsHeld(i) ? readers.Chances(all[i]) : chances[i];
            }
        });

        // Rules come from the half that an answer is not in, and from the texts that say it in their own way.
        var rows = all.Select((answer, i) => (Answer: answer, Chances: chances[i], Half: i / Validation.Block % 2)).Where(row => row.Answer.Origin != Origin.Only).ToList();
        var hard = rows.Where(row => row.Answer.Origin is Origin.Later or Origin.Fresh or Origin.Wide or Origin.Scene or Origin.Voice or Origin.Crowd).ToList();
        var halves = Enumerable.Range(0, 2).Select(half => Best([.. hard.Where(row => row.Half == half).Select(row => (row.Answer, row.Chances))])).ToArray();
        foreach (var origin in new[] { Origin.Dev, Origin.First, Origin.Later, Origin.Fresh, Origin.Wide, Origin.Scene, Origin.Voice, Origin.Crowd })
        {
            Print($"{origin} answers, by cross-validation", Evaluate([.. rows.Where(row => row.Answer.Origin == origin).Select(row => (row.Answer, row.Chances, halves[1 - row.Half]))]));
        }

        var final = Best([.. hard.Select(row => (row.Answer, row.Chances))]);
        Console.WriteLine($"rules: {final} (halves {halves[0]}, {halves[1]})");
        return final;
    }

    private static Rules Best(List<(Answered Answer, double[] Chances)> rows)
    {
        var candidates = from cost in Enumerable.Range(0, 41) from doubt in Enumerable.Range(-2, 7) select new Rules(cost * 0.5, doubt * 0.025);
        return candidates.Select(rules => (Rules: rules, Found: Evaluate([.. rows.Select(row => (row.Answer, row.Chances, rules))], seed: null)))
            .Where(candidate => candidate.Found.Flips.Value <= MostFlips)
            .MaxBy(candidate => candidate.Found.MacroF1.Value).Rules;
    }

    private static AnswerEvaluation Evaluate(List<(Answered Answer, double[] Chances, Rules Rules)> rows, ulong? seed = 7)
    {
        var labels = rows.Select((row, i) => (i, row.Answer.Label)).ToDictionary(pair => $"{pair.i}", pair => AnswerEvaluation.Labels[pair.Label]);
        var taken = rows.Select((row, i) => (i, Label: new AnswerWeights([], 0, 0, new PartWeights([], 0, 0, 0), row.Rules.FlipCost, row.Rules.Doubt, SureFrom).Label(row.Chances))).ToDictionary(pair => $"{pair.i}", pair => pair.Label);
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
}
