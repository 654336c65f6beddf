using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage;

/// <summary>The database file that <c>Storage:ConnectionString</c> names.</summary>
internal sealed record SqliteFile(string Path)
{
    // SQLITE_DBCONFIG_ENABLE_QPSG, https://sqlite.org/c3ref/c_dbconfig_defensive.html.
    private const int EnableQueryPlannerStability = 1007;

    private const string Key = "Storage:ConnectionString";

    // Before SQLite is first used: each connection has one user at a time, so it need lock nothing, and nobody reads its own statistics.
    static SqliteFile()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>The file of a connection string; need not exist.</summary>
    /// <exception cref="StorageAwayException">It names none.</exception>
    public static SqliteFile Of(string connectionString)
    {
        var source = Source(connectionString);

        if (source is "" or ":memory:" || source.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageAwayException($"{Key} must name a file, as in \"Data Source=data/leadershipbot.db\".");
        }

        var path = System.IO.Path.GetFullPath(source);

        if (Directory.Exists(path))
        {
            throw new StorageAwayException($"{Key} names a folder, {path}; it must name a file.");
        }

        // Two names of one file must meet at one lock.
        return new((File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path);
    }

    /// <summary>Makes the folder if need be, and keeps every other process off the file until disposed or dead.</summary>
    /// <exception cref="StorageAwayException">Another process has it, or the folder cannot be written.</exception>
    public FileStream Lock()
    {
        try
        {
            Folders.Own(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageAwayException($"The folder of {Path} ({Key}) cannot be made.", error);
        }

        try
        {
            // Only the lock counts, never the file's existence: it stays behind, and a killed process's lock is gone with it.
            return Folders.OwnFile(Path + ".lock", FileMode.OpenOrCreate, FileShare.None);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StorageAwayException(
                File.Exists(Path + ".lock")
                    ? $"{Path}.lock, beside {Key}, belongs to another account."
                    : $"{Path} ({Key}) or its folder is read-only.",
                error);
        }
        catch (IOException error)
        {
            throw new StorageAwayException(
                File.Exists(Path + ".lock")
                    ? $"Another process is already working on {Path} ({Key}); SQLite takes one at a time."
                    : $"{Path} ({Key}) or its folder is read-only.",
                error);
        }
    }

    /// <summary>Makes the file if need be, for this account alone; what SQLite makes beside it has the same rights. While it is locked, before it is opened.</summary>
    /// <exception cref="StorageAwayException">It cannot be made.</exception>
    public void Make()
    {
        // Never opened here while SQLite has it open: closing it would end SQLite's own locks.
        if (File.Exists(Path))
        {
            return;
        }

        try
        {
            Folders.OwnFile(Path, FileMode.OpenOrCreate).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageAwayException($"{Path} ({Key}) cannot be opened.", error);
        }
    }

    /// <summary>A connection for the one writer.</summary>
    /// <exception cref="SqliteException">It cannot be opened, or is not a database.</exception>
    public SqliteConnection OpenWriter() => Open(
        SqliteOpenMode.ReadWriteCreate,
        "pragma journal_mode = wal",
        // A commit is on the disk before anybody is told so.
        "pragma synchronous = full",
        "pragma foreign_keys = on",
        // What was deleted is overwritten: whoever was erased must not be readable in the bytes of the file.
        "pragma secure_delete = on",
        "pragma journal_size_limit = 67108864",
        // What a savepoint would restore is kept at hand, not in a file for each statement.
        "pragma temp_store = memory",
        // 16 MiB of pages at hand: with the usual two, the indexes of many people are read again for each of them.
        "pragma cache_size = -16384",
        // A write that is taken back: finds out now, not at the first answer, that a file may only be read.
        "begin immediate",
        "pragma user_version = 0",
        "rollback");

    /// <summary>A connection for reading beside the writer. The file must exist.</summary>
    /// <exception cref="SqliteException">It cannot be opened, or is not a database.</exception>
    public SqliteConnection OpenReader() => Open(SqliteOpenMode.ReadWrite, "pragma query_only = on");

    /// <summary>A connection for copying the file, also while another process works on it. The file must exist.</summary>
    /// <exception cref="SqliteException">It cannot be opened, or is not a database.</exception>
    public SqliteConnection OpenCopier() => Open(SqliteOpenMode.ReadWrite);

    private SqliteConnection Open(SqliteOpenMode mode, params string[] statements)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            // Connections are kept by their owners; a second pool beneath would keep the file open after them.
            Pooling = false,
            DefaultTimeout = 10,
        }.ToString());

        try
        {
            connection.Open();
            // Otherwise a statement is compiled anew whenever the number behind its "limit" is another.
            _ = SQLitePCL.raw.sqlite3_db_config(connection.Handle, EnableQueryPlannerStability, 1, out _);
            using var command = connection.CreateCommand();

            // One at a time: of several in one command, the driver passes over the errors of those after the first that returns a row.
            foreach (var statement in (string[])["pragma busy_timeout = 5000", .. statements])
            {
                command.CommandText = statement;
                command.ExecuteNonQuery();
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static string Source(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString).DataSource;
        }
        catch (ArgumentException error)
        {
            throw new StorageAwayException($"{Key} is not one that SQLite understands; write \"Data Source=data/leadershipbot.db\".", error);
        }
    }
}
