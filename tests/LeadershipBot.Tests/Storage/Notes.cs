using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Storage;

/// <summary>The smallest state there is: lines in the table of settings.</summary>
internal static class Notes
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static Task<int> NoteAsync(this Unit unit, string name, string value = "") =>
        unit.ExecuteAsync("insert into setting (name, value) values (@name, @value)", new { name, value });

    public static Task<int> NoteAsync(this IStore store, string name, string value = "") =>
        store.WriteAsync(unit => unit.NoteAsync(name, value), Cancelled);

    public static Task<IReadOnlyList<string>> NotesAsync(this IStore store) =>
        store.ReadAsync(unit => unit.QueryAsync<string>("select name from setting order by name"), Cancelled);
}
