namespace LeadershipBot.Storage;

/// <summary>Where everything is kept: SQLite by default, PostgreSQL where several nodes share it.</summary>
internal interface IStore
{
    /// <summary>Runs one unit of work (read, decide, write) and returns once it is durable.</summary>
    /// <param name="work">
    /// Waits for nothing but its <see cref="Unit"/>, and has no effect but through it: it may run again from the start
    /// when the database asks for that. If it throws, nothing of it is kept.
    /// </param>
    /// <exception cref="StorageAwayException">The database cannot be reached or cannot write; nothing was kept.</exception>
    Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Reads, beside the writers and without holding them up.</summary>
    Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken);
}

/// <summary>The database is away, full or read-only. The message is one sentence for an operator.</summary>
internal sealed class StorageAwayException(string message, Exception? inner = null) : Exception(message, inner);
