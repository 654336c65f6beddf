using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Fitted numbers as whole steps, so that each is one character in a file.</summary>
internal static class Steps
{
    /// <summary>The few numbers beyond this share of all are cut, or they would make the steps of all others coarse.</summary>
    private const double Clip = 0.9995;

    /// <summary>So large that the greatest step is about the greatest number.</summary>
    public static double Size(IEnumerable<double[]> rows)
    {
        var sizes = rows.SelectMany(row => row).Select(Math.Abs).Order().ToList();
        return Math.Round(sizes[(int)((sizes.Count - 1) * Clip)] / WordTable.Most, 5);
    }

    public static int Of(double value, double size) => (int)Math.Clamp(Math.Round(value / size), -WordTable.Most, WordTable.Most);
}
