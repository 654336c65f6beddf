namespace LeadershipBot.Guidance;

/// <summary>The words of a text that the table knows, and what the leaning of each counts.</summary>
internal static class KnownWords
{
    /// <summary>Words of grammar, which weigh next to nothing for a theme, say who did what.</summary>
    private const double LeastMass = 0.15;

    /// <summary>A long text is surer than a short one, but not in proportion.</summary>
    public static List<(string Word, double Share)> Of(IReadOnlyList<Word> words, WordTable table)
    {
        var known = words.Where(word => table.Has(word.Text)).Select(word => (word.Text, Mass: Math.Max(LeastMass, table.Mass(word.Text)))).ToList();
        var whole = WordTable.Whole(known.Sum(word => word.Mass));
        return [.. known.Select(word => (word.Text, word.Mass / whole))];
    }
}
