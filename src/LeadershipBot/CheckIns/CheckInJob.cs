using LeadershipBot.Storage;
using LeadershipBot.Teams;
using Quartz;

namespace LeadershipBot.CheckIns;

/// <summary>Every minute: settle the weeks whose time has come, and wake the sender.</summary>
/// <remarks>
/// Quartz is our clock, not our memory. What is due follows from the stored rhythms alone, so a missed tick, a restart or a
/// second copy of the bot costs nothing and repeats nothing.
/// </remarks>
[DisallowConcurrentExecution]
internal sealed class CheckInJob(TeamSweep teams, Sweep sweep, Outbox.Outbox outbox, NodeClock node, ILogger<CheckInJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        // Another node does it; this one has said why it does not.
        if (node.IsOff)
        {
            return;
        }

        try
        {
            // First what managers have changed, so that nobody is asked by a plan that is over.
            await FollowAsync(cancellationToken);
            await sweep.RunAsync(cancellationToken);
        }
        catch (StorageAwayException exception)
        {
            // The next minute does the same work again; nothing is lost by leaving this one out.
            log.LogWarning("This minute's check-ins wait: {Why}", exception.Message);
        }

        // Retries whose time has come go out on the same tick.
        outbox.Wake();
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await teams.RunAsync(cancellationToken);
        }
        catch (Exception error) when (Batches.IsOurs(error))
        {
            // One team that cannot be looked after must not keep everybody else from being asked.
            log.LogError(error, "What managers have changed could not be followed up in this minute");
        }
    }
}
