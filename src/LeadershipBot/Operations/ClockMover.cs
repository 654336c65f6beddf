using LeadershipBot.CheckIns;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using LeadershipBot.Teams;

namespace LeadershipBot.Operations;

/// <summary>Moves the bot's clock, living through every due minute between, in order.</summary>
internal sealed class ClockMover(MovableClock clock, IStore store, TeamSweep teams, Sweep sweep, RosterWork roster, OutboxSender sender) : IMovableClock, IDisposable
{
    /// <summary>More due minutes than a week of two people can hold; a bound, so that a fault cannot run for ever.</summary>
    private const int MostStops = 2_000;

    private readonly SemaphoreSlim turn = new(1, 1);

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeSpan Ahead => clock.Ahead;

    public async Task MoveAsync(ClockMove move, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);

        try
        {
            // What is due by now comes first: after a restart the clock may stand on a minute that was not lived through.
            await LiveAsync(Now, cancellationToken);
            var target = await TargetAsync(move, cancellationToken);

            for (var stop = 0; stop < MostStops && await NextDueAsync(cancellationToken) is { } due && due <= target; stop++)
            {
                await LiveAsync(due, cancellationToken);
            }

            await LiveAsync(target, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task LiveAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        await clock.MoveToAsync(moment, store, cancellationToken);
        await roster.RunAsync(cancellationToken);
        await teams.RunAsync(cancellationToken);
        await sweep.RunAsync(cancellationToken);
        await sender.DrainAsync(cancellationToken);
    }

    private async Task<DateTimeOffset> TargetAsync(ClockMove move, CancellationToken cancellationToken) => move switch
    {
        ClockMove.Day => Now.AddDays(1),
        ClockMove.Week => Now.AddDays(7),
        ClockMove.NextCheckIn => await store.ReadAsync(
            unit => unit.FindAsync<long?>("select min(next_due_at) from rhythm where next_due_at is not null"), cancellationToken) is { } due
            ? Later(DateTimeOffset.FromUnixTimeMilliseconds(due))
            : Now.AddDays(7),
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Not a move."),
    };

    private async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        var due = await store.ReadAsync(
            unit => unit.FindAsync<long?>(
                """
                select min(at) from (
                    select min(next_due_at) as at from rhythm where next_due_at > @now
                    union all select min(closes_at) from check_in where state = 'open' and closes_at > @now
                    union all select min(due_at) from outbox where due_at > @now
                    union all select min(digest_at) from team_manager where digest_at > @now
                    union all select min(again_at) from invitation where state = 'later' and again_at > @now
                    union all select min(from_at) from notice where state = 'open' and from_at > @now
                    union all select min(freeze_at) from block where state = 'open' and freeze_at > @now
                ) as due
                """,
                new { now = now.ToUnixTimeMilliseconds() }),
            cancellationToken);

        return due is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
    }

    private DateTimeOffset Later(DateTimeOffset moment) => moment > Now ? moment : Now;
}
