namespace LeadershipBot.Guidance;

/// <summary>Finds claims that are nearly the same: a reader who meets both feels the machine.</summary>
internal static class PackTwins
{
    /// <summary>From this share of words in common, of all the words the two have, they are twins.</summary>
    /// <remarks>A claim with a few words exchanged stays above it; the two most alike of the built-in pack reach 0.17.</remarks>
    public const double Threshold = 0.4;

    // Shorter words are mostly the same in any two sentences.
    private const int ShortestWord = 4;

    public static IEnumerable<PackFault> Check(PackDraft draft)
    {
        var claims = draft.Nudges.Where(nudge => nudge.Has("claim"))
            .Select(nudge => (Nudge: nudge, Words: Words(nudge.Value.Claim)))
            .Where(claim => claim.Words.Count > 0)
            .ToList();

        return claims.SelectMany((later, at) => claims.Take(at)
            .Where(earlier => Alike(earlier.Words, later.Words) >= Threshold)
            .Select(earlier => later.Nudge.Fault(
                "claim",
                $"claim is nearly that of \"{earlier.Nudge.Value.Id}\" at {earlier.Nudge.File}:{earlier.Nudge.Line} ({Alike(earlier.Words, later.Words):P0} of the words).")));
    }

    private static double Alike(HashSet<string> one, HashSet<string> other)
    {
        // Ten thousand pairs at each start: a query for each would be most of what checking a pack costs.
        var common = 0;

        foreach (var word in one)
        {
            common += other.Contains(word) ? 1 : 0;
        }

        return (double)common / (one.Count + other.Count - common);
    }

    private static HashSet<string> Words(string text) =>
        [.. new string([.. text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')])
            .Split(' ').Where(word => word.Length >= ShortestWord)];
}
