namespace LeadershipBot.Storage;

/// <summary>Where everything is kept: SQLite by default, PostgreSQL where several nodes share it.</summary>
internal interface IStore
{
    /// <summary>Whether units run one after the other, so that nothing is won by two at the same time.</summary>
    bool HasOneWriter => true;

    /// <summary>Opens it and brings the tables up to date. Once, before anything else.</summary>
    /// <exception cref="StorageAwayException">It cannot be opened, is in use by another process, or is too new for this program.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens it for <see cref="ReadAsync"/> alone, beside a process that may be working on it. Nothing is made, migrated or locked.</summary>
    /// <exception cref="StorageAwayException">The connection string names no database.</exception>
    void OpenForReading()
    {
        // Where reading needs no opening there is nothing to do.
    }

    /// <summary>Lets nothing that was deleted so far stay in the files, as far as this is the program's to do. Takes a moment; what fails is done the next time.</summary>
    Task ForgetAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs one unit of work (read, decide, write) and returns once it is durable.</summary>
    /// <param name="work">
    /// Waits for nothing but its <see cref="Unit"/>, and has no effect but through it: it may run again from the start
    /// when the database asks for that. If it throws, nothing of it is kept.
    /// </param>
    /// <param name="cancellationToken">Calls it off while it waits for its turn; once begun, it is seen through.</param>
    /// <exception cref="StorageAwayException">The database cannot be reached or cannot write; nothing was kept.</exception>
    Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Reads, beside the writers and without holding them up. Two queries may see two different moments.</summary>
    /// <exception cref="StorageAwayException">The database cannot be reached.</exception>
    Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken);
}
