using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits the answer reader and writes <c>answers.json</c> and <c>answers.words.txt</c>.</summary>
internal sealed class AnswerFit(string guide, Material material)
{
    private const int Folds = 8;
    private const int Rounds = 150;
    private const int Rank = 200;
    private const double OfFeatures = 1e-3;
    private const double OfKernel = 5e-5;
    private const double OfTags = 2e-4;
    private const double SureFrom = 0.75;
    private const double MostFlips = 0.016;
    private const int LeastSeen = 2;

    private sealed record Answered(AnswerFeatures Features, Row Row, int Label, Origin Origin);

    private sealed record Rules(double FlipCost, double Doubt);

    /// <summary>Reports, and unless told not to writes; gives back how far each word leans to each label, in steps, for the table of words.</summary>
    public Dictionary<string, int[]> Run(Vectors vectors, Vocabulary vocabulary, bool write)
    {
        var book = PhraseBook.Parse("answers.txt", File.ReadAllText(Path.Combine(guide, "answers.txt")));
        var spelling = new Spelling(vocabulary.Table);
        List<Labelled> texts = [.. material.DevAnswers(), .. material.FirstAnswers(), .. material.LaterAnswers(untouched: false), .. material.OnlyAnswers()];
        var features = texts.Select(answer => AnswerFeatures.Of(answer.Text, spelling.Correct(Words.Of(answer.Text)), book, vocabulary.Table)).ToList();
        var kernel = new WordKernel(vectors, vocabulary.Words, features.SelectMany(found => found.Words).Select(word => word.Word).ToHashSet(), Rank);
        var tags = features.SelectMany(found => found.Tags.Distinct()).CountBy(tag => tag).Where(pair => pair.Value >= LeastSeen).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
        var ids = tags.Select((tag, i) => (tag, i)).ToDictionary(pair => pair.tag, pair => pair.i);
        List<Answered> all = [.. features.Select((found, i) => Of(found, texts[i], kernel, ids))];
        var shape = new Shape(AnswerEvaluation.Labels.Count, [.. Enumerable.Repeat(OfKernel, Rank), .. Enumerable.Repeat(OfFeatures, AnswerFeatures.Names.Count)], tags.Count, OfTags, 0);

        var rules = Report(all, shape);
        var model = Regression.Fit([.. all.Select(answer => answer.Row)], shape, Rounds);
        var leanings = vocabulary.Words.ToDictionary(
            word => word,
            word => AnswerEvaluation.Labels.Select((_, of) => kernel.Of(word).Select((value, i) => value * model.Dense(of, i)).Sum()).ToArray());
        var wordStep = Steps.Size(leanings.Values);
        if (write)
        {
            Write(model, tags, wordStep, rules);
        }

        return leanings.ToDictionary(pair => pair.Key, pair => pair.Value.Select(value => Steps.Of(value, wordStep)).ToArray());
    }

    private void Write(Regression model, List<string> tags, double wordStep, Rules rules)
    {
        var rows = tags.Select((_, i) => AnswerEvaluation.Labels.Select((_, of) => model.Sparse(of, i)).ToArray()).ToList();
        var tagStep = Steps.Size(rows);
        File.WriteAllText(Path.Combine(guide, "answers.words.txt"), string.Concat(tags.Select((tag, i) => TagTable.Write(tag, rows[i].Select(value => Steps.Of(value, tagStep))))));
        var weights = AnswerEvaluation.Labels.Select((_, of) => AnswerFeatures.Names.Select((name, i) => Math.Round(model.Dense(of, Rank + i) + (name == "one" ? model.Bias(of) : 0), 4)).ToArray());
        File.WriteAllText(Path.Combine(guide, "answers.json"), new AnswerWeights([.. weights], wordStep, tagStep, rules.FlipCost, rules.Doubt, SureFrom).Write());
    }

    private static Answered Of(AnswerFeatures found, Labelled text, WordKernel kernel, Dictionary<string, int> ids)
    {
        var dense = new double[Rank + found.Values.Length];
        found.Values.CopyTo(dense, Rank);
        foreach (var (word, share) in found.Words)
        {
            Regression.AddTo(dense.AsSpan(0, Rank), share, kernel.Of(word));
        }

        var label = AnswerEvaluation.Labels.ToList().IndexOf(text.Label);
        var target = new double[AnswerEvaluation.Labels.Count];
        target[label] = 1;
        var sparse = found.Tags.Where(ids.ContainsKey).CountBy(tag => tag).Select(pair => (ids[pair.Key], pair.Value * found.Share)).OrderBy(pair => pair.Item1);
        return new Answered(found, new Row(dense, [.. sparse], [], target), label, text.Origin);
    }

    private static Rules Report(List<Answered> all, Shape shape)
    {
        var chances = new double[all.Count][];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            bool IsHeld(int i) => i / Validation.Block % Folds == fold;
            var model = Regression.Fit([.. all.Where((answer, i) => !IsHeld(i) || answer.Origin == Origin.Only).Select(answer => answer.Row)], shape, Rounds);
            for (var i = 0; i < all.Count; i++)
            {
                chances[i] = IsHeld(i) ? Regression.Chances(model.Logits(all[i].Row)) : chances[i];
            }
        });

        // Rules come from the half that an answer is not in, and from the texts that say it in their own way.
        var rows = all.Select((answer, i) => (Answer: answer, Chances: chances[i], Half: i / Validation.Block % 2)).Where(row => row.Answer.Origin != Origin.Only).ToList();
        var hard = rows.Where(row => row.Answer.Origin is Origin.Later or Origin.Fresh or Origin.Wide or Origin.Scene).ToList();
        var halves = Enumerable.Range(0, 2).Select(half => Best([.. hard.Where(row => row.Half == half).Select(row => (row.Answer, row.Chances))])).ToArray();
        foreach (var origin in new[] { Origin.Dev, Origin.First, Origin.Later, Origin.Fresh, Origin.Wide, Origin.Scene })
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
        var taken = rows.Select((row, i) => (i, Label: new AnswerWeights([], 0, 0, row.Rules.FlipCost, row.Rules.Doubt, SureFrom).Label(row.Chances))).ToDictionary(pair => $"{pair.i}", pair => pair.Label);
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
