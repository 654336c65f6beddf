using Npgsql;

namespace LeadershipBot.Storage;

/// <summary>The other nodes on the same database. Whoever has queued something tells them, so that they need not wait for their next look.</summary>
/// <remarks>A courtesy: what is not heard is found a second later.</remarks>
internal interface IPeers
{
    /// <summary>Does this whenever another node has told something.</summary>
    void WhenTold(Action act);

    /// <summary>Tells the others, soon and together with whatever else is to be told.</summary>
    void Tell();
}

/// <summary>Nobody else: SQLite has one process.</summary>
internal sealed class NoPeers : IPeers
{
    public void WhenTold(Action act)
    {
    }

    public void Tell()
    {
    }
}

/// <summary>Nodes that share a PostgreSQL, by <c>listen</c> and <c>notify</c> on a connection of their own.</summary>
internal sealed class PostgresPeers(StorageSettings settings, ILogger<PostgresPeers> log) : BackgroundService, IPeers
{
    // Each notify waits for a lock that all of them share, so many are made one.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly string self = $"{Guid.NewGuid():n}";
    private readonly SemaphoreSlim toTell = new(0, 1);
    private Action? told;

    public void WhenTold(Action act) => told += act;

    public void Tell()
    {
        try
        {
            toTell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is about to be told.
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        toTell.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                var listening = ListenAsync(end.Token);
                var telling = TellAsync(end.Token);
                await Task.WhenAny(listening, telling);
                await end.CancelAsync();
                await Task.WhenAll(listening, telling);
            }
            catch (Exception error) when (error is OperationCanceledException || PostgresErrors.IsAway(error))
            {
                // The database is away or we are stopping; others say so.
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception error)
            {
                // It only makes things quicker: without it every node looks for itself.
                log.LogError(error, "The other nodes can't be heard just now; that is tried again in two seconds");
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        connection.Notification += (_, heard) =>
        {
            if (heard.Payload != self)
            {
                told?.Invoke();
            }
        };
        await using var listen = connection.CreateCommand();
        listen.CommandText = $"listen \"{await ChannelAsync(connection, cancellationToken)}\"";
        await listen.ExecuteNonQueryAsync(cancellationToken);

        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        var channel = await ChannelAsync(connection, cancellationToken);
        await using var notify = connection.CreateCommand();
        notify.CommandText = "select pg_notify($1, $2)";
        notify.Parameters.Add(new() { Value = channel });
        notify.Parameters.Add(new() { Value = self });

        while (true)
        {
            await toTell.WaitAsync(cancellationToken);
            await notify.ExecuteNonQueryAsync(cancellationToken);
            await Task.Delay(Moment, cancellationToken);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, KeepAlive = 10 }.ToString());
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    // Databases may hold several bots, each in a schema of its own.
    private static async Task<string> ChannelAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select 'leadershipbot/' || current_schema()";
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
