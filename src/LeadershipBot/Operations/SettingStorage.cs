using System.Data.Common;
using LeadershipBot.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LeadershipBot.Operations;

/// <summary>The settings that say which database, and where.</summary>
internal static class SettingStorage
{
    private const string Key = "Storage:ConnectionString";

    public static StorageSettings Read(SettingValues values)
    {
        var provider = values.OneOf(
            "Storage:Provider",
            StorageSettings.Sqlite,
            (StorageSettings.Sqlite, StorageSettings.Sqlite),
            (StorageSettings.Postgres, StorageSettings.Postgres));

        return new(
            provider,
            provider == StorageSettings.Sqlite ? Sqlite(values.Text(Key) ?? "Data Source=data/leadershipbot.db") : Postgres(values.Text(Key)));
    }

    /// <exception cref="StartRefusedException">With PostgreSQL the keys lie in the database, and nothing wraps them.</exception>
    public static void RefuseBareKeys(StorageSettings storage, KeySettings keys)
    {
        if (storage.Provider == StorageSettings.Postgres && keys.CertificatePaths.Count == 0)
        {
            throw new StartRefusedException("Storage:KeysCertificatePath is missing: with Postgres the keys lie in the database, and the certificate wraps them.");
        }
    }

    public static KeySettings ReadKeys(SettingValues values) => new(
        Path.GetFullPath(values.Text("Storage:KeysPath") ?? "data/keys"),
        [.. (values.Text("Storage:KeysCertificatePath")?.Split(',', StringSplitOptions.TrimEntries) ?? []).Select(path => File.Exists(path)
            ? Path.GetFullPath(path)
            : throw new StartRefusedException("Storage:KeysCertificatePath names a file that is not there."))]);

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
}

/// <summary>The keys that encrypt tokens and replies at rest.</summary>
/// <param name="Path">Their folder, an absolute path; not used where they lie in the database.</param>
/// <param name="CertificatePaths">The certificate that wraps them, then those that did so before; absolute paths, or none.</param>
internal sealed record KeySettings(string Path, IReadOnlyList<string> CertificatePaths);
