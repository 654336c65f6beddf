using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LeadershipBot.Operations;

/// <summary>Which database, and where.</summary>
/// <param name="KeysPath">The folder of the data-protection keys, an absolute path.</param>
/// <param name="KeysCertificatePath">The certificate that wraps them, an absolute path, or null.</param>
internal sealed record StorageSettings(
    StorageProvider Provider, string ConnectionString, string KeysPath, string? KeysCertificatePath)
{
    private const string Key = "Storage:ConnectionString";

    public static StorageSettings Read(SettingValues values)
    {
        var provider = values.OneOf("Storage:Provider", StorageProvider.Sqlite, ("Sqlite", StorageProvider.Sqlite), ("Postgres", StorageProvider.Postgres));
        return new(
            provider,
            provider is StorageProvider.Sqlite ? Sqlite(values.Text(Key) ?? "Data Source=data/leadershipbot.db") : Postgres(values.Text(Key)),
            Path.GetFullPath(values.Text("Storage:KeysPath") ?? "data/keys"),
            Certificate(values.Text("Storage:KeysCertificatePath")));
    }

    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => $"{Provider}";

    private static string Sqlite(string text)
    {
        var parsed = Parse(() => new SqliteConnectionStringBuilder(text), "SQLite", "Data Source=data/leadershipbot.db");

        return parsed switch
        {
            { DataSource.Length: 0 } =>
                throw new StartRefusedException($"{Key} names no file: it needs a part like Data Source=data/leadershipbot.db."),
            { Mode: SqliteOpenMode.Memory } or { DataSource: ":memory:" } =>
                throw new StartRefusedException($"{Key} names a database in memory, which would forget everything at the next start: name a file."),
            { Mode: SqliteOpenMode.ReadOnly } =>
                throw new StartRefusedException($"{Key} opens the database for reading only, and the bot has to write: leave Mode out."),
            _ => text,
        };
    }

    private static string Postgres(string? text)
    {
        if (text is null)
        {
            throw new StartRefusedException($"{Key} is missing: with Postgres it reads like Host=…;Database=…;Username=….");
        }

        return Parse(() => new NpgsqlConnectionStringBuilder(text), "PostgreSQL", "Host=…;Database=…;Username=…") is { Host: not (null or "") }
            ? text
            : throw new StartRefusedException($"{Key} names no server: it needs a part like Host=db.example.com.");
    }

    // The library's own message may repeat a part of the text, and with it a password.
    private static T Parse<T>(Func<T> parse, string database, string example)
        where T : DbConnectionStringBuilder
    {
        try
        {
            return parse();
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            throw new StartRefusedException($"{Key} is not one {database} understands (Storage:Provider says which): it reads like {example}.");
        }
    }

    private static string? Certificate(string? path) => path is null || File.Exists(path)
        ? path is null ? null : Path.GetFullPath(path)
        : throw new StartRefusedException("Storage:KeysCertificatePath names a file that is not there.");
}

internal enum StorageProvider
{
    /// <summary>Embedded.</summary>
    Sqlite,

    /// <summary>For several nodes.</summary>
    Postgres,
}
