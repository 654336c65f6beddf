using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Storage;

public class StoreTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_was_written_is_there_after_a_restart(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        await store.NoteAsync("kept");
        ((IDisposable)store).Dispose();

        var again = await temporary.OpenAsync();

        (await again.NotesAsync()).ShouldBe(["kept"]);
        ((IDisposable)again).Dispose();
    }

    [Fact]
    public async Task What_was_deleted_is_in_none_of_the_files_any_more()
    {
        const string Marker = "what nobody shall read again";
        await using var temporary = await TestDatabase.CreateAsync(Database.Sqlite);
        var store = await temporary.OpenAsync();
        await store.NoteAsync("before");
        await store.NoteAsync(Marker);
        Holds().ShouldBeTrue();

        await store.WriteAsync(unit => unit.ExecuteAsync("delete from setting where name = @Marker", new { Marker }), Cancelled);
        await store.ForgetAsync(Cancelled);

        Holds().ShouldBeFalse();
        (await store.NotesAsync()).ShouldBe(["before"]);
        ((IDisposable)store).Dispose();
        Holds().ShouldBeFalse();

        bool Holds()
        {
            var file = SqliteFile.Of(temporary.Settings.ConnectionString).Path;
            return Directory.EnumerateFiles(Path.GetDirectoryName(file)!, $"{Path.GetFileName(file)}*").Where(name => !name.EndsWith(".lock", StringComparison.Ordinal)).Any(name =>
            {
                using var stream = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var bytes = new MemoryStream();
                stream.CopyTo(bytes);
                return bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Marker)) >= 0;
            });
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_unit_that_throws_leaves_nothing_behind_and_its_caller_gets_the_exception(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        var followed = false;

        var error = await Should.ThrowAsync<InvalidOperationException>(() => store.WriteAsync<bool>(
            async unit =>
            {
                unit.AfterCommit(() => followed = true);
                await unit.NoteAsync("half");
                throw new InvalidOperationException("No.");
            },
            Cancelled));

        error.Message.ShouldBe("No.");
        followed.ShouldBeFalse();
        (await store.NotesAsync()).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_waits_for_the_commit_happens_once_and_after_it(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        var seen = new List<int>();

        await store.WriteAsync(
            unit =>
            {
                unit.AfterCommit(() => seen.Add(store.NotesAsync().GetAwaiter().GetResult().Count));
                return unit.NoteAsync("kept");
            },
            Cancelled);

        seen.ShouldBe([1]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_hundred_writers_at_once_are_all_kept_and_count_right(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        await store.NoteAsync("count", "0");

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => store.WriteAsync(CountAsync, Cancelled))));

        (await store.ReadAsync(unit => unit.FindAsync<string>("select value from setting where name = 'count'"), Cancelled)).ShouldBe("100");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_write_called_off_before_its_turn_does_not_happen(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;

        await Should.ThrowAsync<OperationCanceledException>(() => store.WriteAsync(unit => unit.NoteAsync("late"), new CancellationToken(true)));

        (await store.NotesAsync()).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Many_rows_travel_in_one_statement(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;

        await store.WriteAsync(
            unit => unit.ExecuteAsync(
                $"insert into setting (name, value) select item.value ->> 'Name', cast(cast(item.value ->> 'Number' as bigint) + 1 as text) from {unit.Dialect.Items}",
                new { items = """[{"Name":"one","Number":1},{"Name":"ünï \" ' 'code","Number":9007199254740993}]""" }),
            Cancelled);

        (await store.ReadAsync(unit => unit.QueryAsync<string>("select name || '=' || value from setting order by value"), Cancelled))
            .ShouldBe(["one=2", "ünï \" ' 'code=9007199254740994"], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Readers_see_only_what_was_committed(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var store = await temporary.OpenAsync();
        using var closing = (IDisposable)store;
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var looked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var writing = store.WriteAsync(
            async unit =>
            {
                await unit.NoteAsync("half");
                written.SetResult();
                await looked.Task;
                return true;
            },
            Cancelled);
        await written.Task;
        var during = await store.NotesAsync();
        looked.SetResult();
        await writing;

        during.ShouldBeEmpty();
        (await store.NotesAsync()).ShouldBe(["half"]);
    }

    private static async Task<int> CountAsync(Unit unit)
    {
        var count = int.Parse((await unit.FindAsync<string>($"select value from setting where name = 'count' {unit.Dialect.ForUpdate}"))!);
        return await unit.ExecuteAsync("update setting set value = @next where name = 'count'", new { next = $"{count + 1}" });
    }
}
