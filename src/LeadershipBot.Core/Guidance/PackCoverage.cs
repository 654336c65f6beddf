using LeadershipBot.CheckIns;

namespace LeadershipBot.Guidance;

/// <summary>Whether a pack has something to say whatever a leader answers, and leaves no part of the essay out.</summary>
internal static class PackCoverage
{
    /// <summary>A theme with fewer has no two other angles to offer.</summary>
    public const int NudgesPerTheme = 3;

    /// <summary>Two months of the same answer without hearing the same thing twice.</summary>
    public const int NudgesPerAnswer = 8;

    /// <summary>One thought, and another angle.</summary>
    public const int NudgesPerReason = 2;

    public static IEnumerable<PackFault> Check(PackDraft draft)
    {
        if (!draft.Whole)
        {
            return [];
        }

        var nudges = draft.Nudges.Select(nudge => nudge.Value).ToList();
        return Themes(draft, nudges).Concat(Answered(nudges)).Concat(Essay(draft, nudges));
    }

    private static IEnumerable<PackFault> Themes(PackDraft draft, IReadOnlyList<Nudge> nudges)
    {
        foreach (var id in Theme.Ids)
        {
            if (draft.Themes.All(theme => theme.Value.Id != id))
            {
                yield return new("themes.yaml", null, $"there is no theme \"{id}\"; every pack has the same {Theme.Ids.Count}.");
            }

            if (nudges.Count(nudge => nudge.Theme == id) is var count and < NudgesPerTheme)
            {
                yield return new($"nudges/{id}.yaml", null, $"{Counted(count)}; a theme needs at least {NudgesPerTheme}.");
            }
        }
    }

    private static IEnumerable<PackFault> Answered(IReadOnlyList<Nudge> nudges) =>
    [
        .. Answers.All.SelectMany(answer => Few($"\"{answer.Id()}\"", nudges.Count(nudge => nudge.FitsAnswer(answer)), NudgesPerAnswer)),
        .. Reason.All.SelectMany(reason => Few($"\"{reason.Fit}\"", nudges.Count(nudge => nudge.FitsExactly(reason.Fit)), NudgesPerReason)),
        .. Few($"\"{Fits.TookBack}\"", nudges.Count(nudge => nudge.FitsExactly(Fits.TookBack)), NudgesPerReason),
    ];

    private static IEnumerable<PackFault> Essay(PackDraft draft, IReadOnlyList<Nudge> nudges)
    {
        foreach (var place in Place.All)
        {
            if (draft.Digests.All(digest => digest.Value.Place != place))
            {
                yield return new("digests.yaml", null, $"there is no digest of \"{place}\".");
            }

            if (nudges.All(nudge => nudge.Place != place))
            {
                yield return new("nudges", null, $"no nudge rests on \"{place}\".");
            }
        }
    }

    private static IEnumerable<PackFault> Few(string what, int count, int least) =>
        count < least ? [new("nudges", null, $"{Counted(count)} for {what}; at least {least}.")] : [];

    private static string Counted(int count) => count switch
    {
        0 => "no nudge",
        1 => "1 nudge",
        _ => $"{count} nudges",
    };
}
