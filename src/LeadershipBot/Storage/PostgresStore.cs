using Npgsql;

namespace LeadershipBot.Storage;

/// <summary>Everything in PostgreSQL, where several nodes may share it. Each unit is a transaction of its own.</summary>
/// <remarks>
/// Read committed: a unit that decides from what it read locks that first, <see cref="Dialect.ForUpdate"/>. When a
/// connection breaks during a commit nobody knows whether it was kept; units are made so that doing them again does no harm.
/// </remarks>
internal sealed class PostgresStore : IStore, IDisposable
{
    // With waits that double from 5 ms this is about ten seconds of bad luck.
    private const int MostTries = 12;

    // Of one node, where the connection string does not say.
    private const int MostConnections = 32;

    // To plan a statement takes the server longer than to run it.
    private const int MostPrepared = 300;

    // A plan that is kept was made while the tables were small, or before anybody counted their rows. All that is asked
    // each minute stands in an index, so that is the plan to keep, however few the rows are still.
    private const string Planning = "-c enable_seqscan=off -c jit=off";

    // Any number, as long as all nodes and versions use the same.
    private const long MigrationLock = 0x4C656164_65727368;

    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;
    private readonly ILogger<PostgresStore> log;

    /// <exception cref="StorageAwayException">The connection string is not one.</exception>
    public PostgresStore(string connectionString, TimeProvider clock, ILogger<PostgresStore> log)
    {
        (this.clock, this.log) = (clock, log);

        try
        {
            source = NpgsqlDataSource.Create(Modest(connectionString));
        }
        catch (ArgumentException error)
        {
            throw new StorageAwayException(
                "Storage:ConnectionString is not one that PostgreSQL understands; write \"Host=…;Database=…;Username=…;Password=…\".", error);
        }
    }

    /// <inheritdoc/>
    public bool HasOneWriter => false;

    /// <inheritdoc/>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var version = await WriteAsync(MigrateAsync, cancellationToken);

        if (version > Migrations.All.Count)
        {
            log.LogWarning("The database is at version {Version}, one ahead of this program", version);
        }
    }

    /// <inheritdoc/>
    public async Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(work, cancellationToken);
            }
            catch (PostgresException error) when (PostgresErrors.IsConflict(error) && attempt < MostTries)
            {
                // The wall's milliseconds, not the product's time: a clock that is held or moved must not hold up the database.
                await Task.Delay(Pause(attempt), cancellationToken);
            }
            catch (Exception error) when (PostgresErrors.IsAway(error))
            {
                throw PostgresErrors.Away(error);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await work(new Unit(new PostgresStatements(connection, transaction: null), Dialect.Postgres));
        }
        catch (Exception error) when (PostgresErrors.IsAway(error))
        {
            throw PostgresErrors.Away(error);
        }
    }

    public void Dispose() => source.Dispose();

    private async Task<T> TryAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var unit = new Unit(new PostgresStatements(connection, transaction), Dialect.Postgres);
        var result = await work(unit);
        // From here on it is seen through: half a commit is nobody's wish.
        await transaction.CommitAsync(CancellationToken.None);
        unit.Committed();
        return result;
    }

    // The other nodes wait at the lock, and find nothing left to do.
    private async Task<long> MigrateAsync(Unit unit)
    {
        await unit.ExecuteAsync("select pg_advisory_xact_lock(@MigrationLock)", new { MigrationLock });
        return await Migrations.ApplyAsync(unit, Migrations.All, clock.GetUtcNow());
    }

    // Whatever the connection string says counts. Of connections the driver's own default is all that a PostgreSQL as it is
    // installed lets in, so that a second node would find no place.
    private static string Modest(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        var chosen = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Select(key => key.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())
            .ToHashSet(StringComparer.Ordinal);

        parts.MaxPoolSize = chosen.Overlaps(["MAXIMUMPOOLSIZE", "MAXPOOLSIZE"]) ? parts.MaxPoolSize : MostConnections;
        parts.MaxAutoPrepare = chosen.Contains("MAXAUTOPREPARE") ? parts.MaxAutoPrepare : MostPrepared;
        parts.Options = chosen.Contains("OPTIONS") ? parts.Options : Planning;
        return parts.ToString();
    }

    // Jitter, or the two that collided meet again.
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(1000, 5 << (attempt - 1)) * (0.5 + Random.Shared.NextDouble()));
}
