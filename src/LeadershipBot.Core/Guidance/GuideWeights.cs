using System.Text.Json;

namespace LeadershipBot.Guidance;

/// <summary>The few numbers of the guide that were fitted: <c>weights.json</c>.</summary>
/// <param name="Step">What one step of a word's leaning weighs.</param>
/// <param name="TagStep">What one step of a tag weighs.</param>
/// <param name="Bias">For each theme and for "off the essay": what it has before anything is read.</param>
/// <param name="Cue">What a theme's phrases weigh.</param>
/// <param name="Kinds">For each of <see cref="QuestionFeatures.KindNames"/>: what it says for each theme and for "off the essay".</param>
/// <param name="NoneFrom">From this chance of "off the essay" on, the bot says so.</param>
/// <param name="AnswerFrom">From this chance of the first theme on, the bot answers; below, it offers three.</param>
public sealed record GuideWeights(
    double Step,
    double TagStep,
    IReadOnlyList<double> Bias,
    double Cue,
    IReadOnlyList<IReadOnlyList<double>> Kinds,
    double NoneFrom,
    double AnswerFrom)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">It is not such a file, or has another number of weights than this version knows.</exception>
    public static GuideWeights Parse(string name, string text)
    {
        // By hand: what finds out by itself how a record is read costs more at the start than all the rest.
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var bias = Numbers(root.GetProperty("bias"));
            var kinds = Rows(root.GetProperty("kinds"));
            return bias.Length == WordTable.Classes && kinds.Length == QuestionFeatures.KindNames.Count && Array.TrueForAll(kinds, row => row.Length == WordTable.Classes)
                ? new GuideWeights(Number(root, "step"), Number(root, "tagStep"), bias, Number(root, "cue"), kinds, Number(root, "noneFrom"), Number(root, "answerFrom"))
                : throw Foreign(name);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{name} cannot be read: {broken.Message}", broken);
        }
        catch (Exception broken) when (broken is KeyNotFoundException or InvalidOperationException)
        {
            throw Foreign(name, broken);
        }
    }

    /// <summary>The file.</summary>
    public string Write() => JsonLines.Write(
        ("step", Step), ("tagStep", TagStep), ("bias", Bias), ("cue", Cue), ("kinds", Kinds), ("noneFrom", NoneFrom), ("answerFrom", AnswerFrom));

    // Loops, because what queries are made of is compiled for every kind of element at the start.
    internal static double[] Numbers(JsonElement list)
    {
        var numbers = new double[list.GetArrayLength()];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = list[at].GetDouble();
        }

        return numbers;
    }

    internal static double[][] Rows(JsonElement table)
    {
        var rows = new double[table.GetArrayLength()][];
        for (var at = 0; at < rows.Length; at++)
        {
            rows[at] = Numbers(table[at]);
        }

        return rows;
    }

    private static double Number(JsonElement root, string name) => root.GetProperty(name).GetDouble();

    private static FormatException Foreign(string name, Exception? broken = null) => new($"{name} does not belong to this version.", broken);
}
