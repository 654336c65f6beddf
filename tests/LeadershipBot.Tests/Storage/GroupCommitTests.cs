using LeadershipBot.Storage;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Tests.Storage;

/// <summary>What the one writer of SQLite promises to those who share a commit.</summary>
public sealed class GroupCommitTests : IAsyncLifetime
{
    private TestDatabase temporary = null!;
    private SqliteStore store = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        temporary = await TestDatabase.CreateAsync(Database.Sqlite);
        store = (SqliteStore)await temporary.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        store.Dispose();
        await temporary.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_queues_up_during_a_commit_shares_the_next_one()
    {
        var before = store.Commits;

        await TogetherAsync([.. Enumerable.Range(0, 200).Select(number => (Func<Unit, Task<int>>)(unit => unit.NoteAsync($"{number:000}")))]);

        (await store.NotesAsync()).Count.ShouldBe(200);
        (store.Commits - before).ShouldBe(2);
    }

    [Fact]
    public async Task One_that_throws_takes_nobody_with_it()
    {
        var tasks = await TogetherAsync(
        [
            unit => unit.NoteAsync("first"),
            async unit =>
            {
                await unit.NoteAsync("half");
                throw new InvalidOperationException("No.");
            },
            unit => unit.NoteAsync("first"),
            unit => unit.NoteAsync("last"),
        ]);

        tasks.Select(task => task.Exception?.InnerException?.GetType().Name).ShouldBe([null, "InvalidOperationException", "SqliteException", null]);
        (await store.NotesAsync()).ShouldBe(["first", "last"]);
    }

    // On a small disk a long log would take the room that the file needs to be written back.
    [Fact]
    public async Task The_log_is_written_back_before_it_grows_long()
    {
        for (var number = 0; number < 64; number++)
        {
            await store.NoteAsync($"{number}", new string('x', 256 * 1024));
        }

        new FileInfo(temporary.Settings.ConnectionString.Replace("Data Source=", "") + "-wal").Length.ShouldBeLessThan(6 * 1024 * 1024);
    }

    [Fact]
    public async Task A_full_disk_is_told_to_every_caller_and_nothing_is_kept()
    {
        await store.WriteAsync(unit => unit.ExecuteAsync("pragma max_page_count = 60"), Cancelled);

        var tasks = await TogetherAsync(
        [
            unit => unit.NoteAsync("first"),
            unit => throw new InvalidOperationException("No."),
            unit => unit.NoteAsync("big", new string('x', 1_000_000)),
            unit => unit.NoteAsync("last"),
        ]);

        tasks.ShouldAllBe(task => task.Exception!.InnerException is StorageAwayException);
        tasks[0].Exception!.InnerException!.Message.ShouldMatch(@"^The disk is full: /.*/bot\.db \(Storage:ConnectionString\) cannot grow\.$");
        (await store.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_disk_error_that_one_of_them_meets_is_told_to_all_of_them()
    {
        var tasks = await TogetherAsync(
        [
            unit => unit.NoteAsync("first"),
            unit => throw new SqliteException("disk I/O error", 10),
            unit => unit.NoteAsync("last"),
        ]);

        tasks.ShouldAllBe(task => task.Exception!.InnerException is StorageAwayException);
        tasks[0].Exception!.InnerException!.Message.ShouldMatch(
            @"^/.*/bot\.db \(Storage:ConnectionString\) cannot be read or written: the disk reports an error\.$");
        (await store.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_full_disk_it_goes_on()
    {
        await store.WriteAsync(unit => unit.ExecuteAsync("pragma max_page_count = 60"), Cancelled);
        await Should.ThrowAsync<StorageAwayException>(() => store.NoteAsync("big", new string('x', 1_000_000)));

        await store.NoteAsync("small");
        await store.WriteAsync(unit => unit.ExecuteAsync("pragma max_page_count = 1000000"), Cancelled);
        await store.NoteAsync("big", new string('x', 1_000_000));

        (await store.NotesAsync()).ShouldBe(["big", "small"]);
    }

    [Fact]
    public async Task A_unit_that_waits_for_another_is_refused_instead_of_waiting_for_ever()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => store.WriteAsync(_ => store.NoteAsync("inner"), Cancelled));

        error.Message.ShouldBe("A unit of work waits for nothing but itself: the writer would wait for the writer.");
    }

    [Fact]
    public async Task Callers_go_on_elsewhere_than_on_the_writers_thread()
    {
        var writer = await store.WriteAsync(_ => Task.FromResult(Environment.CurrentManagedThreadId), Cancelled);

        Environment.CurrentManagedThreadId.ShouldNotBe(writer);
    }

    [Fact]
    public async Task What_is_queued_when_it_closes_is_still_written()
    {
        var tasks = Enumerable.Range(0, 50).Select(number => store.NoteAsync($"{number}")).ToList();
        store.Dispose();

        await Task.WhenAll(tasks);
        (await Should.ThrowAsync<StorageAwayException>(() => store.NoteAsync("later"))).Message.ShouldBe("The database is closed: the bot is stopping.");
    }

    // Holds the writer until all are queued, so that they share the commit after it.
    private async Task<IReadOnlyList<Task<int>>> TogetherAsync(IReadOnlyList<Func<Unit, Task<int>>> units)
    {
        using var queued = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = store.WriteAsync(
            _ =>
            {
                begun.SetResult();
                queued.Wait(Cancelled);
                return Task.FromResult(0);
            },
            Cancelled);
        await begun.Task;
        var tasks = units.Select(unit => store.WriteAsync(unit, Cancelled)).ToList();
        queued.Set();
        await first;
        await Task.WhenAll(tasks).ContinueWith(_ => { }, TaskScheduler.Default);

        return tasks;
    }
}
