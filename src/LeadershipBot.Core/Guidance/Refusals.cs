using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>"None of these": a theme that was shown for a question and did not fit, by this person's own word.</summary>
/// <param name="Theme">Its id.</param>
/// <param name="Week">When.</param>
public sealed record Refusal(string Theme, Week Week);

/// <summary>What a person's refusals take off a theme the next time.</summary>
public static class Refusals
{
    /// <summary>In weeks; what was refused longer ago is forgotten.</summary>
    public const int Remembered = 26;

    private const double Each = 0.7;
    private const double Least = 0.25;

    /// <summary>For each theme, in the order of <see cref="Theme.Ids"/>: what its chance is multiplied by, 1 when it was not refused, never below a quarter.</summary>
    /// <param name="past">In any order; those after <paramref name="now"/> do not count.</param>
    /// <param name="now">The week of the question.</param>
    public static IReadOnlyList<double> Factors(IReadOnlyList<Refusal> past, Week now)
    {
        var counts = past.Where(refusal => refusal.Week <= now && now.Since(refusal.Week) < Remembered).CountBy(refusal => refusal.Theme).ToDictionary();
        return [.. Theme.Ids.Select(theme => Math.Max(Least, Math.Pow(Each, counts.GetValueOrDefault(theme))))];
    }
}
