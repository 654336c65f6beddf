namespace LeadershipBot.Training;

/// <summary>Finds the least value of a smooth bowl: L-BFGS with a line search by halving (Nocedal, Wright: Numerical Optimization, 7.4).</summary>
internal static class Descent
{
    private const int Memory = 10;
    private const double Enough = 1e-4;
    private const int MostHalvings = 20;
    private const double Flat = 1e-7;

    /// <param name="at">Where to begin; not changed.</param>
    /// <param name="measure">The value at a place; writes the slope there.</param>
    public static double[] Least(double[] at, Func<double[], double[], double> measure, int rounds)
    {
        var (place, slope) = (at.ToArray(), new double[at.Length]);
        var value = measure(place, slope);
        var steps = new List<(double[] Move, double[] Turn, double Curve)>();
        for (var round = 0; round < rounds; round++)
        {
            var way = Way(slope, steps);
            var descent = Regression.Dot(way, slope);
            var length = steps.Count == 0 ? 1 / Math.Max(1, Math.Sqrt(Regression.Dot(slope, slope))) : 1.0;
            if (Walk(measure, place, value, way, length, descent) is not { } found)
            {
                break;
            }

            var (move, turn) = (Difference(found.Place, place), Difference(found.Slope, slope));
            var isFlat = value - found.Value < Flat * Math.Abs(found.Value);
            (place, slope, value) = found;
            var curve = Regression.Dot(move, turn);
            if (isFlat || curve <= 0)
            {
                break;
            }

            steps.Add((move, turn, curve));
            steps.RemoveRange(0, Math.Max(0, steps.Count - Memory));
        }

        return place;
    }

    private static (double[] Place, double[] Slope, double Value)? Walk(
        Func<double[], double[], double> measure, double[] place, double value, double[] way, double length, double descent)
    {
        var slope = new double[place.Length];
        for (var halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            var next = place.ToArray();
            Regression.AddTo(next, length, way);
            var found = measure(next, slope);
            if (found <= value + (Enough * length * descent))
            {
                return (next, slope, found);
            }
        }

        return null;
    }

    private static double[] Way(double[] slope, List<(double[] Move, double[] Turn, double Curve)> steps)
    {
        var way = slope.Select(value => -value).ToArray();
        var shares = new double[steps.Count];
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            shares[i] = Regression.Dot(steps[i].Move, way) / steps[i].Curve;
            Regression.AddTo(way, -shares[i], steps[i].Turn);
        }

        if (steps.Count > 0)
        {
            var scale = steps[^1].Curve / Regression.Dot(steps[^1].Turn, steps[^1].Turn);
            way = [.. way.Select(value => value * scale)];
        }

        for (var i = 0; i < steps.Count; i++)
        {
            Regression.AddTo(way, shares[i] - (Regression.Dot(steps[i].Turn, way) / steps[i].Curve), steps[i].Move);
        }

        return way;
    }

    private static double[] Difference(double[] a, double[] b) => [.. a.Select((value, i) => value - b[i])];
}
