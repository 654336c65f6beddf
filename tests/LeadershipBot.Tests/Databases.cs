using LeadershipBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace LeadershipBot.Tests;

/// <summary>The databases that everything must work on. A parameter of a test, so that its name shows which.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>Both of them: <c>[Theory, ClassData(typeof(EachDatabase))]</c>.</summary>
public sealed class EachDatabase : TheoryData<Database>
{
    public EachDatabase() => AddRange(Database.Sqlite, Database.Postgres);
}

/// <summary>An empty database of a test's own, gone when the test is over.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Holds the connection string of a server that the tests may make schemas in; <c>tests/postgres</c> starts one.</summary>
    private const string Variable = "LEADERSHIPBOT_TEST_POSTGRES";

    private static readonly Lazy<NpgsqlDataSource> Server = new(() => NpgsqlDataSource.Create(Environment.GetEnvironmentVariable(Variable)!));

    private readonly string? folder;
    private readonly string? schema;

    private TestDatabase(StorageSettings settings, string? folder, string? schema) =>
        (Settings, this.folder, this.schema) = (settings, folder, schema);

    /// <summary>What to configure: <c>Storage:Provider</c> and <c>Storage:ConnectionString</c>.</summary>
    public StorageSettings Settings { get; }

    /// <summary>An empty database. On PostgreSQL the test is skipped where there is no server; in CI that is a failure.</summary>
    public static async Task<TestDatabase> CreateAsync(Database database)
    {
        var name = $"t{Guid.NewGuid():n}";

        if (database is Database.Sqlite)
        {
            // In memory where the system offers that: the tests ask what is committed, not how fast the disk is.
            var root = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
            var made = Directory.CreateDirectory(Path.Combine(root, $"leadershipbot-{name}")).FullName;
            return new(new(StorageSettings.Sqlite, $"Data Source={Path.Combine(made, "data", "bot.db")}"), made, null);
        }

        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } server)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"No PostgreSQL: {Variable} is not set (see tests/postgres).");
            throw new InvalidOperationException($"In CI the tests run on PostgreSQL too: set {Variable} (see tests/postgres).");
        }

        await using var create = Server.Value.CreateCommand($"create schema {name}");
        await create.ExecuteNonQueryAsync();
        var connection = new NpgsqlConnectionStringBuilder(server) { SearchPath = name, Timeout = 5 };
        return new(new(StorageSettings.Postgres, connection.ToString()), null, name);
    }

    /// <summary>What is committed in it at this moment, as another database: what a killed process leaves behind. SQLite only.</summary>
    public async Task<TestDatabase> CopyAsync()
    {
        var copy = await CreateAsync(Database.Sqlite);
        var to = new SqliteConnectionStringBuilder(copy.Settings.ConnectionString).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var from = new SqliteConnection(Settings.ConnectionString);
        await from.OpenAsync();
        await using var into = new SqliteConnection(copy.Settings.ConnectionString);
        await into.OpenAsync();
        from.BackupDatabase(into);
        SqliteConnection.ClearPool(into);

        // The keys lie beside it.
        foreach (var key in Directory.Exists(KeysOf(this)) ? Directory.EnumerateFiles(KeysOf(this)) : [])
        {
            Directory.CreateDirectory(KeysOf(copy));
            File.Copy(key, Path.Combine(KeysOf(copy), Path.GetFileName(key)));
        }

        return copy;

        static string KeysOf(TestDatabase database) => Path.Combine(database.folder!, "keys");
    }

    /// <summary>Opens it, as a process that starts does. The caller disposes of it.</summary>
    public async Task<IStore> OpenAsync(TimeProvider? clock = null)
    {
        var store = Store(clock ?? TimeProvider.System);

        try
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);
            return store;
        }
        catch
        {
            (store as IDisposable)?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        if (schema is not null)
        {
            await using var drop = Server.Value.CreateCommand($"drop schema {schema} cascade");
            await drop.ExecuteNonQueryAsync();
        }
    }

    private IStore Store(TimeProvider clock) => Settings.Provider == StorageSettings.Sqlite
        ? new SqliteStore(Settings.ConnectionString, clock, NullLogger<SqliteStore>.Instance)
        : new PostgresStore(Settings.ConnectionString, clock, NullLogger<PostgresStore>.Instance);
}
