namespace LeadershipBot.Guidance;

/// <summary>A content pack as it was read: whatever could be read of it, before it is known to be sound.</summary>
/// <param name="Whole">Whether every file was there and could be read; without that it makes no sense to say what the pack lacks.</param>
public sealed record PackDraft(
    IReadOnlyList<Drafted<Theme>> Themes, IReadOnlyList<Drafted<Nudge>> Nudges, IReadOnlyList<Drafted<Digest>> Digests, bool Whole)
{
    /// <summary>The pack as the bot uses it. Only for a draft in which no fault was found.</summary>
    /// <param name="essayUrl">Where the essay can be read, or null.</param>
    /// <exception cref="ArgumentException">Two of a kind share an id.</exception>
    public Library ToLibrary(string? essayUrl = null) => new(
        [.. Themes.Select(theme => theme.Value).OrderBy(theme => Array.IndexOf([.. Theme.Ids], theme.Id))],
        [.. Nudges.Select(nudge => nudge.Value)],
        [.. Digests.Select(digest => digest.Value)],
        essayUrl);
}

/// <summary>One item of a pack and where it stands, so that a rule can say where it is broken.</summary>
/// <param name="Value">The item. What could not be read of it is empty and missing from <paramref name="Lines"/>: that fault is known already.</param>
/// <param name="File">Relative to the pack's folder.</param>
/// <param name="Line">Where the item begins, from 1.</param>
/// <param name="Lines">The line of each field that was read; of an entry in a list as <c>fits/0</c>.</param>
public sealed record Drafted<T>(T Value, string File, int Line, IReadOnlyDictionary<string, int> Lines)
{
    /// <summary>Whether a field was read, so that it makes sense to look at it.</summary>
    public bool Has(string field) => Lines.ContainsKey(field);

    /// <summary>Something wrong with a field, or with the item where it has no such field.</summary>
    public PackFault Fault(string field, string what) => new(File, Lines.GetValueOrDefault(field, Line), what);
}
