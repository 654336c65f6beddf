using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary>Takes this node's scheduler out of the turn while its clock is off, so that no tick falls to a node that must not use it.</summary>
internal sealed class Standby(NodeClock node, Schedule schedule, ILogger<Standby> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often);
        var stands = false;

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (node.IsOff == stands || schedule.Scheduler is not { } scheduler)
            {
                continue;
            }

            try
            {
                var isOff = node.IsOff;
                await (isOff ? scheduler.Standby(stoppingToken) : scheduler.Start(stoppingToken));
                stands = isOff;
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(error, "The minute's work could not be stopped or started here; that is tried again in two seconds");
            }
        }
    }
}
