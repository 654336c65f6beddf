namespace LeadershipBot.Storage;

/// <summary>The few places where SQLite and PostgreSQL spell a thing differently.</summary>
/// <param name="Identity">The column type of a primary key the database counts up itself.</param>
/// <param name="ForUpdate">Ends a select whose rows will be changed. SQLite has one writer, so there is nothing to lock.</param>
/// <param name="SkipLocked">Ends a select that takes what nobody else has taken.</param>
internal sealed record Dialect(string Identity, string ForUpdate, string SkipLocked)
{
    public static readonly Dialect Sqlite = new("integer primary key autoincrement", "", "");

    public static readonly Dialect Postgres = new("bigint generated always as identity primary key", "for update", "for update skip locked");
}
