using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Storage;

public class MigrationTests
{
    private static readonly Migration Extra = new(Migrations.All.Count + 1, "extra", "create table extra (id {identity}, word text not null)");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Every_script_runs_once_and_is_noted_down(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        ((IDisposable)await temporary.OpenAsync()).Dispose();
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;

        var versions = await store.ReadAsync(unit => unit.QueryAsync<long>("select version from schema_version order by version"), Cancelled);

        versions.ShouldBe(Migrations.All.Select(script => script.Version));
        versions[0].ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_script_that_is_added_runs_at_the_next_start(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;

        (await ApplyAsync(store, [.. Migrations.All, Extra])).ShouldBe(Extra.Version);
        (await ApplyAsync(store, [.. Migrations.All, Extra])).ShouldBe(Extra.Version);

        (await store.WriteAsync(unit => unit.FindAsync<long>("insert into extra (word) values ('x') returning id"), Cancelled)).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_script_that_fails_leaves_nothing_of_itself_or_of_those_before_it(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        var broken = new Migration(Extra.Version + 1, "broken", "create table half (id {identity}); insert into no_such_table values (1);");

        await Should.ThrowAsync<System.Data.Common.DbException>(() => ApplyAsync(store, [.. Migrations.All, Extra, broken]));

        (await ApplyAsync(store, [.. Migrations.All, Extra])).ShouldBe(Extra.Version);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_database_one_version_ahead_is_worked_on(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        await AheadAsync(temporary, 1);

        var store = await temporary.OpenAsync();

        (await store.NoteAsync("kept")).ShouldBe(1);
        ((IDisposable)store).Dispose();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_database_further_ahead_is_refused(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        await AheadAsync(temporary, 2);
        var known = Migrations.All.Count;

        (await Should.ThrowAsync<StorageAwayException>(() => temporary.OpenAsync())).Message.ShouldBe(
            $"The database (Storage:ConnectionString) is at version {known + 2} and this program knows only {known}: start the newer program.");
    }

    [Fact]
    public async Task Nodes_that_start_together_migrate_once()
    {
        await using var temporary = await TestDatabase.CreateAsync(Database.Postgres);

        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => temporary.OpenAsync())));

        (await stores[0].ReadAsync(unit => unit.FindAsync<long>("select count(*) from schema_version"), Cancelled)).ShouldBe(Migrations.All.Count);
        Array.ForEach(stores, store => ((IDisposable)store).Dispose());
    }

    [Fact]
    public async Task Columns_are_whole_numbers_or_text_so_that_both_databases_read_them_alike()
    {
        await using var temporary = await TestDatabase.CreateAsync(Database.Postgres);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;

        (await store.ReadAsync(
            unit => unit.QueryAsync<string>(
                "select distinct data_type from information_schema.columns where table_schema = current_schema() order by data_type"),
            Cancelled)).ShouldBe(["bigint", "text"]);
    }

    private static async Task AheadAsync(TestDatabase temporary, int by)
    {
        var store = await temporary.OpenAsync();
        var newer = Enumerable.Range(1, by).Select(number => new Migration(Migrations.All.Count + number, $"newer-{number}", $"create table newer{number} (id {{identity}})"));
        await ApplyAsync(store, [.. Migrations.All, .. newer]);
        ((IDisposable)store).Dispose();
    }

    private static Task<long> ApplyAsync(IStore store, IReadOnlyList<Migration> scripts) =>
        store.WriteAsync(unit => Migrations.ApplyAsync(unit, scripts, DateTimeOffset.UnixEpoch), Cancelled);
}
