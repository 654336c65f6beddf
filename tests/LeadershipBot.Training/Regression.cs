namespace LeadershipBot.Training;

/// <summary>How hard the weights are held near 0.</summary>
internal sealed record Ridge(double Vector, double Stem, double Shared, double Kind);

/// <summary>A regression over seventeen classes. What phrases and leanings weigh is shared by all themes, and a word weighs for all its endings, so there is little to overfit with.</summary>
internal sealed class Regression(int stemCount)
{
    private const int Classes = Question.Classes;
    private const int None = Question.None;

    public double[] Bias { get; } = new double[Classes];

    public double[,] ByVector { get; } = new double[Classes, Vectors.Dimensions];

    public double[,] ByStem { get; } = new double[stemCount, Classes];

    /// <summary>What a theme's phrases weigh, then what its leaning weighs.</summary>
    public double[] Shared { get; } = new double[2];

    /// <summary>What each kind of text says for each class.</summary>
    public double[,] Kinds { get; } = new double[LeadershipBot.Guidance.QuestionFeatures.KindNames.Count, Classes];

    public double[] Logits(Example x)
    {
        var z = new double[Classes];
        for (var k = 0; k < Classes; k++)
        {
            var sum = Bias[k];
            for (var i = 0; i < x.Mean.Length; i++)
            {
                sum += ByVector[k, i] * x.Mean[i];
            }

            foreach (var (word, share) in x.Shares)
            {
                sum += ByStem[word, k] * share;
            }

            if (k < None)
            {
                sum += (Shared[0] * x.Cues[k]) + (Shared[1] * x.Lean[k]);
            }

            for (var s = 0; s < x.Kinds.Length; s++)
            {
                sum += Kinds[s, k] * x.Kinds[s];
            }

            z[k] = sum;
        }

        return z;
    }

    public static double[] Chances(double[] logits)
    {
        var top = logits.Max();
        var powers = logits.Select(value => Math.Exp(value - top)).ToArray();
        var sum = powers.Sum();
        return [.. powers.Select(value => value / sum)];
    }

    /// <summary>Full-batch Adam: no dice, the same weights every time.</summary>
    public static Regression Fit(IReadOnlyList<Example> examples, int stemCount, Ridge ridge, int rounds)
    {
        var model = new Regression(stemCount);
        var gradient = new Regression(stemCount);
        var (first, second) = (new Regression(stemCount), new Regression(stemCount));
        var total = examples.Sum(x => x.Weight);
        for (var round = 1; round <= rounds; round++)
        {
            gradient.Clear();
            foreach (var x in examples)
            {
                model.AddGradient(x, gradient, total);
            }

            Step(model.Bias, gradient.Bias, first.Bias, second.Bias, 0, round);
            Step(model.Shared, gradient.Shared, first.Shared, second.Shared, ridge.Shared, round);
            Step(model.Kinds, gradient.Kinds, first.Kinds, second.Kinds, ridge.Kind, round);
            Step(model.ByVector, gradient.ByVector, first.ByVector, second.ByVector, ridge.Vector, round);
            Step(model.ByStem, gradient.ByStem, first.ByStem, second.ByStem, ridge.Stem, round);
        }

        return model;
    }

    private void Clear()
    {
        Array.Clear(Bias);
        Array.Clear(Shared);
        Array.Clear(Kinds);
        Array.Clear(ByVector);
        Array.Clear(ByStem);
    }

    private void AddGradient(Example x, Regression gradient, double total)
    {
        var p = Chances(Logits(x));
        var target = new double[Classes];
        var also = x.Question.Also.Count;
        target[x.Question.Label] = also == 0 ? 1 : 0.75;
        foreach (var other in x.Question.Also)
        {
            target[other] += 0.25 / also;
        }

        for (var k = 0; k < Classes; k++)
        {
            var error = (p[k] - target[k]) * x.Weight / total;
            gradient.Bias[k] += error;
            for (var i = 0; i < x.Mean.Length; i++)
            {
                gradient.ByVector[k, i] += error * x.Mean[i];
            }

            foreach (var (word, share) in x.Shares)
            {
                gradient.ByStem[word, k] += error * share;
            }

            if (k < None)
            {
                gradient.Shared[0] += error * x.Cues[k];
                gradient.Shared[1] += error * x.Lean[k];
            }

            for (var s = 0; s < x.Kinds.Length; s++)
            {
                gradient.Kinds[s, k] += error * x.Kinds[s];
            }
        }
    }

    private static void Step(double[] value, double[] slope, double[] first, double[] second, double ridge, int round)
    {
        for (var i = 0; i < value.Length; i++)
        {
            value[i] -= Move(slope[i] + (ridge * value[i]), ref first[i], ref second[i], round);
        }
    }

    public static void Step(double[,] value, double[,] slope, double[,] first, double[,] second, double ridge, int round)
    {
        for (var i = 0; i < value.GetLength(0); i++)
        {
            for (var j = 0; j < value.GetLength(1); j++)
            {
                value[i, j] -= Move(slope[i, j] + (ridge * value[i, j]), ref first[i, j], ref second[i, j], round);
            }
        }
    }

    private static double Move(double slope, ref double first, ref double second, int round)
    {
        const double rate = 0.05;
        first = (0.9 * first) + (0.1 * slope);
        second = (0.999 * second) + (0.001 * slope * slope);
        return rate * (first / (1 - Math.Pow(0.9, round))) / (Math.Sqrt(second / (1 - Math.Pow(0.999, round))) + 1e-9);
    }
}
