using System.Runtime.Intrinsics;
using System.Runtime.InteropServices;

namespace LeadershipBot.Training;

/// <summary>A text as numbers, and what it should be taken for.</summary>
/// <param name="Dense">Numbers every text has.</param>
/// <param name="Sparse">Numbers few texts have: which one, and how much.</param>
/// <param name="Shared">For each class, a number whose weight all classes share; shorter than the classes where the last have none.</param>
/// <param name="Target">For each class how far it is right; together 1.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record Row(double[] Dense, (int At, double Value)[] Sparse, double[] Shared, double[] Target, double Weight = 1);

/// <summary>How many numbers there are, and how hard each kind of weight is held near 0.</summary>
/// <param name="Dense">For each dense number.</param>
internal sealed record Shape(int Classes, double[] Dense, int SparseCount, double Sparse, double Shared)
{
    public int Count => (Classes * (Dense.Length + SparseCount + 1)) + 1;
}

/// <summary>A multinomial regression, fitted by <see cref="Descent"/> without dice: the same weights every time.</summary>
/// <param name="Weights">For each class its dense weights, then its sparse ones, then its bias; at the end the one that is shared.</param>
internal sealed record Regression(Shape Shape, double[] Weights)
{
    private int Width => Shape.Dense.Length + Shape.SparseCount + 1;

    public double Shared => Weights[^1];

    public double Bias(int of) => Weights[(of * Width) + Width - 1];

    public double Dense(int of, int at) => Weights[(of * Width) + at];

    public double Sparse(int of, int at) => Weights[(of * Width) + Shape.Dense.Length + at];

    public static Regression Fit(IReadOnlyList<Row> rows, Shape shape, int rounds)
    {
        var ridges = new double[shape.Count];
        for (var of = 0; of < shape.Classes; of++)
        {
            var own = ridges.AsSpan(of * (shape.Dense.Length + shape.SparseCount + 1), shape.Dense.Length + shape.SparseCount);
            shape.Dense.CopyTo(own);
            own[shape.Dense.Length..].Fill(shape.Sparse);
        }

        ridges[^1] = shape.Shared;
        return new Regression(shape, Descent.Least(new double[shape.Count], (at, slope) => new Regression(shape, at).Loss(rows, ridges, slope), rounds));
    }

    public double[] Logits(Row row)
    {
        var logits = new double[Shape.Classes];
        for (var of = 0; of < logits.Length; of++)
        {
            var own = Weights.AsSpan(of * Width, Width);
            var sum = own[^1] + Dot(own[..row.Dense.Length], row.Dense) + (of < row.Shared.Length ? Shared * row.Shared[of] : 0);
            foreach (var (at, value) in row.Sparse)
            {
                sum += own[row.Dense.Length + at] * value;
            }

            logits[of] = sum;
        }

        return logits;
    }

    public static double[] Chances(double[] logits)
    {
        var top = logits.Max();
        var powers = logits.Select(value => Math.Exp(value - top)).ToArray();
        var sum = powers.Sum();
        return [.. powers.Select(value => value / sum)];
    }

    private double Loss(IReadOnlyList<Row> rows, double[] ridges, double[] slope)
    {
        Array.Clear(slope);
        var loss = 0.0;
        var total = rows.Sum(row => row.Weight);
        foreach (var row in rows)
        {
            var chances = Chances(Logits(row));
            for (var of = 0; of < chances.Length; of++)
            {
                loss -= row.Target[of] * Math.Log(Math.Max(chances[of], 1e-300)) * row.Weight / total;
                AddSlope(row, of, (chances[of] - row.Target[of]) * row.Weight / total, slope);
            }
        }

        for (var i = 0; i < slope.Length; i++)
        {
            loss += 0.5 * ridges[i] * Weights[i] * Weights[i];
            slope[i] += ridges[i] * Weights[i];
        }

        return loss;
    }

    private void AddSlope(Row row, int of, double error, double[] slope)
    {
        var own = slope.AsSpan(of * Width, Width);
        AddTo(own[..row.Dense.Length], error, row.Dense);
        own[^1] += error;
        slope[^1] += of < row.Shared.Length ? error * row.Shared[of] : 0;
        foreach (var (at, value) in row.Sparse)
        {
            own[row.Dense.Length + at] += error * value;
        }
    }

    // Four at a time whatever the machine, so that sums are rounded the same way everywhere.
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var left = MemoryMarshal.Cast<double, Vector256<double>>(a);
        var right = MemoryMarshal.Cast<double, Vector256<double>>(b);
        var sums = Vector256<double>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            sums += left[i] * right[i];
        }

        var sum = Vector256.Sum(sums);
        for (var i = left.Length * Vector256<double>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    public static void AddTo(Span<double> sums, double times, ReadOnlySpan<double> of)
    {
        var left = MemoryMarshal.Cast<double, Vector256<double>>(sums);
        var right = MemoryMarshal.Cast<double, Vector256<double>>(of);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] += right[i] * times;
        }

        for (var i = left.Length * Vector256<double>.Count; i < of.Length; i++)
        {
            sums[i] += times * of[i];
        }
    }
}
