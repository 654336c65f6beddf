using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>When nobody knows whether a message arrived.</summary>
public class DoubtTests
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RestOfLease = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(30);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_that_arrived_although_the_answer_was_lost_is_found_and_not_sent_again(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await HangAsync(room, accepts: true);

        await room.SendAfterAsync(RestOfLease);

        room.Chat.Calls.ShouldBe(["post note/hello", "find note/hello"]);
        (await room.StateAsync("hello")).ShouldBe("sent");
        (await room.ColumnAsync<string>("hello", "message")).ShouldBe("m1");
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("Sent");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_that_did_not_arrive_is_looked_for_twice_before_it_is_sent_again(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await HangAsync(room, accepts: false);

        await room.SendAfterAsync(RestOfLease - TimeSpan.FromMilliseconds(1));
        var before = room.Chat.Calls.ToList();
        await room.SendAfterAsync(TimeSpan.FromMilliseconds(1));
        var afterLease = room.Chat.Calls.ToList();
        await room.SendAfterAsync(SecondLook - TimeSpan.FromMilliseconds(1));
        var between = room.Chat.Calls.ToList();
        await room.SendAfterAsync(TimeSpan.FromMilliseconds(1));

        before.ShouldBe(["post note/hello"]);
        afterLease.ShouldBe(["post note/hello", "find note/hello"]);
        between.ShouldBe(afterLease);
        room.Chat.Calls.ShouldBe(["post note/hello", "find note/hello", "find note/hello", "post note/hello"]);
        room.Chat.Chat.ShouldHaveSingleItem();
        (await room.StateAsync("hello")).ShouldBe("sent");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_that_shows_up_late_is_found_at_the_second_look(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        room.Chat.Finds = new Lookup.NotThere();
        await HangAsync(room, accepts: true);
        await room.SendAfterAsync(RestOfLease);

        room.Chat.Finds = null;
        await room.SendAfterAsync(SecondLook);

        room.Chat.Chat.ShouldHaveSingleItem();
        (await room.StateAsync("hello")).ShouldBe("sent");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Where_nobody_can_look_it_is_sent_again_once_and_never_twice(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        room.Chat.Finds = new Lookup.NoWay();
        await HangAsync(room, accepts: true);
        room.Chat.Answers(new Delivery.InDoubt("reset"));

        await room.SendAfterAsync(RestOfLease);
        await room.SendAfterAsync(Patience.Lease);
        await room.SendAfterAsync(TimeSpan.FromDays(1));

        room.Chat.Calls.Count(call => call.StartsWith("post", StringComparison.Ordinal)).ShouldBe(2);
        (await room.StateAsync("hello")).ShouldBe("failed");
        room.Source.Told.ShouldHaveSingleItem().Settlement.ShouldBe(new Settlement.Failed("It was sent twice, and nobody knows whether it arrived."));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_unclear_answer_is_not_a_no(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        room.Chat.Finds = new Lookup.Unclear("no list in the answer");
        await HangAsync(room, accepts: true);

        for (var look = 0; look < 5; look++)
        {
            await room.SendAfterAsync(TimeSpan.FromMinutes(10));
        }

        var looks = room.Chat.Calls.Count(call => call == "find note/hello");
        room.Chat.Finds = null;
        await room.SendAfterAsync(TimeSpan.FromMinutes(10));

        looks.ShouldBe(5);
        room.Chat.Chat.ShouldHaveSingleItem();
        (await room.StateAsync("hello")).ShouldBe("sent");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_doubt_that_never_clears_up_ends_as_failed_without_a_second_message(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        room.Chat.Finds = new Lookup.Unclear("down");
        await HangAsync(room, accepts: false);

        while (await room.NextDueAsync() is { } due)
        {
            room.Clock.MoveTo(due);
            await room.SendAsync();
        }

        room.Chat.Calls.Count(call => call == "post note/hello").ShouldBe(1);
        room.Source.Told.ShouldHaveSingleItem().Settlement.ShouldBe(new Settlement.Failed("Nobody knows whether it arrived: down"));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_in_doubt_whose_time_is_over_is_not_sent_again(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await HangAsync(room, accepts: false, notAfter: TimeSpan.FromSeconds(70));

        await room.SendAfterAsync(RestOfLease);
        await room.SendAfterAsync(SecondLook);

        room.Chat.Calls.Count(call => call == "post note/hello").ShouldBe(1);
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("TooLate");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_in_doubt_that_is_called_off_is_not_sent_again(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var ann = await HangAsync(room, accepts: false);

        await room.DoAsync(unit => room.Outbox.CancelAsync(unit, ann));
        await room.SendAfterAsync(RestOfLease);
        await room.SendAfterAsync(SecondLook);
        await room.SendAfterAsync(TimeSpan.FromDays(1));

        room.Chat.Calls.ShouldBe(["post note/hello", "find note/hello", "find note/hello"]);
        (await room.StateAsync("hello")).ShouldBe("cancelled");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_in_doubt_that_is_to_go_is_taken_away_once_it_is_found(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await HangAsync(room, accepts: true);

        await room.DoAsync(unit => room.Outbox.RemoveAsync(unit, "note/hello"));
        await room.SendAfterAsync(RestOfLease);

        room.Chat.Calls.ShouldBe(["post note/hello", "find note/hello", "remove m1"]);
        room.Chat.Chat.ShouldBeEmpty();
        (await room.StateAsync("hello")).ShouldBe("removed");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_edit_asked_for_during_the_doubt_follows_the_message(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await HangAsync(room, accepts: true);

        await room.EditAsync("hello", "Newer");
        await room.SendAfterAsync(RestOfLease);

        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newer");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_platform_that_throws_leaves_a_doubt(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        room.Chat.Waits(Task.FromException(new InvalidOperationException("A bug.")));

        await room.SendAsync();

        (await room.StateAsync("hello")).ShouldBe("doubt");
        (await room.ColumnAsync<string>("hello", "why")).ShouldBe("InvalidOperationException");
    }

    // The post is on its way, and its answer never comes.
    private static async Task<long> HangAsync(Mailroom room, bool accepts, TimeSpan? notAfter = null)
    {
        var ann = await room.PersonAsync("ann");
        await room.PostAsync(room.Post(ann, "hello", notAfter: notAfter));
        room.Chat.Hangs(accepts);
        var sending = room.SendAsync();
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 1);
        room.Clock.Advance(CallLimit);
        await sending;

        return ann;
    }
}
