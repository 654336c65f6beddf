using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>How far each word leans to each theme because it is near to a word of the theme's phrases.</summary>
internal sealed class Leaning
{
    private const double Near = 0.35;
    private readonly Dictionary<string, double[]> cache = [];
    private readonly List<(double[] Vector, double Mass)>[] cueWords;
    private readonly Vectors vectors;

    public Leaning(Vectors vectors, string cuesText)
    {
        this.vectors = vectors;
        cueWords = [.. Theme.Ids.Select(_ => new List<(double[], double)>())];
        var theme = -1;
        var weights = Theme.Ids.Select(_ => new Dictionary<string, double>()).ToArray();
        foreach (var line in cuesText.Split('\n').Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            if (line[0] == '@')
            {
                theme = Theme.Ids.ToList().IndexOf(line[1..]);
                continue;
            }

            foreach (var word in line.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries).Distinct())
            {
                if (vectors.Of(word) is not null)
                {
                    weights[theme][word] = weights[theme].GetValueOrDefault(word) + 1;
                }
            }
        }

        var spread = weights.SelectMany(of => of.Keys).GroupBy(word => word).ToDictionary(group => group.Key, group => group.Count());
        for (var k = 0; k < Theme.Ids.Count; k++)
        {
            foreach (var (word, _) in weights[k].OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                cueWords[k].Add((vectors.Of(word)!, vectors.Mass(word) * Math.Log(17.0 / spread[word]) / Math.Log(17)));
            }
        }
    }

    /// <summary>By theme; sums to 0.</summary>
    public double[] Of(string word)
    {
        if (cache.TryGetValue(word, out var known))
        {
            return known;
        }

        var own = vectors.Of(word)!;
        var lean = cueWords.Select(cues => cues.Count == 0 ? 0 : cues.Max(cue => Math.Max(0, Dot(cue.Vector, own) - Near) * cue.Mass)).ToArray();
        var mean = lean.Average();
        return cache[word] = [.. lean.Select(value => value - mean)];
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
