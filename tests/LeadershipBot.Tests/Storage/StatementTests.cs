namespace LeadershipBot.Tests.Storage;

/// <summary>What goes into a statement and what comes out of it, alike on both databases.</summary>
public class StatementTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Many_rows_are_written_at_the_price_of_one_and_say_which_were_new(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        await store.NoteAsync("b", "old");

        var added = await store.WriteAsync(
            unit => unit.QueryEachAsync<string>(
                "insert into setting (name, value) select item.name, item.the_value from {rows} where true on conflict (name) do nothing returning name",
                [.. "abc".Select(letter => new { Name = $"{letter}", TheValue = $"ünï \" ' 'code {letter}" })]),
            Cancelled);

        added.ShouldBe(["a", "c"]);
        (await store.ReadAsync(unit => unit.QueryAsync<string>("select value from setting order by name"), Cancelled))
            .ShouldBe(["ünï \" ' 'code a", "old", "ünï \" ' 'code c"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Many_rows_are_changed_together_with_what_is_the_same_for_all(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        await store.NoteAsync("a", "1");
        await store.NoteAsync("b", "2");

        var changed = await store.WriteAsync(
            unit => unit.ExecuteEachAsync(
                "update setting set value = item.value || @end from {rows} where setting.name = item.name",
                [.. new[] { "a", "b", "nobody" }.Select(name => new { Name = name, Value = $"new {name}" })],
                new { end = "!" }),
            Cancelled);

        changed.ShouldBe(2);
        (await store.ReadAsync(unit => unit.QueryAsync<string>("select value from setting order by name"), Cancelled)).ShouldBe(["new a!", "new b!"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Nothing_and_emptiness_are_two_things_and_numbers_keep_their_size(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;

        await store.WriteAsync(
            unit => unit.ExecuteEachAsync(
                "insert into inbound (id, at) select item.id, item.at from {rows} where true", [new { Id = "", At = long.MaxValue }, new { Id = new string('ü', 5_000), At = -1L }]),
            Cancelled);

        var row = await store.ReadAsync(unit => unit.FindAsync<Row>("select id, at, cast(null as text) as missing, cast(null as bigint) as no_number from inbound where at > 0"), Cancelled);

        row.ShouldBe(new Row { Id = "", At = long.MaxValue });
        (await store.ReadAsync(unit => unit.FindAsync<string>("select id from inbound where at < 0"), Cancelled)).ShouldBe(new string('ü', 5_000));
        (await store.ReadAsync(unit => unit.FindAsync<long?>("select max(at) from inbound where at = 0"), Cancelled)).ShouldBeNull();
        (await store.ReadAsync(unit => unit.QueryAsync<long>($"select at from inbound where at in {unit.Dialect.Ids}", new { ids = new[] { -1L, 7L } }), Cancelled)).ShouldBe([-1L]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_statement_that_failed_can_be_run_again(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        await store.NoteAsync("once");

        await Should.ThrowAsync<Exception>(() => store.NoteAsync("once"));
        await store.NoteAsync("twice");

        (await store.NotesAsync()).ShouldBe(["once", "twice"]);
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long At { get; init; }
        public string? Missing { get; init; }
        public long? NoNumber { get; init; }
    }
}
