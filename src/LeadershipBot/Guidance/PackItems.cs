namespace LeadershipBot.Guidance;

/// <summary>The items of each file of a pack.</summary>
internal static class PackItems
{
    public static IReadOnlyList<Drafted<Theme>> Themes(YamlNode.Map file, List<PackFault> faults) =>
        new PackFields("themes.yaml", file, faults, "themes").Items("themes", map =>
        {
            var fields = new PackFields("themes.yaml", map, faults, "id", "title", "situation", "topic", "claim", "rests_on");
            return fields.Draft(new Theme(
                fields.Text("id"),
                fields.Text("title"),
                fields.Text("situation"),
                fields.Text("topic"),
                fields.Text("claim"),
                fields.Items("rests_on", place => At(new PackFields("themes.yaml", place, faults, "section", "paragraph")))));
        });

    public static IReadOnlyList<Drafted<Digest>> Digests(YamlNode.Map file, List<PackFault> faults) =>
        new PackFields("digests.yaml", file, faults, "digests").Items("digests", map =>
        {
            var fields = new PackFields("digests.yaml", map, faults, "section", "paragraph", "text");
            return fields.Draft(new Digest(At(fields), fields.Text("text")));
        });

    public static IReadOnlyList<Drafted<Nudge>> Nudges(string theme, YamlNode.Map file, List<PackFault> faults)
    {
        var name = $"nudges/{theme}.yaml";
        var top = new PackFields(name, file, faults, "theme", "nudges");
        var written = top.Text("theme");
        var header = top.Draft(written);

        if (header.Has("theme") && written != theme)
        {
            faults.Add(header.Fault("theme", $"theme is \"{written}\", but the file is named after \"{theme}\"."));
        }

        return top.Items("nudges", map =>
        {
            var fields = new PackFields(name, map, faults, "id", "section", "paragraph", "fits", "tags", "claim", "question", "if", "then");
            return fields.Draft(new Nudge(
                fields.Text("id"),
                theme,
                At(fields),
                fields.Words("fits"),
                fields.Text("claim"),
                fields.Text("question"),
                fields.Text("if"),
                fields.Text("then"),
                fields.Words("tags")));
        });
    }

    private static Place At(PackFields fields) => new(fields.Text("section"), fields.Number("paragraph"));
}
