using System.Text.Json;

namespace LeadershipBot.Guidance;

/// <summary>The few numbers of the guide that were fitted: <c>weights.json</c>.</summary>
/// <param name="Step">What one step of a word's leaning weighs.</param>
/// <param name="Bias">For each theme and for "off the essay": what it has before anything is read.</param>
/// <param name="Cue">What a theme's phrases weigh.</param>
/// <param name="Kinds">What each of <see cref="QuestionFeatures.KindNames"/> says for "off the essay".</param>
/// <param name="NoneFrom">From this chance of "off the essay" on, the bot says so.</param>
/// <param name="AnswerFrom">From this chance of the first theme on, the bot answers; below, it offers three.</param>
public sealed record GuideWeights(
    double Step,
    IReadOnlyList<double> Bias,
    double Cue,
    IReadOnlyList<double> Kinds,
    double NoneFrom,
    double AnswerFrom)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It is not such a file, or has another number of weights than this version knows.</exception>
    public static GuideWeights Parse(string name, string text)
    {
        try
        {
            var weights = JsonSerializer.Deserialize<GuideWeights>(text, Options);
            return weights is { Bias.Count: WordTable.Classes } && weights.Kinds.Count == QuestionFeatures.KindNames.Count
                ? weights
                : throw new FormatException($"{name} does not belong to this version.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{name} cannot be read: {broken.Message}", broken);
        }
    }

    /// <summary>The file.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options) + "\n";
}
