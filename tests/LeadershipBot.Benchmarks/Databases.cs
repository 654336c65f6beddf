using LeadershipBot.Storage;
using Npgsql;

namespace LeadershipBot.Benchmarks;

/// <summary>An empty database for one run, on a real disk.</summary>
internal sealed record Scratch(StorageSettings Settings, string? Folder, string? Schema) : IAsyncDisposable
{
    /// <summary>As for the tests: <c>tests/postgres</c> starts a server and prints this.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("LEADERSHIPBOT_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    /// <summary>Those that can be had here.</summary>
    public static IEnumerable<string> Providers => Server is null ? [StorageSettings.Sqlite] : [StorageSettings.Sqlite, StorageSettings.Postgres];

    public static async Task<Scratch> CreateAsync(string provider)
    {
        var name = $"b{Guid.NewGuid():n}";

        if (provider == StorageSettings.Sqlite)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), name)).FullName;
            return new(new(provider, $"Data Source={Path.Combine(folder, "bot.db")}"), folder, null);
        }

        await ExecuteAsync($"create schema {name}");
        return new(new(provider, new NpgsqlConnectionStringBuilder(Server) { SearchPath = name }.ToString()), null, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (Folder is not null)
        {
            Directory.Delete(Folder, recursive: true);
        }

        if (Schema is not null)
        {
            await ExecuteAsync($"drop schema {Schema} cascade");
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Server!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
