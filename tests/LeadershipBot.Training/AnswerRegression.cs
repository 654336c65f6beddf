using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>A regression over the four labels: hand-made features, and the words with whose they are. Full-batch Adam, no dice.</summary>
internal sealed class AnswerRegression
{
    private const int Rounds = 200;
    private const double FeatureRidge = 0.001;
    private const double TagRidge = 0.001;
    private readonly double[,] features;
    private readonly double[,] tags;

    private AnswerRegression(int tagCount)
    {
        features = new double[AnswerFeatures.Names.Count, AnswerEvaluation.Labels.Count];
        tags = new double[tagCount, AnswerEvaluation.Labels.Count];
    }

    public IReadOnlyList<IReadOnlyList<double>> OfFeatures() =>
        [.. AnswerEvaluation.Labels.Select((_, k) => Enumerable.Range(0, AnswerFeatures.Names.Count).Select(i => Math.Round(features[i, k], 4)).ToArray())];

    public IEnumerable<double> OfTag(int tag) => AnswerEvaluation.Labels.Select((_, k) => tags[tag, k]);

    public static AnswerRegression Fit(IReadOnlyList<(AnswerFeatures Features, int Label)> rows, IReadOnlyList<string> kept)
    {
        var ids = kept.Select((tag, i) => (tag, i)).ToDictionary(pair => pair.tag, pair => pair.i);
        var known = rows.Select(row => row.Features.Tags.Where(ids.ContainsKey).Select(tag => ids[tag]).ToArray()).ToList();
        var (model, slope, first, second) = (new AnswerRegression(kept.Count), new AnswerRegression(kept.Count), new AnswerRegression(kept.Count), new AnswerRegression(kept.Count));
        for (var round = 1; round <= Rounds; round++)
        {
            Array.Clear(slope.features);
            Array.Clear(slope.tags);
            for (var at = 0; at < rows.Count; at++)
            {
                model.AddSlope(rows[at].Features, known[at], rows[at].Label, slope, rows.Count);
            }

            Regression.Step(model.features, slope.features, first.features, second.features, FeatureRidge, round);
            Regression.Step(model.tags, slope.tags, first.tags, second.tags, TagRidge, round);
        }

        return model;
    }

    private void AddSlope(AnswerFeatures row, int[] known, int label, AnswerRegression slope, int count)
    {
        var scores = new double[AnswerEvaluation.Labels.Count];
        for (var k = 0; k < scores.Length; k++)
        {
            for (var i = 0; i < row.Values.Length; i++)
            {
                scores[k] += features[i, k] * row.Values[i];
            }

            foreach (var tag in known)
            {
                scores[k] += tags[tag, k] * row.Share;
            }
        }

        var chances = Regression.Chances(scores);
        for (var k = 0; k < scores.Length; k++)
        {
            var error = (chances[k] - (k == label ? 1 : 0)) / count;
            for (var i = 0; i < row.Values.Length; i++)
            {
                slope.features[i, k] += error * row.Values[i];
            }

            foreach (var tag in known)
            {
                slope.tags[tag, k] += error * row.Share;
            }
        }
    }
}
