using System.Text.Json;

namespace LeadershipBot.Guidance;

/// <summary>Whether any part of an answer gives something away, and whether any holds on to it: what is done in no part was not done.</summary>
/// <param name="Bias">For each of the two, before a word is read.</param>
/// <param name="WordStep">What one step of a word's leaning weighs.</param>
/// <param name="TagStep">What one step of a tag weighs.</param>
/// <param name="Share">What the two together are worth beside the sums of words.</param>
public sealed record PartWeights(IReadOnlyList<double> Bias, double WordStep, double TagStep, double Share)
{
    /// <summary>Given away, held on to: behind the labels of answers in the tables.</summary>
    public const int Count = 2;

    private const double Least = 1e-6;

    internal static PartWeights Of(JsonElement root) => new(
        GuideWeights.Numbers(root.GetProperty("partBias")), root.GetProperty("partWordStep").GetDouble(), root.GetProperty("partTagStep").GetDouble(), root.GetProperty("partShare").GetDouble());

    /// <summary>Adds to the score of each of <see cref="AnswerEvaluation.Labels"/>: handed over is given away and not held on to, both is both, unclear is neither.</summary>
    public static void AddTo(double[] scores, double share, double notGiven, double notHeld)
    {
        static double Done(double notDone) => Math.Log(Math.Max(Least, 1 - Math.Exp(-notDone)));
        scores[0] += share * (Done(notGiven) - notHeld);
        scores[1] += share * (Done(notHeld) - notGiven);
        scores[2] += share * (Done(notGiven) + Done(notHeld));
        scores[3] -= share * (notGiven + notHeld);
    }

    internal void AddTo(double[] scores, IReadOnlyList<AnswerPart> parts, TagTable tags, WordTable table)
    {
        var not = new double[Count];
        foreach (var part in parts)
        {
            double[] sums = [.. Bias];
            foreach (var tag in part.Tags)
            {
                Scores.Add(sums, tags.Of(tag) is { Length: > 0 } row ? row[^Count..] : [], TagStep * part.Share);
            }

            foreach (var (word, share) in part.Words)
            {
                Scores.Add(sums, table.AnswerLeanings(word) is { Length: > 0 } row ? row[^Count..] : [], WordStep * share);
            }

            for (var of = 0; of < Count; of++)
            {
                not[of] += NotDone(sums[of]);
            }
        }

        AddTo(scores, Share, not[0], not[1]);
    }

    /// <summary>Of what has that score in one part: minus the logarithm of the chance that it was not done there.</summary>
    public static double NotDone(double score) => score > 0 ? score + Math.Log(1 + Math.Exp(-score)) : Math.Log(1 + Math.Exp(score));
}
