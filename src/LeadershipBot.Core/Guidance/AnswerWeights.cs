using System.Text.Json;

namespace LeadershipBot.Guidance;

/// <summary>The fitted numbers of the answer reader: <c>answers.json</c>.</summary>
/// <param name="Weights">For each of <see cref="AnswerEvaluation.Labels"/>, what each of <see cref="AnswerFeatures.Names"/> weighs.</param>
/// <param name="ReadFrom">From this chance of the likeliest label on, it is read; below, the answer is unclear.</param>
/// <param name="SureFrom">From this chance on, the reading is sure.</param>
/// <param name="FlipBelow">Handed over is read only if details has less than this share of its chance, and the reverse.</param>
public sealed record AnswerWeights(IReadOnlyList<IReadOnlyList<double>> Weights, double ReadFrom, double SureFrom, double FlipBelow)
{
    private const int Delegated = 0;
    private const int Details = 1;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It is not such a file, or has another number of weights than this version knows.</exception>
    public static AnswerWeights Parse(string name, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            double[][] weights = [.. root.GetProperty("weights").EnumerateArray().Select(GuideWeights.Numbers)];
            return weights.Length == AnswerEvaluation.Labels.Count && Array.TrueForAll(weights, row => row.Length == AnswerFeatures.Names.Count)
                ? new AnswerWeights(weights, root.GetProperty("readFrom").GetDouble(), root.GetProperty("sureFrom").GetDouble(), root.GetProperty("flipBelow").GetDouble())
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
    public string Write() => JsonLines.Write(("weights", Weights), ("readFrom", ReadFrom), ("sureFrom", SureFrom), ("flipBelow", FlipBelow));

    /// <summary>For each label: how likely it is, from 0 to 1, together 1.</summary>
    /// <param name="tags">What the words weigh.</param>
    public double[] Chances(AnswerFeatures features, TagTable tags)
    {
        var scores = Weights.Select(row => row.Zip(features.Values, (weight, value) => weight * value).Sum()).ToArray();
        foreach (var tag in features.Tags)
        {
            var weights = tags.Of(tag);
            for (var label = 0; label < weights.Length; label++)
            {
                scores[label] += weights[label] * features.Share;
            }
        }

        var top = scores.Max();
        var powers = scores.Select(score => Math.Exp(score - top)).ToArray();
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }

    /// <summary>The label those chances allow; <c>unclear</c> when in doubt.</summary>
    public string Label(IReadOnlyList<double> chances)
    {
        var best = Enumerable.Range(0, chances.Count).MaxBy(label => chances[label]);
        var opposite = best switch { Delegated => chances[Details], Details => chances[Delegated], _ => 0 };
        return chances[best] >= ReadFrom && opposite < FlipBelow * chances[best] ? AnswerEvaluation.Labels[best] : AnswerEvaluation.Labels[^1];
    }
}
