namespace LeadershipBot.Training;

/// <summary>Words as numbers whose products say how near two words are: sharper than the angle between their vectors, so that only near words teach each other.</summary>
/// <remarks>A pivoted Cholesky factor of exp(sharpness · (cosine − 1)); its landmarks are words of the training texts, each the one the others explain least.</remarks>
internal sealed class WordKernel
{
    private const double Sharpness = 3;
    private readonly Dictionary<string, double[]> rows = [];

    /// <param name="words">The words that get numbers.</param>
    /// <param name="landmarks">Those of them that may be landmarks.</param>
    /// <param name="rank">How many numbers a word gets.</param>
    public WordKernel(Vectors vectors, IReadOnlyList<string> words, IReadOnlySet<string> landmarks, int rank)
    {
        Rank = rank;
        var vector = words.Select(word => vectors.Of(word)!).ToArray();
        var rest = words.Select(word => landmarks.Contains(word) ? 1.0 : 0).ToArray();
        var factor = words.Select(_ => new double[rank]).ToArray();
        for (var at = 0; at < rank; at++)
        {
            var pivot = Array.IndexOf(rest, rest.Max());
            var root = Math.Sqrt(rest[pivot]);
            for (var i = 0; i < words.Count; i++)
            {
                var near = Math.Exp(Sharpness * (Regression.Dot(vector[i], vector[pivot]) - 1));
                factor[i][at] = (near - Regression.Dot(factor[i].AsSpan(0, at), factor[pivot].AsSpan(0, at))) / root;
                rest[i] = rest[i] > 0 ? Math.Max(1e-9, rest[i] - (factor[i][at] * factor[i][at])) : 0;
            }

            rest[pivot] = 0;
        }

        for (var i = 0; i < words.Count; i++)
        {
            rows[words[i]] = factor[i];
        }
    }

    public int Rank { get; }

    public double[] Of(string word) => rows[word];
}
