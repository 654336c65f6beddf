using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>A part of an answer as numbers.</summary>
internal sealed record PartRow(double[] Dense, (int At, double Value)[] Sparse);

/// <summary>Answers of which it is known whether something was done in any part, not in which.</summary>
internal sealed record PartFit(double[] Weights, int Rank)
{
    private const double FirstBias = -1;

    public double Bias => Weights[^1];

    public ReadOnlySpan<double> Dense => Weights.AsSpan(0, Rank);

    public double Sparse(int at) => Weights[Rank + at];

    /// <param name="answers">The parts of each, and whether it was done.</param>
    public static PartFit Fit(IReadOnlyList<(IReadOnlyList<PartRow> Parts, bool IsDone)> answers, int rank, int sparseCount, double ofDense, double ofSparse, int rounds)
    {
        var start = new double[rank + sparseCount + 1];
        start[^1] = FirstBias;
        return new PartFit(Descent.Least(start, (at, slope) => new PartFit(at, rank).Loss(answers, ofDense, ofSparse, slope), rounds), rank);
    }

    /// <summary>Minus the logarithm of the chance that it was done in none of them.</summary>
    public double NotDone(IReadOnlyList<PartRow> parts) => parts.Sum(part => PartWeights.NotDone(Score(part)));

    private double Score(PartRow part) => Bias + Regression.Dot(Dense, part.Dense) + part.Sparse.Sum(pair => Sparse(pair.At) * pair.Value);

    private double Loss(IReadOnlyList<(IReadOnlyList<PartRow> Parts, bool IsDone)> answers, double ofDense, double ofSparse, double[] slope)
    {
        Array.Clear(slope);
        var loss = 0.0;
        foreach (var (parts, isDone) in answers)
        {
            var scores = parts.Select(Score).ToArray();
            var not = scores.Sum(PartWeights.NotDone);
            var chance = Math.Max(1e-12, 1 - Math.Exp(-not));
            loss += (isDone ? -Math.Log(chance) : not) / answers.Count;
            var error = (isDone ? -Math.Exp(-not) / chance : 1) / answers.Count;
            for (var i = 0; i < scores.Length; i++)
            {
                Add(parts[i], error / (1 + Math.Exp(-scores[i])), slope);
            }
        }

        for (var i = 0; i < slope.Length - 1; i++)
        {
            var ridge = i < Rank ? ofDense : ofSparse;
            loss += 0.5 * ridge * Weights[i] * Weights[i];
            slope[i] += ridge * Weights[i];
        }

        return loss;
    }

    private void Add(PartRow part, double error, double[] slope)
    {
        Regression.AddTo(slope.AsSpan(0, Rank), error, part.Dense);
        foreach (var (at, value) in part.Sparse)
        {
            slope[Rank + at] += error * value;
        }

        slope[^1] += error;
    }
}
