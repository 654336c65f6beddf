using System.Text.Json;

namespace LeadershipBot.Guidance;

/// <summary>The fitted numbers of the answer reader: <c>answers.json</c>.</summary>
/// <param name="Weights">For each of <see cref="AnswerEvaluation.Labels"/>, what each of <see cref="AnswerFeatures.Names"/> weighs.</param>
/// <param name="WordStep">What one step of a word's leaning weighs.</param>
/// <param name="TagStep">What one step of a tag weighs.</param>
/// <param name="Parts">What a part of an answer weighs by itself.</param>
/// <param name="FlipCost">How many right readings one is worth that takes handed over for details, or the reverse.</param>
/// <param name="Doubt">What is added to the chance of "unclear".</param>
/// <param name="SureFrom">From this chance on, the reading is sure.</param>
public sealed record AnswerWeights(IReadOnlyList<IReadOnlyList<double>> Weights, double WordStep, double TagStep, PartWeights Parts, double FlipCost, double Doubt, double SureFrom)
{
    private const int Delegated = 0;
    private const int Details = 1;
    private const int Unclear = 3;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It is not such a file, or has another number of weights than this version knows.</exception>
    public static AnswerWeights Parse(string name, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            double Number(string of) => root.GetProperty(of).GetDouble();
            var weights = GuideWeights.Rows(root.GetProperty("weights"));
            var parts = PartWeights.Of(root);
            return weights.Length == AnswerEvaluation.Labels.Count && parts.Bias.Count == PartWeights.Count && Array.TrueForAll(weights, row => row.Length == AnswerFeatures.Names.Count)
                ? new AnswerWeights(weights, Number("wordStep"), Number("tagStep"), parts, Number("flipCost"), Number("doubt"), Number("sureFrom"))
                : throw new FormatException($"{name} does not belong to this version.");
        }
        catch (Exception broken) when (broken is KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{name} does not belong to this version.", broken);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{name} cannot be read: {broken.Message}", broken);
        }
    }

    /// <summary>The file.</summary>
    public string Write() => JsonLines.Write(
        ("weights", Weights), ("wordStep", WordStep), ("tagStep", TagStep),
        ("partBias", Parts.Bias), ("partWordStep", Parts.WordStep), ("partTagStep", Parts.TagStep), ("partShare", Parts.Share), ("flipCost", FlipCost), ("doubt", Doubt), ("sureFrom", SureFrom));

    /// <summary>For each label: how likely it is, from 0 to 1, together 1.</summary>
    /// <param name="net">What it makes of the words one after the other.</param>
    /// <param name="tags">What tags weigh.</param>
    /// <param name="table">How far words lean.</param>
    public double[] Chances(AnswerFeatures features, Net net, TagTable tags, WordTable table)
    {
        var scores = Weights.Select(row => row.Zip(features.Values, (weight, value) => weight * value).Sum()).ToArray();
        foreach (var tag in features.Tags)
        {
            Scores.Add(scores, tags.Of(tag) is { Length: > 0 } row ? row[..scores.Length] : [], TagStep * features.Share);
        }

        foreach (var (word, share) in features.Words)
        {
            Scores.Add(scores, table.AnswerLeanings(word) is { Length: > 0 } row ? row[..scores.Length] : [], WordStep * share);
        }

        Parts.AddTo(scores, features.Parts, tags, table);

        net.AddTo(scores, features.Rows);
        return Scores.Chances(scores);
    }

    /// <summary>The label that costs least by those chances: to turn an answer round is worse than to get it half right.</summary>
    public string Label(IReadOnlyList<double> chances)
    {
        double[] worth = [.. chances];
        worth[Delegated] -= FlipCost * chances[Details];
        worth[Details] -= FlipCost * chances[Delegated];
        worth[Unclear] += Doubt;
        return AnswerEvaluation.Labels[Array.IndexOf(worth, worth.Max())];
    }
}
