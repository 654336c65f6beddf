using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>Lives a year of check-ins with a pack, many times over, and tells where it falls short.</summary>
/// <remarks>
/// A weekly thought never repeats within the year: the picker would rather say nothing. So a pack falls short in two ways:
/// a week in which nothing is left to say, and a theme that comes back before it has rested.
/// </remarks>
public static class PackSimulation
{
    /// <summary>How many weeks are lived.</summary>
    public const int Weeks = 52;

    /// <summary>How many random lives make a verdict.</summary>
    public const int Histories = 10_000;

    private static readonly Week First = Week.Parse("2026-W01");

    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    /// <summary>Every answer and every reason, given week after week for a year.</summary>
    public static IEnumerable<PackFault> Constant(Library library) =>
    [
        .. Answers.All.SelectMany(answer => Lived(library, $"\"{answer.Id()}\" every week", (ulong)answer, _ => [answer.Id()])),
        .. Reason.All.SelectMany(reason => Lived(library, $"\"{reason.Fit}\" every week", 0, _ => [reason.Fit, reason.Answer.Id()])),
    ];

    /// <summary>Random lives: any answer, with any of its reasons or none.</summary>
    /// <param name="seed">The first life; each further one counts up.</param>
    /// <param name="count">How many.</param>
    /// <returns>What is wrong with the first life that falls short, or nothing.</returns>
    public static IEnumerable<PackFault> Random(Library library, int seed, int count)
    {
        for (var life = seed; life < seed + count; life++)
        {
            var dice = new Dice((ulong)life);

            if (Lived(library, $"random answers (life {life})", (ulong)life, _ => AnyFit(dice)).ToList() is { Count: > 0 } faults)
            {
                return faults;
            }
        }

        return [];
    }

    private static IReadOnlyList<string> AnyFit(Dice dice)
    {
        var answer = Answers.All[dice.Next(Answers.All.Count)];
        var reasons = Reason.Of(answer);
        var drawn = dice.Next(reasons.Count + 1);

        return drawn == reasons.Count ? [answer.Id()] : [reasons[drawn].Fit, answer.Id()];
    }

    private static IEnumerable<PackFault> Lived(Library library, string life, ulong seed, Func<Week, IReadOnlyList<string>> fit)
    {
        var history = new List<Shown>();

        for (var week = First; week.Since(First) < Weeks; week = week.Plus(1))
        {
            if (NudgePicker.Weekly(library, fit(week), week, history, Nothing, unchecked((long)seed)) is not { } nudge)
            {
                yield return new("nudges", null, $"with {life}, nothing is left to say in week {week.Since(First) + 1} of a year.");
                yield break;
            }

            if (history.FirstOrDefault(shown => shown.Theme == nudge.Theme && week.Since(shown.Week) <= NudgePicker.ThemeRests) is { } early)
            {
                yield return new($"nudges/{nudge.Theme}.yaml", null,
                    $"with {life}, the theme comes back after {week.Since(early.Week)} of {NudgePicker.ThemeRests + 1} weeks, in week {week.Since(First) + 1} of a year: other themes have too little that fits.");
                yield break;
            }

            history.Add(new(nudge.Id, nudge.Theme, week, Weekly: true));
        }
    }
}
