using LeadershipBot.Tests.Slack;

namespace LeadershipBot.Tests.Outbox;

/// <summary>The first message of a workspace, which is noted down with it.</summary>
public class FirstMessageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_units_that_queue_the_first_ones_at_the_same_time_both_queue_theirs()
    {
        await using var room = await Mailroom.OpenAsync(Database.Postgres);
        var (ann, bo) = (await room.PersonAsync("ann"), await room.PersonAsync("bo"));
        var (hasQueued, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());

        var first = room.DoAsync(async unit =>
        {
            await room.Outbox.PostAsync(unit, room.Post(ann, "1"));
            hasQueued.SetResult();
            await mayEnd.Task;
        });
        await hasQueued.Task;
        var second = room.PostAsync(room.Post(bo, "2"));
        await SlackRun.UntilAsync(async () => await WaitingAsync(room) > 0);
        mayEnd.SetResult();
        await Task.WhenAll(first, second);

        await room.SendAsync();
        room.Chat.Calls.ShouldBe(["post note/1", "post note/2"], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_is_for_nobody_is_not_queued_and_does_not_stop_the_others(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var ann = await room.PersonAsync("ann");

        await room.DoAsync(unit => room.Outbox.PostAsync(unit, [room.Post(ann + 1, "1"), room.Post(ann, "2")]));

        await room.SendAsync();
        room.Chat.Calls.ShouldBe(["post note/2"]);
    }

    // Statements of this database that wait for another transaction to end.
    private static Task<long> WaitingAsync(Mailroom room) => room.Store.ReadAsync(
        unit => unit.FindAsync<long>("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into workspace%' and application_name = current_setting('application_name')"),
        Cancelled);
}
