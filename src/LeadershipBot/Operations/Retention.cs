using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using NodaTime;
using Quartz;

namespace LeadershipBot.Operations;

/// <summary>Forgets what has been kept long enough.</summary>
/// <param name="answers">How long answers and reasons live.</param>
internal sealed class Retention(IStore store, TimeProvider clock, Retention.Spans answers)
{
    private static readonly Duration Deliveries = Duration.FromDays(2);

    /// <summary>How long answers and reasons live; at most 26 weeks.</summary>
    internal sealed record Spans(Duration Answers);

    private const int ShownWeeks = 53;

    private const int RotatingWeeks = 26;

    private static readonly Duration ClosedHandovers = Duration.FromDays(90);

    /// <summary>Deletes everything whose time is over. What is done twice changes nothing.</summary>
    /// <returns>How many rows went.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var today = now.InUtc().Date;
        var oldest = now - answers.Answers;
        var arguments = new
        {
            answers = Week.Of(oldest.InUtc().Date).ToString(),
            answersAt = oldest.ToColumn(),
            shown = Week.Of(today).Plus(-ShownWeeks).ToString(),
            shownAt = (now - Duration.FromDays(7 * ShownWeeks)).ToColumn(),
            rotating = Week.Of(today).Plus(-RotatingWeeks).ToString(),
            handovers = (now - ClosedHandovers).ToColumn(),
            deliveries = (now - Deliveries).ToColumn(),
            now = now.ToColumn(),
            replies = (now - Duration.FromDays(1)).ToColumn(),
        };

        return store.WriteAsync(async unit =>
        {
            var gone = 0;

            foreach (var statement in Statements)
            {
                gone += await unit.ExecuteAsync(statement, arguments);
            }

            return gone;
        }, cancellationToken);
    }

    private static readonly IReadOnlyList<string> Statements =
    [
        "delete from check_in where state = 'closed' and due_at < @answersAt",
        "delete from check_in where state = 'not-asked' and week < @answers",
        "delete from outbox where created_at < @answersAt",
        "update shown set answer = null where at < @answersAt and answer is not null",
        "update rotating_asked set option = null where week < @answers and option is not null",
        "delete from shown where week < @shown",
        "delete from commitment where week < @answers",
        "delete from unwanted where at < @shownAt",
        "delete from rotating_asked where week < @rotating",
        "delete from refusal where week < @rotating",
        "delete from handover where closed_at < @handovers",
        "delete from inbound where at < @deliveries",
        "delete from reply where at < @replies",
        // Called off meanwhile, so that nobody will ever draw it again.
        "delete from reply where not exists (select 1 from outbox where outbox.person = reply.person and outbox.subject = reply.id and outbox.kind = 'reply' and (due_at is not null or lease is not null))",
        "delete from hold where until < @now",
    ];
}

/// <summary>Every hour: forget what has been kept long enough.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(Retention retention, ILogger<RetentionJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await retention.RunAsync(cancellationToken);
        }
        catch (StorageAwayException exception)
        {
            log.LogWarning("What is due to be forgotten waits an hour: {Why}", exception.Message);
        }
    }
}
