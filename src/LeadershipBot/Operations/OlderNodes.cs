using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary>During a rolling upgrade: messages that a node of an older version has queued, and that lack what the newer ones find them by.</summary>
internal sealed class OlderNodes(IStore store, Outbox.Outbox outbox, ILogger<OlderNodes> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>Looks once. What goes wrong is left to the next time: thrown from here it would end the whole program.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await store.WriteAsync(outbox.HouseAsync, cancellationToken);

            if (found > 0)
            {
                log.LogInformation("{Count} messages of an older node are sent from here too", found);
            }
        }
        catch (StorageAwayException)
        {
            // Said elsewhere.
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(error, "The messages of older nodes could not be looked through");
        }
    }
}
