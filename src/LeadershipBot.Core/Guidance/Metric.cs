using System.Globalization;

namespace LeadershipBot.Guidance;

/// <summary>A share that was measured, from 0 to 1, and where it would fall 95 times in 100 if other texts of the kind had been taken.</summary>
/// <param name="Name">What is counted, for people.</param>
/// <param name="Value">NaN when there was nothing to count.</param>
/// <param name="Low">Lower end of the interval, inclusive.</param>
/// <param name="High">Upper end of the interval, inclusive.</param>
public sealed record Metric(string Name, double Value, double Low, double High)
{
    private const int Resamples = 1_000;
    private const double Tail = 0.025;

    /// <summary>Measures, and measures again on samples drawn from the same rows.</summary>
    /// <param name="measure">Of a list of rows; may give NaN.</param>
    /// <param name="seed">The same seed draws the same samples.</param>
    public static Metric Of<T>(string name, IReadOnlyList<T> rows, Func<IReadOnlyList<T>, double> measure, ulong seed)
    {
        var value = measure(rows);
        if (rows.Count == 0 || double.IsNaN(value))
        {
            return new Metric(name, double.NaN, double.NaN, double.NaN);
        }

        var dice = new Dice(seed);
        var drawn = new T[rows.Count];
        var values = new List<double>(Resamples);
        for (var sample = 0; sample < Resamples; sample++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = rows[dice.Next(rows.Count)];
            }

            values.Add(measure(drawn));
        }

        var sorted = values.Where(double.IsFinite).Order().ToList();
        return new Metric(name, value, sorted[(int)(Tail * sorted.Count)], sorted[(int)((1 - Tail) * (sorted.Count - 1))]);
    }

    /// <summary>As a person reads it: <c>misled 3.1 % (1.0 to 5.7)</c>.</summary>
    public override string ToString() => double.IsNaN(Value)
        ? $"{Name}: nothing to measure"
        : $"{Name} {Percent(Value)} % ({Percent(Low)} to {Percent(High)})";

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
