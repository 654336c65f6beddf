using LeadershipBot.Outbox;
using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Outbox;

public class FailureTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_platform_that_says_later_is_asked_again_when_it_said(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        room.Chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(30), "rate limited"));

        await room.SendAsync();
        await room.SendAfterAsync(TimeSpan.FromSeconds(29));
        var before = room.Chat.Calls.Count;
        await room.SendAfterAsync(TimeSpan.FromSeconds(1));

        (before, room.Chat.Calls.Count, room.Chat.Chat.Count).ShouldBe((1, 2, 1));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Waits_grow_and_end_in_giving_up(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        var waits = new List<double>();

        while (await room.NextDueAsync() is { } due)
        {
            waits.Add((due - room.Clock.GetUtcNow()).TotalSeconds);
            room.Clock.MoveTo(due);
            room.Chat.Answers(new Delivery.TryAgain(TimeSpan.Zero, "down"));
            await room.SendAsync();
        }

        waits.Take(13).ShouldBe([0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
        waits.Count.ShouldBe(60);
        (await room.StateAsync("hello")).ShouldBe("failed");
        room.Source.Told.ShouldHaveSingleItem().Settlement.ShouldBe(new Settlement.Failed("down"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_the_platform_will_never_take_fails_at_once(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        room.Chat.Answers(new Delivery.Impossible("account_inactive"));

        await room.SendAsync();
        await room.SendAfterAsync(TimeSpan.FromDays(1));

        room.Chat.Calls.ShouldBe(["post note/hello"]);
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("Failed");
        (await room.ColumnAsync<string>("hello", "why")).ShouldBe("account_inactive");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_nobody_here_can_draw_or_deliver_waits_for_a_node_that_can(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var ann = await room.PersonAsync("ann");
        await room.PostAsync(room.Post(ann, "newer") with { Kind = "of a newer version" });
        await room.DoAsync(unit => unit.ExecuteAsync("insert into person (platform, workspace, user_id, created_at) values ('other', 'W', 'bo', 0)"));
        await room.PostAsync(room.Post(ann + 1, "elsewhere"));

        await room.SendAsync();

        room.Chat.Calls.ShouldBeEmpty();
        (await room.StateAsync("newer")).ShouldBe("pending");
        (await room.StateAsync("elsewhere")).ShouldBe("pending");
        (await room.ColumnAsync<string>("elsewhere", "why")).ShouldBe("Nobody here speaks to other.");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_nobody_here_can_deliver_is_dropped_all_the_same_once_it_is_too_late(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello", notAfter: TimeSpan.FromSeconds(10)));
        await room.DoAsync(unit => unit.ExecuteAsync("update person set platform = 'other'"));
        await room.SendAsync();

        await room.SendAfterAsync(TimeSpan.FromSeconds(11));

        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("TooLate");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_drawing_that_throws_is_tried_again(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        room.Source.WhileDrawing = () => throw new InvalidOperationException("A bug.");

        await room.SendAsync();
        room.Source.WhileDrawing = null;
        await room.SendAfterAsync(TimeSpan.FromSeconds(1));

        room.Chat.Calls.ShouldBe(["post note/hello"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_source_that_throws_when_told_costs_no_message_and_doubles_none(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "other"));
        room.Source.Fault = new InvalidOperationException("A bug.");

        await room.SendAsync();
        await room.SendAfterAsync(TimeSpan.FromHours(1));

        room.Chat.Calls.ShouldBe(["post note/hello", "post note/other"], ignoreOrder: true);
        (await room.StateAsync("hello")).ShouldBe("sent");
        (await room.StateAsync("other")).ShouldBe("sent");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_came_back_while_the_database_was_away_is_recorded_when_it_is_there_again(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        var store = new FlakyStore(room.Store);
        using var sender = room.NewSender(store, room.Chat);
        room.Source.WhileDrawing = () => store.Away = true;

        await Should.ThrowAsync<StorageAwayException>(() => sender.DrainAsync(TestContext.Current.CancellationToken));
        var during = await room.StateAsync("hello");
        store.Away = false;
        await sender.DrainAsync(TestContext.Current.CancellationToken);

        during.ShouldBe("sending");
        (await room.StateAsync("hello")).ShouldBe("sent");
        room.Chat.Calls.ShouldBe(["post note/hello"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_was_claimed_while_something_could_not_be_recorded_goes_all_the_same(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);

        foreach (var who in (string[])["ann", "bo", "cy", "di"])
        {
            await room.PostAsync(room.Post(await room.PersonAsync(who), who));
        }

        // One at a time and one at the door. Of two units at the same time the second records.
        var store = new FlakyStore(room.Store) { HasOneWriter = false, AwayBesideAnother = true };
        using var sender = room.NewSender(store, room.Chat, atOnce: 1);

        await Should.ThrowAsync<StorageAwayException>(() => sender.DrainAsync(TestContext.Current.CancellationToken));
        await sender.DrainAsync(TestContext.Current.CancellationToken);

        room.Chat.Calls.ShouldBe(["post note/ann", "post note/bo", "post note/cy", "post note/di"], ignoreOrder: true);
        (await room.StateAsync("ann"), await room.StateAsync("cy"), await room.StateAsync("di")).ShouldBe(("sent", "sent", "sent"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Nothing_is_posted_when_the_lease_is_nearly_over(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        var slow = true;
        var seen = new List<int>();
        room.Source.WhileDrawing = () =>
        {
            seen.Add(room.Chat.Calls.Count);
            room.Clock.Advance(slow ? TimeSpan.FromSeconds(46) : TimeSpan.Zero);

            // A wall clock that goes back does not make the lease any longer.
            room.Clock.Set(room.Clock.GetUtcNow() - (slow ? TimeSpan.FromSeconds(46) : TimeSpan.Zero));
            slow = false;
        };

        await room.SendAsync();

        seen.ShouldBe([0, 0]);
        room.Chat.Calls.ShouldBe(["post note/hello"]);
        (await room.StateAsync("hello")).ShouldBe("sent");
    }

    private sealed class FlakyStore(IStore store) : IStore
    {
        private int under;

        public bool HasOneWriter { get; init; } = store.HasOneWriter;

        public bool Away { get; set; }

        /// <summary>Whether the next write that begins while another one is under way finds it away; once.</summary>
        public bool AwayBesideAnother { get; set; }

        public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
        {
            if (Away || (AwayBesideAnother && under > 0))
            {
                AwayBesideAnother = false;
                throw new StorageAwayException("Away.");
            }

            Interlocked.Increment(ref under);

            try
            {
                return await store.WriteAsync(work, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref under);
            }
        }

        public Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) => store.ReadAsync(work, cancellationToken);
    }
}
