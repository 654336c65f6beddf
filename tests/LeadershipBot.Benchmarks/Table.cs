namespace LeadershipBot.Benchmarks;

/// <summary>The results, a line each.</summary>
internal static class Table
{
    /// <param name="limit">What could be reached at best, in the same unit; 1 where there is nothing to compare with.</param>
    public static void Row(string work, string what, double perSecond, double limit, string note = "") =>
        Line($"{work,-8} {what,-10} {perSecond,9:n0}/s  {(limit > 1 ? $"{perSecond / limit:0.00} of {limit:n0}/s" : "")}  {note}");

    public static void Line(string text) => Console.Out.WriteLine(text);
}
