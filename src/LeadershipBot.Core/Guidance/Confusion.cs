namespace LeadershipBot.Guidance;

/// <summary>How often each label was taken for what.</summary>
/// <param name="Cells">Only those that occurred, the commonest mistakes first, then what was right.</param>
public sealed record Confusion(IReadOnlyList<Confusion.Cell> Cells)
{
    /// <summary>Counts.</summary>
    public static Confusion Of(IEnumerable<(string Label, string Taken)> rows) => new(
    [
        .. rows.GroupBy(row => row)
            .Select(group => new Cell(group.Key.Label, group.Key.Taken, group.Count()))
            .OrderBy(cell => cell.Label == cell.Taken)
            .ThenByDescending(cell => cell.Count)
            .ThenBy(cell => cell.Label, StringComparer.Ordinal)
            .ThenBy(cell => cell.Taken, StringComparer.Ordinal),
    ]);

    /// <summary>As lines of text.</summary>
    public IReadOnlyList<string> Describe() =>
        [.. Cells.Select(cell => cell.Label == cell.Taken ? $"{cell.Count,4}  {cell.Label}" : $"{cell.Count,4}  {cell.Label} taken for {cell.Taken}")];

    /// <summary>One label, what it was taken for, and how often.</summary>
    public sealed record Cell(string Label, string Taken, int Count);
}
