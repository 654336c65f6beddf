namespace LeadershipBot.Storage;

/// <summary>Keeps the node's time in step with the database's, and says so once when the machine's clock is off.</summary>
internal sealed class ClockWatch(DatabaseClock clock, NodeClock node, IStore store, ILogger<ClockWatch> log) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);

    private bool wasOff;

    // Before anything looks at the time.
    public Task StartingAsync(CancellationToken cancellationToken) => AskAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (StorageAwayException)
            {
                // Without the database nothing is swept or sent anyway, and others have said so.
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "The database's clock could not be read and is read again in two seconds");
            }
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        await clock.AskAsync(store, cancellationToken);

        if (node.IsOff && !wasOff)
        {
            log.LogError("This machine's clock is {Seconds} s off the database's: nothing is asked or sent from here until it is right", Math.Round(node.Off.TotalSeconds));
        }
        else if (!node.IsOff && wasOff)
        {
            log.LogInformation("This machine's clock agrees with the database's again");
        }

        wasOff = node.IsOff;
    }
}
