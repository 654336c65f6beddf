namespace LeadershipBot.Guidance;

/// <summary>What weights make of a text: sums, and the chances those mean.</summary>
internal static class Scores
{
    /// <summary>For each label, from 0 to 1, together 1.</summary>
    public static double[] Chances(double[] scores)
    {
        var top = scores.Max();
        var powers = scores.Select(score => Math.Exp(score - top)).ToArray();
        var sum = powers.Sum();
        return [.. powers.Select(power => power / sum)];
    }

    /// <summary>Adds what a tag or a word weighs; nothing where it is unknown.</summary>
    public static void Add(double[] scores, ReadOnlySpan<sbyte> steps, double times)
    {
        for (var label = 0; label < steps.Length; label++)
        {
            scores[label] += steps[label] * times;
        }
    }
}
