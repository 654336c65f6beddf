using System.Text.Json;

namespace LeadershipBot.Guidance;

/// <summary>The fitted numbers of what touches more than leading: <c>people.json</c>.</summary>
/// <param name="Weights">For each of <see cref="Names"/>, what each of <see cref="BorderFeatures.Names"/> weighs.</param>
/// <param name="WordStep">What one step of a word's leaning weighs.</param>
/// <param name="TagStep">What one step of a tag weighs.</param>
/// <param name="From">For each of <see cref="Names"/>, from which chance on it holds even though no phrase says so; the first is not used.</param>
/// <param name="NearFrom">From this chance on that a human is needed, one is named beside the reply.</param>
public sealed record BorderWeights(IReadOnlyList<IReadOnlyList<double>> Weights, double WordStep, double TagStep, IReadOnlyList<double> From, double NearFrom)
{
    /// <summary>Nothing special; a human is needed; worn out; another person's answers.</summary>
    public static readonly IReadOnlyList<string> Names = ["plain", "safety", "worn", "others-data"];

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It is not such a file, or has another number of weights than this version knows.</exception>
    public static BorderWeights Parse(string name, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var weights = GuideWeights.Rows(root.GetProperty("weights"));
            var from = GuideWeights.Numbers(root.GetProperty("from"));
            return weights.Length == Names.Count && from.Length == Names.Count && Array.TrueForAll(weights, row => row.Length == BorderFeatures.Names.Count)
                ? new BorderWeights(weights, root.GetProperty("wordStep").GetDouble(), root.GetProperty("tagStep").GetDouble(), from, root.GetProperty("nearFrom").GetDouble())
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
    public string Write() => JsonLines.Write(("weights", Weights), ("wordStep", WordStep), ("tagStep", TagStep), ("from", From), ("nearFrom", NearFrom));

    /// <summary>For each of <see cref="Names"/>: how likely it is, from 0 to 1, together 1.</summary>
    public double[] Chances(BorderFeatures features, TagTable tags, WordTable table)
    {
        var scores = Weights.Select(row => row.Zip(features.Values, (weight, value) => weight * value).Sum()).ToArray();
        foreach (var tag in features.Tags)
        {
            Scores.Add(scores, tags.Of(tag), TagStep * features.Share);
        }

        foreach (var (word, share) in features.Words)
        {
            Scores.Add(scores, table.BorderLeanings(word), WordStep * share);
        }

        return Scores.Chances(scores);
    }
}
