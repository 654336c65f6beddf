using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Storage;

/// <summary>Everything in one SQLite file: one writer, and readers beside it. One process at a time.</summary>
internal sealed class SqliteStore(string connectionString, TimeProvider clock, ILogger<SqliteStore> log) : IStore, IDisposable
{
    // More than these wait for nothing either; they only open a connection of their own.
    private const int ReadersKept = 8;

    private readonly ConcurrentBag<SqliteStatements> readers = [];
    private SqliteFile file = new("");
    private FileStream? processLock;
    private SqliteWriter? writer;
    private bool reads;
    private bool closed;

    /// <summary>How many commits there were; each may hold many units.</summary>
    public long Commits => writer?.Commits ?? 0;

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        file = SqliteFile.Of(connectionString);
        processLock = file.Lock();

        file.Make();

        try
        {
            writer = new(file.OpenWriter(), file.Path);
        }
        catch (SqliteException error) when (SqliteErrors.IsAway(error))
        {
            throw SqliteErrors.Away(error, file.Path);
        }

        var version = await WriteAsync(unit => Migrations.ApplyAsync(unit, Migrations.All, clock.GetUtcNow()), cancellationToken);

        if (version > Migrations.All.Count)
        {
            log.LogWarning("The database is at version {Version}, one ahead of this program", version);
        }
    }

    /// <inheritdoc/>
    public void OpenForReading() => (file, reads) = (SqliteFile.Of(connectionString), true);

    /// <inheritdoc/>
    public Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) =>
        (writer ?? throw NotOpen()).WriteAsync(work, cancellationToken);

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        if (writer is null && !reads)
        {
            throw NotOpen();
        }

        SqliteStatements? connection = null;

        try
        {
            connection = readers.TryTake(out var kept) ? kept : new(file.OpenReader());
            return await work(new Unit(connection, Dialect.Sqlite));
        }
        catch (SqliteException error) when (SqliteErrors.IsAway(error))
        {
            throw SqliteErrors.Away(error, file.Path);
        }
        finally
        {
            Keep(connection);
        }
    }

    /// <inheritdoc/>
    public Task ForgetAsync(CancellationToken cancellationToken) => Task.Run(ForgetEarlier, cancellationToken);

    // In the log beside the file earlier states of its pages lie until it is written over.
    private void ForgetEarlier()
    {
        try
        {
            using var connection = file.OpenCopier();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException error)
        {
            log.LogWarning("What was deleted stays in the database's log until the next hour: {Why}", error.Message);
        }
    }

    public void Dispose()
    {
        closed = true;
        writer?.Dispose();

        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        // Last: until here nobody else may begin.
        processLock?.Dispose();
    }

    private void Keep(SqliteStatements? connection)
    {
        if (closed || readers.Count >= ReadersKept)
        {
            connection?.Dispose();
        }
        else if (connection is not null)
        {
            readers.Add(connection);
        }
    }

    private static InvalidOperationException NotOpen() => new("The store has not been opened.");
}
