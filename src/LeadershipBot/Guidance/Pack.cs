namespace LeadershipBot.Guidance;

/// <summary>A content pack in a folder: <c>themes.yaml</c>, <c>digests.yaml</c>, and <c>nudges/</c> with a file for each theme.</summary>
internal static class Pack
{
    /// <summary>The folder of the pack that comes with the program.</summary>
    public static string BuiltIn => Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>Reads a pack and checks all of it.</summary>
    /// <param name="folder">An absolute path, or one relative to the working directory.</param>
    /// <param name="essayUrl">Where the essay can be read, or null.</param>
    public static PackReading Read(string folder, string? essayUrl = null)
    {
        if (!Directory.Exists(folder))
        {
            return new(null, [new(folder, null, "there is no such folder.")]);
        }

        try
        {
            var faults = new List<PackFault>();
            var draft = Draft(folder, faults);
            faults.AddRange(PackRules.Check(draft));

            return faults.Count == 0 ? new(draft.ToLibrary(essayUrl), []) : new(null, PackRules.InOrder(faults));
        }
        catch (UnauthorizedAccessException)
        {
            return new(null, [new(folder, null, "this user may not look into the folder.")]);
        }
    }

    private static PackDraft Draft(string folder, List<PackFault> faults)
    {
        Strangers(folder, faults);

        var themes = PackFile.Read(folder, "themes.yaml", faults);
        var digests = PackFile.Read(folder, "digests.yaml", faults);
        var nudges = Theme.Ids.Select(id => (Id: id, Map: PackFile.Read(folder, $"nudges/{id}.yaml", faults))).ToList();

        return new(
            themes is null ? [] : PackItems.Themes(themes, faults),
            [.. nudges.SelectMany(file => file.Map is null ? [] : PackItems.Nudges(file.Id, file.Map, faults))],
            digests is null ? [] : PackItems.Digests(digests, faults),
            Whole: Holds(themes, "themes") && Holds(digests, "digests") && nudges.All(file => Holds(file.Map, "nudges")));
    }

    private static bool Holds(YamlNode.Map? file, string list) => file?.Entries.Any(entry => entry.Key == list && entry.Value is YamlNode.List) is true;

    /// <summary>A file that looks as if it belonged to the pack and would be passed over in silence.</summary>
    private static void Strangers(string folder, List<PackFault> faults)
    {
        var nudges = Path.Combine(folder, "nudges");

        if (new DirectoryInfo(nudges).LinkTarget is not null)
        {
            faults.Add(new("nudges", null, "is a link; a pack holds plain files only."));
        }

        var found = Directory.EnumerateFiles(folder).Select(Path.GetFileName)
            .Concat(Directory.Exists(nudges) ? Directory.EnumerateFiles(nudges).Select(path => $"nudges/{Path.GetFileName(path)}") : [])
            .OfType<string>()
            .Where(name => Path.GetExtension(name).ToUpperInvariant() is ".YAML" or ".YML");

        faults.AddRange(found.Except(["themes.yaml", "digests.yaml", .. Theme.Ids.Select(id => $"nudges/{id}.yaml")])
            .Select(name => new PackFault(name, null, "is not read: a pack has themes.yaml, digests.yaml, and in nudges/ a .yaml file named after each theme.")));
    }
}

/// <summary>What came of reading a pack: the library, or everything that is wrong with it.</summary>
/// <param name="Library">Null when there are faults.</param>
/// <param name="Faults">In the order of files and lines.</param>
internal sealed record PackReading(Library? Library, IReadOnlyList<PackFault> Faults);
