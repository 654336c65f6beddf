namespace LeadershipBot.CheckIns;

/// <summary>A stretch of weeks with an end in sight: eight at first, then twelve each.</summary>
public static class Season
{
    /// <summary>The first one, in weeks.</summary>
    public const int First = 8;

    /// <summary>The later ones, in weeks.</summary>
    public const int Later = 12;

    /// <summary>Whether a season ends with this week, or has ended before and nobody said so yet.</summary>
    /// <param name="from">The week it began with.</param>
    /// <param name="completed">How many seasons were completed before.</param>
    public static bool EndsWith(Week week, Week from, long completed) =>
        week.Since(from) + 1 >= (completed == 0 ? First : Later);
}

/// <summary>A look back over a season: what was answered, and what came back.</summary>
/// <param name="Weeks">How many weeks it spans.</param>
/// <param name="Counts">How often each answer was given.</param>
/// <param name="NotAnswered">Asked and not answered, or skipped.</param>
/// <param name="TakenBack">What was handed over and taken back, in the person's own words.</param>
public sealed record LookBack(int Weeks, IReadOnlyDictionary<Answer, int> Counts, int NotAnswered, IReadOnlyList<string> TakenBack);
