using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fits what touches more than leading and writes <c>people.json</c> and <c>people.words.txt</c>.</summary>
internal sealed class BorderFit(string guide, Material material)
{
    /// <summary>Whether the report names the texts that were read wrongly.</summary>
    public bool NamesMisses { get; init; }

    private const int Folds = 8;
    private const int Rounds = 200;
    private const int Rank = 300;
    private const double OfFeatures = 1e-3;
    private const double OfKernel = 4e-6;
    private const double OfTags = 8e-6;
    private const int LeastSeen = 2;

    /// <summary>What is ordinary must stay so: a text about leading weighs as two at the border.</summary>
    private const double OfOrdinary = 2;

    /// <summary>Of ordinary texts so many may be taken for each border: more where a miss is grave.</summary>
    private static readonly double[] MostOrdinary = [0, 0.005, 0.003, 0.002];

    /// <summary>A percentage below which no chance is enough.</summary>
    private static readonly int[] Least = [0, 38, 45, 40];

    /// <summary>Of ordinary texts so many may be answered with a line that names somebody to talk to. It costs its reader a glance.</summary>
    private const double MostNear = 0.03;

    /// <summary>Stands for "plain or worn".</summary>
    private const int Strain = -1;
    private const double StrainIsWorn = 0.4;

    private sealed record Seen(string Text, int Border, bool IsOrdinary, bool IsMeasured, BorderFeatures Features, Row Row);

    /// <summary>Reports, and unless told not to writes; gives back how far each word leans to each border, in steps, for the table of words.</summary>
    public Dictionary<string, int[]> Run(Vectors vectors, Vocabulary vocabulary, bool write)
    {
        var people = Phrases.Of(guide, "people.txt");
        var spelling = Phrases.SpellingOfQuestions(guide, vocabulary.Table);
        var texts = Texts();
        var features = texts.Select(text => BorderFeatures.Of(text.Text, spelling.Correct(Words.Of(text.Text)), people, vocabulary.Table)).ToList();
        var kernel = new WordKernel(vectors, vocabulary.Words, features.SelectMany(found => found.Words).Select(word => word.Word).ToHashSet(), Rank);
        var tags = features.Zip(texts).Where(pair => !pair.Second.IsOrdinary).SelectMany(pair => pair.First.Tags.Distinct()).CountBy(tag => tag)
            .Where(pair => pair.Value >= LeastSeen).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
        var ids = tags.Select((tag, i) => (tag, i)).ToDictionary(pair => pair.tag, pair => pair.i);
        List<Seen> all = [.. texts.Select((text, i) => new Seen(text.Text, text.Border, text.IsOrdinary, text.IsMeasured, features[i], Of(features[i], text.Border, text.IsOrdinary, kernel, ids)))];
        var shape = new Shape(BorderWeights.Names.Count, [.. Enumerable.Repeat(OfKernel, Rank), .. Enumerable.Repeat(OfFeatures, BorderFeatures.Names.Count)], tags.Count, OfTags, 0);

        var (from, near) = Report(all, shape);
        var model = Regression.Fit([.. all.Select(seen => seen.Row)], shape, Rounds);
        var leanings = vocabulary.Words.ToDictionary(
            word => word,
            word => BorderWeights.Names.Select((_, of) => kernel.Of(word).Select((value, i) => value * model.Dense(of, i)).Sum()).ToArray());
        var wordStep = Steps.Size(leanings.Values);
        if (write)
        {
            Write(model, tags, wordStep, from, near);
        }

        return leanings.ToDictionary(pair => pair.Key, pair => pair.Value.Select(value => Steps.Of(value, wordStep)).ToArray());
    }

    private void Write(Regression model, List<string> tags, double wordStep, double[] from, double near)
    {
        var rows = tags.Select((_, i) => BorderWeights.Names.Select((_, of) => model.Sparse(of, i)).ToArray()).ToList();
        var tagStep = Steps.Size(rows);
        File.WriteAllText(Path.Combine(guide, "people.words.txt"), string.Concat(tags.Select((tag, i) => TagTable.Write(tag, rows[i].Select(value => Steps.Of(value, tagStep))))));
        var weights = BorderWeights.Names.Select((_, of) => BorderFeatures.Names.Select((name, i) => Math.Round(model.Dense(of, Rank + i) + (name == "one" ? model.Bias(of) : 0), 4)).ToArray());
        File.WriteAllText(Path.Combine(guide, "people.json"), new BorderWeights([.. weights], wordStep, tagStep, from, near).Write());
    }

    /// <summary>The border texts, and ordinary ones: nothing private among them, for who wrote those did not say on which side they stand. Of strain it is not said either whether it is weariness.</summary>
    private List<(string Text, int Border, bool IsOrdinary, bool IsMeasured)> Texts()
    {
        var strain = Theme.Ids.ToList().IndexOf("feeling-the-strain");
        bool IsStrain(Question question) => question.Label == strain || question.Also.Contains(strain);
        return
        [
            .. material.Borders(untouched: false).Concat(material.OnlyBorders())
                .Select(text => (text.Text, BorderWeights.Names.ToList().IndexOf(text.Label), false, text.Origin != Origin.Only)),
            .. material.Dev().Concat(material.Later(untouched: false)).Concat(material.First()).Where(question => question.Kind != "personal/life")
                .Select(question => (question.Text, IsStrain(question) ? Strain : 0, true, true)),
        ];
    }

