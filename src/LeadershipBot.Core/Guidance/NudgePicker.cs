using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>Chooses what to say. Reads no clock and throws no dice: the same history gives the same thought.</summary>
public static class NudgePicker
{
    /// <summary>No weekly thought comes back within so many weeks.</summary>
    public const int WeeksUntilAgain = 52;

    /// <summary>A theme rests so many weeks.</summary>
    public const int ThemeRests = 3;

    /// <summary>Of so many thoughts …</summary>
    public const int Window = 8;

    /// <summary>… at most so many speak of the weekly question itself (<see cref="Theme.OfTheQuestion"/>).</summary>
    public const int OfTheQuestionAtMost = 4;

    /// <summary>The thought that answers a check-in.</summary>
    /// <param name="fit">What it should fit, the most telling first: <c>details/quickest</c>, <c>details</c>.</param>
    /// <param name="week">The week of the check-in.</param>
    /// <param name="history">What this person was shown, in any order.</param>
    /// <param name="unwanted">What this person found not helpful.</param>
    /// <param name="seed">Differs from person to person, so that two leaders who compare notes did not get the same.</param>
    /// <returns>
    /// Null when every thought of the pack was shown within the last 52 weeks: then there is nothing to say. When something has to give,
    /// first the reason gives, then the mix of themes, then the rest of a theme, then the answer; a repeat never does.
    /// </returns>
    public static Nudge? Weekly(
        Library library, IReadOnlyList<string> fit, Week week, IReadOnlyList<Shown> history, IReadOnlySet<string> unwanted, long seed)
    {
        var weekly = history.Where(shown => shown.Weekly && shown.Week <= week).ToList();
        var recent = weekly.Where(shown => week.Since(shown.Week) < WeeksUntilAgain).Select(shown => shown.Nudge).ToHashSet();
        var resting = weekly.Where(shown => week.Since(shown.Week) < ThemeRests + 1 && shown.Week != week).Select(shown => shown.Theme).ToHashSet();
        var window = weekly.OrderByDescending(shown => shown.Week).Take(Window - 1).Count(shown => Theme.OfTheQuestion.Contains(shown.Theme));

        var (atAll, wanted) = (AtAll(fit), Wanted(fit));

        return Best(library, seed, nudge => recent.Contains(nudge.Id) || unwanted.Contains(nudge.Id)
            ? Never
            : (nudge.FitsAny(atAll) ? 0 : 1_000)
                + (resting.Contains(nudge.Theme) ? 100 : 0)
                + (window >= OfTheQuestionAtMost && Theme.OfTheQuestion.Contains(nudge.Theme) ? 10 : 0)
                + Math.Min(9, Telling(nudge, wanted)));
    }

    /// <summary>Another thought for the same answer: the one shown least recently. It does not count as the week's.</summary>
    /// <param name="not">What stands there now, and the week's own thought.</param>
    public static Nudge? Angle(
        Library library, IReadOnlyList<string> fit, IReadOnlySet<string> not, IReadOnlyList<Shown> history, IReadOnlySet<string> unwanted, long seed)
    {
        var last = Last(history);
        var (atAll, wanted) = (AtAll(fit), Wanted(fit));

        return library.Nudges
            .Where(nudge => !not.Contains(nudge.Id) && !unwanted.Contains(nudge.Id) && nudge.FitsAny(atAll))
            .MinBy(nudge => (last.GetValueOrDefault(nudge.Id), Telling(nudge, wanted), Order(nudge.Id, seed)));
    }

    /// <summary>The thought of a theme, for a question: the one shown least recently.</summary>
    /// <param name="not">What stands there already.</param>
    public static Nudge? OfTheme(
        Library library, string theme, IReadOnlySet<string> not, IReadOnlyList<Shown> history, IReadOnlySet<string> unwanted)
    {
        var last = Last(history);

        return library.Nudges
            .Where(nudge => nudge.Theme == theme && !not.Contains(nudge.Id))
            .MinBy(nudge => (unwanted.Contains(nudge.Id) ? 1 : 0, last.GetValueOrDefault(nudge.Id)));
    }

    // The cost says what would have to give, the dearest first; among equals the person's own order decides.
    private const int Never = int.MaxValue;

    private static Nudge? Best(Library library, long seed, Func<Nudge, int> cost)
    {
        var (best, lowest, first) = ((Nudge?)null, Never, uint.MaxValue);

        foreach (var nudge in library.Nudges)
        {
            var own = cost(nudge);

            if (own > lowest || own == Never)
            {
                continue;
            }

            var order = Order(nudge.Id, seed);

            if (own < lowest || order < first)
            {
                (best, lowest, first) = (nudge, own, order);
            }
        }

        return best;
    }

    // When each was last shown, as an ordinal of the week; 0 = never.
    private static Dictionary<string, int> Last(IReadOnlyList<Shown> history) => history
        .GroupBy(shown => shown.Nudge)
        .ToDictionary(group => group.Key, group => group.Max(shown => shown.Week.Monday.ToDateOnly().DayNumber));

    private static ulong[] Wanted(IReadOnlyList<string> fit) => [.. fit.Select(Fits.Bit)];

    // Everything that would do: what is wanted, and every reason of an answer that is wanted.
    private static ulong AtAll(IReadOnlyList<string> fit) =>
        fit.Aggregate(0UL, (all, one) => all | Fits.Bit(one) | (Answers.TryParse(one) is { } answer ? Fits.OfAnswer(answer) : 0UL));

    // How far down the list of fits the first one stands that the nudge names itself.
    private static int Telling(Nudge nudge, ulong[] fit)
    {
        var index = 0;

        while (index < fit.Length && !nudge.FitsAny(fit[index]))
        {
            index++;
        }

        return index;
    }

    // FNV-1a over the id and the seed: an order that is the same on every machine and differs from person to person.
    private static uint Order(string id, long seed)
    {
        unchecked
        {
            var hash = 2166136261u;

            foreach (var letter in id)
            {
                hash = (hash ^ letter) * 16777619u;
            }

            for (var shift = 0; shift < 64; shift += 8)
            {
                hash = (hash ^ (byte)(seed >> shift)) * 16777619u;
            }

            return hash;
        }
    }
}

/// <summary>A thought that was shown.</summary>
/// <param name="Nudge">Its id.</param>
/// <param name="Theme">Its theme's id.</param>
/// <param name="Week">The week it was shown in; for a check-in's thought, the check-in's week.</param>
/// <param name="Weekly">Whether it answered a check-in. Other angles and guidance do not count against a repeat.</param>
public sealed record Shown(string Nudge, string Theme, Week Week, bool Weekly);
