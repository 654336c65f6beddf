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
    public async Task<int> RunAsync(CancellationToken cancellationToken)
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
            twelveAt = (now - Duration.FromDays(7 * 12)).ToColumn(),
            replies = (now - Duration.FromDays(1)).ToColumn(),
            passed = (now - Duration.FromHours(1)).ToColumn(),
        };

        var all = await store.WriteAsync(async unit =>
        {
            var gone = 0;

            foreach (var statement in Statements)
            {
                gone += await unit.ExecuteAsync(statement, arguments);
            }

            return gone;
        }, cancellationToken);

        await store.ForgetAsync(cancellationToken);
        return all;
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

        // Somebody wants their answers kept for less.
        "update check_in set answer = null, second_value = null, thought = null, angle = null, because = 'not-kept' where state = 'closed' and answer is not null and person in (select id from person where keep_weeks = 0)",
        "update shown set answer = null where answer is not null and person in (select id from person where keep_weeks = 0)",
        "delete from check_in where state = 'closed' and due_at < @twelveAt and person in (select id from person where keep_weeks = 12)",

        "delete from export_link where until_at < @now",
        "delete from notice where from_at < @handovers and state <> 'open'",
        "delete from shared where at < @answersAt",
        "delete from invitation where team in (select id from team where state = 'ended' and ended_at < @handovers)",
        "delete from invitation where state = 'draft' and at < @deliveries",
        "delete from team_manager where team in (select id from team where state = 'draft' and created_at < @deliveries)",
        "delete from team where state = 'draft' and created_at < @deliveries",
        .. Privacy.Passing.Statements,
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