    private static Row Of(BorderFeatures found, int border, bool isOrdinary, WordKernel kernel, Dictionary<string, int> ids)
    {
        var dense = new double[Rank + found.Values.Length];
        found.Values.CopyTo(dense, Rank);
        foreach (var (word, share) in found.Words)
        {
            Regression.AddTo(dense.AsSpan(0, Rank), share, kernel.Of(word));
        }

        var target = new double[BorderWeights.Names.Count];
        target[Math.Max(0, border)] = 1;
        if (border == Strain)
        {
            (target[0], target[2]) = (1 - StrainIsWorn, StrainIsWorn);
        }

        var sparse = found.Tags.Where(ids.ContainsKey).CountBy(tag => tag).Select(pair => (ids[pair.Key], pair.Value * found.Share)).OrderBy(pair => pair.Item1);
        return new Row(dense, [.. sparse], [], target, isOrdinary ? OfOrdinary : 1);
    }

    private (double[] From, double Near) Report(List<Seen> all, Shape shape)
    {
        var chances = new double[all.Count][];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            bool IsHeld(int i) => i / Validation.Block % Folds == fold;
            var model = Regression.Fit([.. all.Where((seen, i) => !IsHeld(i) || !seen.IsMeasured).Select(seen => seen.Row)], shape, Rounds);
            for (var i = 0; i < all.Count; i++)
            {
                chances[i] = IsHeld(i) ? Regression.Chances(model.Logits(all[i].Row)) : chances[i];
            }
        });

        var rows = all.Select((seen, i) => (Seen: seen, Chances: chances[i])).Where(row => row.Seen.IsMeasured).ToList();
        double[] from = [1, From(rows, 1), From(rows, 2), From(rows, 3)];
        var taken = rows.Select(row => (row.Seen, Taken: Taken(row.Seen, row.Chances, from))).ToList();
        var borders = taken.Where(row => !row.Seen.IsOrdinary).ToList();
        Console.WriteLine($"border texts, by cross-validation, from {string.Join(" ", from)}: {borders.Count(row => row.Seen.Border == row.Taken)} of {borders.Count} right");
        foreach (var line in Confusion.Of(borders.Select(row => (BorderWeights.Names[row.Seen.Border], BorderWeights.Names[row.Taken]))).Describe())
        {
            Console.WriteLine("  " + line);
        }

        foreach (var row in borders.Where(row => NamesMisses && row.Seen.Border != row.Taken))
        {
            Console.WriteLine($"  {BorderWeights.Names[row.Seen.Border]} taken for {BorderWeights.Names[row.Taken]} | {row.Seen.Text}");
        }

        Console.WriteLine($"ordinary texts taken for a border: {taken.Count(row => row.Seen.Border == 0 && row.Seen.IsOrdinary && row.Taken != 0)} of {taken.Count(row => row.Seen.Border == 0 && row.Seen.IsOrdinary)}; strain taken for safety: {taken.Count(row => row.Seen.Border == Strain && row.Taken == 1)} of {taken.Count(row => row.Seen.Border == Strain)}");
        var near = Near(rows);
        bool IsNear((Seen Seen, double[] Chances) row) => row.Seen.Features.Values[1] > 0 || row.Chances[1] >= Math.Min(near, from[1]);
        Console.WriteLine($"a person named from {near}: {rows.Count(row => row.Seen.Border == 1 && !IsNear(row))} of {rows.Count(row => row.Seen.Border == 1)} calls for help get neither that nor the contact; {rows.Count(row => row.Seen.Border == 0 && row.Seen.IsOrdinary && IsNear(row))} ordinary texts get one of the two");
        return (from, near);
    }

    // What a phrase says is never taken back; a missed call for help is worse than a needless contact.
    private static double From(List<(Seen Seen, double[] Chances)> rows, int border)
    {
        var open = rows.Where(row => row.Seen.Features.Values[border] == 0).ToList();
        var ordinary = open.Where(row => row.Seen.IsOrdinary && (border != 2 || row.Seen.Border != Strain)).Select(row => row.Chances[border]).ToList();
        var gain = border == 1 ? 3 : 1;
        return Enumerable.Range(Least[border], 96 - Least[border]).Select(percent => percent / 100.0)
            .Where(from => ordinary.Count(chance => chance >= from) <= MostOrdinary[border] * ordinary.Count)
            .MaxBy(from => open.Where(row => !row.Seen.IsOrdinary && row.Chances[border] >= from).Sum(row => row.Seen.Border == border ? gain : -1));
    }

    private static double Near(List<(Seen Seen, double[] Chances)> rows)
    {
        var ordinary = rows.Where(row => row.Seen.IsOrdinary && row.Seen.Border == 0).Select(row => row.Chances[1]).ToList();
        return Enumerable.Range(1, 99).Select(percent => percent / 100.0).First(from => ordinary.Count(chance => chance >= from) <= MostNear * ordinary.Count);
    }

    private static int Taken(Seen seen, double[] chances, double[] from)
    {
        bool Is(int border) => seen.Features.Values[border] > 0 || chances[border] >= from[border];
        return Is(1) ? 1 : Is(3) ? 3 : Is(2) ? 2 : 0;
    }
}
