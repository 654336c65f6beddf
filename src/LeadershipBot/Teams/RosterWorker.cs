namespace LeadershipBot.Teams;

/// <summary>Keeps <see cref="RosterWork"/> going: when something was saved, and every minute, whatever went wrong the last time.</summary>
internal sealed class RosterWorker(RosterWork work, RosterBell bell, Lull lull, ILogger<RosterWorker> log) : BackgroundService
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lull.WaitAsync(stoppingToken);

        while (!stoppingToken.IsCancellationRequested)
        {
            // Taken before the work, so that a ring meanwhile is not missed.
            var rung = bell.Next;

            try
            {
                await work.RunAsync(stoppingToken);
            }
            catch (StorageAwayException exception)
            {
                log.LogWarning("Looking people up waits: {Why}", exception.Message);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "Looking people up failed and is tried again in a minute");
            }

            await Task.WhenAny(rung, Task.Delay(Rest, stoppingToken));
        }
    }
}
