namespace LeadershipBot.Guidance;

/// <summary>What holds for one theme, one nudge, one digest: its id, what it names, and that it stands there once.</summary>
internal static class PackItemRules
{
    private const int MinTags = 2;
    private const int MaxTags = 5;

    public static IEnumerable<PackFault> Themes(PackDraft draft)
    {
        foreach (var theme in draft.Themes.Where(theme => theme.Has("id") && !Theme.Ids.Contains(theme.Value.Id)))
        {
            yield return theme.Fault("id", $"there is no theme \"{theme.Value.Id}\"; every pack has the same {Theme.Ids.Count}.");
        }

        foreach (var fault in Twice(draft.Themes, "id", "theme", theme => theme.Id)
            .Concat(draft.Themes.SelectMany(theme => Places(theme, "rests_on", theme.Value.RestsOn))))
        {
            yield return fault;
        }
    }

    public static IEnumerable<PackFault> Nudges(PackDraft draft)
    {
        foreach (var nudge in draft.Nudges)
        {
            if (nudge.Has("id") && (!IsKebab(nudge.Value.Id) || nudge.Value.Id.Length > PackRules.MaxId))
            {
                yield return nudge.Fault("id", $"\"{nudge.Value.Id}\" is no id: lower-case letters, digits and hyphens, at most {PackRules.MaxId}.");
            }

            if (nudge.Has("section") && nudge.Has("paragraph") && Place(nudge, "section", nudge.Value.Place) is { } misplaced)
            {
                yield return misplaced;
            }

            foreach (var fault in Fits(nudge).Concat(Tags(nudge)))
            {
                yield return fault;
            }
        }

        foreach (var fault in Twice(draft.Nudges, "id", "nudge", nudge => nudge.Id))
        {
            yield return fault;
        }
    }

    public static IEnumerable<PackFault> Digests(PackDraft draft)
    {
        var placed = draft.Digests.Where(digest => digest.Has("section") && digest.Has("paragraph")).ToList();
        return placed.Select(digest => Place(digest, "section", digest.Value.Place)).OfType<PackFault>()
            .Concat(Twice(placed, "section", "digest of", digest => digest.Place.ToString()));
    }

    private static IEnumerable<PackFault> Fits(Drafted<Nudge> nudge) =>
        Listed(nudge, "fits", nudge.Value.Fits)
            .Concat(nudge.Value.Fits.Select((fit, at) => (fit, at)).Where(entry => !Guidance.Fits.All.Contains(entry.fit))
                .Select(entry => nudge.Fault($"fits/{entry.at}", $"fits names \"{entry.fit}\", which nobody can answer.")));

    private static IEnumerable<PackFault> Tags(Drafted<Nudge> nudge)
    {
        if (nudge.Has("tags") && nudge.Value.Tags.Count is < MinTags or > MaxTags)
        {
            yield return nudge.Fault("tags", $"tags has {nudge.Value.Tags.Count} entries; from {MinTags} to {MaxTags}.");
        }

        foreach (var (tag, at) in nudge.Value.Tags.Select((tag, at) => (tag, at)).Where(entry => !IsKebab(entry.tag)))
        {
            yield return nudge.Fault($"tags/{at}", $"tags holds \"{tag}\": lower-case letters, digits and hyphens only.");
        }

        foreach (var fault in Repeated(nudge, "tags", nudge.Value.Tags))
        {
            yield return fault;
        }
    }

    private static IEnumerable<PackFault> Places(Drafted<Theme> theme, string field, IReadOnlyList<Place> places) =>
        Listed(theme, field, places).Concat(places.Select((place, at) => Place(theme, $"{field}/{at}", place)).OfType<PackFault>());

    private static PackFault? Place<T>(Drafted<T> item, string field, Place place) => place.Exists
        ? null
        : item.Fault(field, $"the essay has no paragraph {place.Paragraph} in \"{place.Section}\": {string.Join(", ", Guidance.Place.Sections)}, each with {Guidance.Place.ParagraphsPerSection}.");

    private static IEnumerable<PackFault> Listed<TItem, TEntry>(Drafted<TItem> item, string field, IReadOnlyList<TEntry> entries) =>
        item.Has(field) && entries.Count == 0 ? [item.Fault(field, $"{field} is empty.")] : Repeated(item, field, entries);

    private static IEnumerable<PackFault> Repeated<TItem, TEntry>(Drafted<TItem> item, string field, IReadOnlyList<TEntry> entries) =>
        entries.Select((entry, at) => (entry, at)).Where(pair => entries.Take(pair.at).Contains(pair.entry))
            .Select(pair => item.Fault($"{field}/{pair.at}", $"{field} names \"{pair.entry}\" twice."));

    private static IEnumerable<PackFault> Twice<T>(IReadOnlyList<Drafted<T>> items, string field, string kind, Func<T, string> name) =>
        items.Where(item => item.Has(field)).GroupBy(item => name(item.Value))
            .SelectMany(group => group.Skip(1).Select(item =>
                item.Fault(field, $"there is a {kind} \"{group.Key}\" already, at {group.First().File}:{group.First().Line}.")));

    private static bool IsKebab(string text)
    {
        var isBetween = true;

        foreach (var letter in text)
        {
            if (letter == '-' ? isBetween : !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter))
            {
                return false;
            }

            isBetween = letter == '-';
        }

        return !isBetween;
    }
}
