using LeadershipBot.Storage;
using Npgsql;

namespace LeadershipBot.Tests.Storage;

/// <summary>What only a server can do to a unit of work.</summary>
public sealed class PostgresStoreTests : IAsyncLifetime
{
    private TestDatabase temporary = null!;
    private PostgresStore store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await TestDatabase.CreateAsync(Database.Postgres);
        store = (PostgresStore)await temporary.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        store?.Dispose();
        await (temporary?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    [Theory]
    [InlineData("40001")] // Serialization failure.
    [InlineData("40P01")] // Deadlock.
    public async Task A_unit_that_got_in_anothers_way_runs_again_from_the_start(string state)
    {
        var runs = 0;
        var followed = 0;

        await store.WriteAsync(
            async unit =>
            {
                unit.AfterCommit(() => followed++);
                await unit.NoteAsync("kept");
                return ++runs < 3 ? await RaiseAsync(unit, state) : 0;
            },
            Cancelled);

        (runs, followed).ShouldBe((3, 1));
        (await store.NotesAsync()).ShouldBe(["kept"]);
    }

    [Fact]
    public async Task It_does_not_run_again_for_ever()
    {
        var runs = 0;

        await Should.ThrowAsync<PostgresException>(() => store.WriteAsync(
            unit =>
            {
                runs++;
                return RaiseAsync(unit, "40001");
            },
            Cancelled));

        runs.ShouldBe(12);
    }

    [Fact]
    public async Task Two_units_that_wait_for_each_other_both_get_through()
    {
        await store.NoteAsync("a", "0");
        await store.NoteAsync("b", "0");

        await Task.WhenAll(AddAsync("a", "b"), AddAsync("b", "a"));

        (await store.ReadAsync(unit => unit.QueryAsync<string>("select value from setting"), Cancelled)).ShouldBe(["2", "2"]);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_said_so_and_the_next_unit_gets_a_new_one()
    {
        var error = await Should.ThrowAsync<StorageAwayException>(() => store.WriteAsync(
            async unit =>
            {
                await unit.NoteAsync("half");
                return await unit.ExecuteAsync("select pg_terminate_backend(pg_backend_pid())");
            },
            Cancelled));

        error.Message.ShouldBe("PostgreSQL (Storage:ConnectionString) is shutting down, starting or broken.");
        await store.NoteAsync("next");
        (await store.NotesAsync()).ShouldBe(["next"]);
    }

    [Fact]
    public async Task A_statement_that_is_wrong_is_a_bug_and_not_an_outage() =>
        await Should.ThrowAsync<PostgresException>(() => store.WriteAsync(unit => unit.ExecuteAsync("select nothing from nowhere"), Cancelled));

    [Theory]
    [InlineData("", "off", true)]
    [InlineData(";Options=-c enable_seqscan=on", "on", true)]
    [InlineData(";Max Auto Prepare=0", "off", false)]
    public async Task Statements_stay_prepared_and_plans_keep_to_indexes_unless_the_connection_string_says_otherwise(string said, string goesThroughTables, bool isPrepared)
    {
        using var other = new PostgresStore(temporary.Settings.ConnectionString + said, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<PostgresStore>.Instance);

        var (seen, prepared) = await other.ReadAsync(
            async unit =>
            {
                for (var time = 0; time < 10; time++)
                {
                    await unit.FindAsync<long>("select count(*) from person");
                }

                return (await unit.FindAsync<string>("show enable_seqscan"), await unit.FindAsync<long>("select count(*) from pg_prepared_statements where statement like '%from person'"));
            },
            Cancelled);

        (seen, prepared).ShouldBe((goesThroughTables, isPrepared ? 1 : 0));
    }

    private Task<int> AddAsync(string first, string second) => store.WriteAsync(
        async unit =>
        {
            await unit.ExecuteAsync("update setting set value = cast(cast(value as bigint) + 1 as text) where name = @first", new { first });
            await unit.ExecuteAsync("select pg_sleep(0.2)");
            return await unit.ExecuteAsync("update setting set value = cast(cast(value as bigint) + 1 as text) where name = @second", new { second });
        },
        Cancelled);

    private static Task<int> RaiseAsync(Unit unit, string state) =>
        unit.ExecuteAsync($"do $$ begin raise exception 'In the way.' using errcode = '{state}'; end $$");
}
