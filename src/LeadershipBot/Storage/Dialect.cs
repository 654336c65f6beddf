namespace LeadershipBot.Storage;

/// <summary>The few places where SQLite and PostgreSQL spell a thing differently.</summary>
/// <param name="Identity">The column type of a primary key the database counts up itself.</param>
/// <param name="ForUpdate">Ends a select whose rows will be changed. SQLite has one writer, so there is nothing to lock.</param>
/// <param name="SkipLocked">Ends a select that takes what nobody else has taken.</param>
/// <param name="PersonsSkipLocked">Ends a select that joins <c>person</c> and takes the persons nobody is busy with just now.</param>
/// <param name="Items">
/// A table <c>item</c> with one column <c>value</c>: the elements of the JSON array in the argument <c>items</c>. Many rows
/// travel in one statement by it: <c>cast(item.value as bigint)</c> for numbers, <c>item.value ->> 'Name'</c> for a
/// property's text, <c>cast(item.value ->> 'Name' as bigint)</c> for a property's number.
/// </param>
/// <param name="Ids">The numbers in the argument <c>ids</c>, an array: <c>where person in {Ids}</c>.</param>
/// <param name="HasLateral">Whether a subselect may look at the tables before it, so that many small lookups are one statement.</param>
/// <param name="Crowd">How many people the sweep settles in one transaction at most: on SQLite everybody else waits for it, on PostgreSQL only they.</param>
internal sealed record Dialect(string Identity, string ForUpdate, string SkipLocked, string PersonsSkipLocked, string Items, string Ids, bool HasLateral, int Crowd)
{
    public static readonly Dialect Sqlite = new(
        "integer primary key autoincrement", "", "", "", "json_each(@items) as item", "(select value from json_each(@ids))", HasLateral: false, Crowd: 250);

    public static readonly Dialect Postgres = new(
        "bigint generated always as identity primary key",
        "for update",
        "for update skip locked",
        "for update of person skip locked",
        "jsonb_array_elements(cast(@items as jsonb)) as item (value)",
        "(select unnest(@ids))",
        HasLateral: true, Crowd: 1_000);
}
