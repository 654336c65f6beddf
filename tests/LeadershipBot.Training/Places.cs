using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Words by fewer numbers than their vectors have: those along which words differ most (principal components, by Jacobi's turns), in whole steps.</summary>
internal static class Places
{
    private const double Step = 0.0125;
    private const int Sweeps = 12;
    private const double Nothing = 1e-12;

    public static Dictionary<string, int[]> Of(Vectors vectors, IReadOnlyList<string> words)
    {
        var all = words.Select(word => vectors.Of(word)!).ToList();
        var axes = Axes(Products(all)).Take(WordTable.Places).ToList();
        return words.Zip(all).ToDictionary(pair => pair.First, pair => axes.Select(axis => Steps.Of(Regression.Dot(axis, pair.Second), Step)).ToArray());
    }

    private static double[][] Products(List<double[]> vectors)
    {
        double[][] sums = [.. Enumerable.Range(0, Vectors.Dimensions).Select(_ => new double[Vectors.Dimensions])];
        foreach (var vector in vectors)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                Regression.AddTo(sums[i], vector[i] / vectors.Count, vector);
            }
        }

        return sums;
    }

    // Turns two axes at a time until none says anything about another; the one that says most comes first.
    private static IEnumerable<double[]> Axes(double[][] sums)
    {
        var size = sums.Length;
        double[][] axes = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(k => i == k ? 1.0 : 0).ToArray())];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    if (Math.Abs(sums[p][q]) > Nothing)
                    {
                        Turn(sums, axes, p, q);
                    }
                }
            }
        }

        return Enumerable.Range(0, size).OrderByDescending(i => sums[i][i]).Select(i => axes[i]);
    }

    private static void Turn(double[][] sums, double[][] axes, int p, int q)
    {
        var lean = (sums[q][q] - sums[p][p]) / (2 * sums[p][q]);
        var tangent = (lean < 0 ? -1 : 1) / (Math.Abs(lean) + Math.Sqrt((lean * lean) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var k = 0; k < sums.Length; k++)
        {
            (sums[k][p], sums[k][q]) = ((cosine * sums[k][p]) - (sine * sums[k][q]), (sine * sums[k][p]) + (cosine * sums[k][q]));
        }

        (sums[p], sums[q]) = (Mix(sums[p], cosine, sums[q], -sine), Mix(sums[p], sine, sums[q], cosine));
        (axes[p], axes[q]) = (Mix(axes[p], cosine, axes[q], -sine), Mix(axes[p], sine, axes[q], cosine));
    }

    private static double[] Mix(double[] a, double timesA, double[] b, double timesB) => [.. a.Select((value, i) => (value * timesA) + (b[i] * timesB))];
}
