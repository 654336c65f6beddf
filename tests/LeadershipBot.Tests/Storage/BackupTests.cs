using LeadershipBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("leadershipbot-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private StorageSettings Settings => new(StorageSettings.Sqlite, $"Data Source={folder}/bot.db");

    private string Target => $"{folder}/copy.db";

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_copy_taken_while_the_bot_writes_is_whole()
    {
        using var store = await OpenAsync(Settings);
        using var enough = new CancellationTokenSource();
        var writing = WritePairsAsync(store, enough.Token);

        var refusal = new Backup(Settings).Write(Target);
        await enough.CancelAsync();
        var written = await writing;

        refusal.ShouldBeNull();
        using var copy = await OpenAsync(new(StorageSettings.Sqlite, $"Data Source={Target}"));
        var notes = await copy.NotesAsync();
        notes.Count(note => note.StartsWith('a')).ShouldBe(notes.Count(note => note.StartsWith('b')));
        notes.Count.ShouldBeLessThanOrEqualTo(written * 2);
        Directory.EnumerateFiles(folder, "*.unfinished").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_copy_and_what_it_is_copied_from_are_for_one_account_alone()
    {
        using var store = await OpenAsync(Settings);
        await store.WriteAsync(unit => unit.NoteAsync("a"), Cancelled);

        new Backup(Settings).Write(Target).ShouldBeNull();

        // Where there are such rights.
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in (string[])[Target, $"{folder}/bot.db", $"{folder}/bot.db-wal", $"{folder}/bot.db-shm", $"{folder}/bot.db.lock"])
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    [Fact]
    public void A_database_that_is_none_is_named_and_not_the_copy()
    {
        File.WriteAllText($"{folder}/bot.db", new string('x', 5000));

        new Backup(Settings).Write(Target).ShouldBe($"{folder}/bot.db (Storage:ConnectionString) is not a database.");
        File.Exists(Target).ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_laid_in_its_way_leads_a_backup_nowhere()
    {
        using var store = await OpenAsync(Settings);
        var elsewhere = $"{folder}/elsewhere";
        File.CreateSymbolicLink($"{Target}.unfinished", elsewhere);

        new Backup(Settings).Write(Target).ShouldBeNull();

        File.Exists(elsewhere).ShouldBeFalse();
        new FileInfo(Target).LinkTarget.ShouldBeNull();
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        using var store = await OpenAsync(Settings);
        await File.WriteAllTextAsync(Target, "mine", Cancelled);

        new Backup(Settings).Write(Target).ShouldBe($"{Target} exists already, and a backup overwrites nothing.");
        (await File.ReadAllTextAsync(Target, Cancelled)).ShouldBe("mine");
    }

    [Fact]
    public void Where_there_is_no_database_none_is_made()
    {
        new Backup(Settings).Write(Target).ShouldBe($"There is no database at {folder}/bot.db (Storage:ConnectionString).");
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_said_so()
    {
        using var store = await OpenAsync(Settings);

        new Backup(Settings).Write($"{folder}/none/copy.db").ShouldNotBeNull().ShouldStartWith($"The copy could not be written to {folder}/none/copy.db: ");
    }

    [Fact]
    public void PostgreSQL_has_a_program_of_its_own_for_it() =>
        new Backup(new(StorageSettings.Postgres, "Host=db")).Write(Target)
            .ShouldBe("Only the embedded database is copied by this command; for PostgreSQL use pg_dump.");

    private static async Task<int> WritePairsAsync(SqliteStore store, CancellationToken enough)
    {
        var pairs = 0;

        while (!enough.IsCancellationRequested)
        {
            pairs++;
            await store.WriteAsync(
                async unit =>
                {
                    await unit.NoteAsync($"a{pairs}", new string('x', 500));
                    return await unit.NoteAsync($"b{pairs}");
                },
                Cancelled);
        }

        return pairs;
    }

    private static async Task<SqliteStore> OpenAsync(StorageSettings settings)
    {
        var store = new SqliteStore(settings.ConnectionString, TimeProvider.System, NullLogger<SqliteStore>.Instance);
        await store.OpenAsync(Cancelled);
        return store;
    }
}
