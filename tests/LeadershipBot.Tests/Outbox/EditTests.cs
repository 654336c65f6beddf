using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

public class EditTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_edit_is_drawn_from_the_state_at_the_moment_it_goes(Database database)
    {
        await using var room = await SentAsync(database);

        await room.EditAsync("hello", "Newer");
        await room.DoAsync(unit => FakeSource.SayAsync(unit, "hello", "Newest"));
        await room.SendAsync();

        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newest");
        room.Source.Told.Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Many_edits_before_one_goes_are_one(Database database)
    {
        await using var room = await SentAsync(database);

        await room.EditAsync("hello", "One");
        await room.EditAsync("hello", "Two");
        await room.EditAsync("hello", "Three");
        await room.SendAsync();
        await room.SendAfterAsync(TimeSpan.FromHours(1));

        room.Chat.Calls.ShouldBe(["post note/hello", "edit m1"]);
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Three");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_not_posted_yet_needs_no_edit(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));

        await room.EditAsync("hello", "Newer");
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/hello"]);
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newer");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_edit_of_a_message_nobody_queued_is_nothing(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);

        await room.EditAsync("hello", "Newer");
        await room.SendAsync();

        room.Chat.Calls.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_edit_asked_for_while_the_post_is_on_its_way_follows_it(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));

        await WhileOnTheWayAsync(room, () => room.EditAsync("hello", "Newer"));

        room.Chat.Calls.ShouldBe(["post note/hello", "edit m1"]);
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newer");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_edit_asked_for_while_another_is_on_its_way_is_done_after_it_and_not_beside_it(Database database)
    {
        await using var room = await SentAsync(database);
        await room.EditAsync("hello", "Newer");

        await WhileOnTheWayAsync(room, () => room.EditAsync("hello", "Newest"));

        room.Chat.Calls.ShouldBe(["post note/hello", "edit m1", "edit m1"]);
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newest");
        room.Chat.MostAtOnceForOne.ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_edit_that_fails_or_is_in_doubt_is_done_again(Database database)
    {
        await using var room = await SentAsync(database);
        room.Chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(30), "rate limited"));
        room.Chat.AcceptsAndAnswers(new Delivery.InDoubt("reset"));

        await room.EditAsync("hello", "Newer");
        await room.SendAsync();
        await room.SendAfterAsync(TimeSpan.FromSeconds(29));
        var before = room.Chat.Calls.Count;
        await room.SendAfterAsync(TimeSpan.FromSeconds(1));
        await room.SendAfterAsync(TimeSpan.FromSeconds(2));
        await room.SendAfterAsync(TimeSpan.FromHours(1));

        before.ShouldBe(2);
        room.Chat.Calls.ShouldBe(["post note/hello", "edit m1", "edit m1", "edit m1"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Another_edit_does_not_shorten_the_wait_that_the_platform_asked_for(Database database)
    {
        await using var room = await SentAsync(database);
        room.Chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(30), "rate limited"));
        await room.EditAsync("hello", "Newer");
        await room.SendAsync();

        await room.EditAsync("hello", "Newest");
        await room.SendAfterAsync(TimeSpan.FromSeconds(29));

        room.Chat.Calls.ShouldBe(["post note/hello", "edit m1"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_edit_the_platform_will_never_take_is_given_up_and_the_next_one_tried(Database database)
    {
        await using var room = await SentAsync(database);
        room.Chat.Answers(new Delivery.Impossible("edit_window_closed"));
        await room.EditAsync("hello", "Newer");
        await room.SendAsync();
        await room.SendAfterAsync(TimeSpan.FromDays(1));
        var given = room.Chat.Calls.Count;

        await room.EditAsync("hello", "Newest");
        await room.SendAsync();

        given.ShouldBe(2);
        (await room.StateAsync("hello")).ShouldBe("sent");
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newest");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_edit_with_nothing_to_say_leaves_the_message_as_it_is(Database database)
    {
        await using var room = await SentAsync(database);

        await room.EditAsync("hello", null);
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/hello"]);
        (await room.NextDueAsync()).ShouldBeNull();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Edits_go_before_check_ins(Database database)
    {
        await using var room = await SentAsync(database);
        var ann = await room.ColumnAsync<long>("hello", "person");
        await room.PostAsync(room.Post(ann, "next", lane: Lane.CheckIn));

        await room.EditAsync("hello", "Newer");
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/hello", "edit m1", "post note/next"]);
    }

    private static async Task<Mailroom> SentAsync(Database database)
    {
        var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        await room.SendAsync();
        return room;
    }

    private static async Task WhileOnTheWayAsync(Mailroom room, Func<Task> meanwhile)
    {
        var answered = new TaskCompletionSource();
        room.Chat.Waits(answered.Task);
        var sending = room.SendAsync();
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 1);
        await meanwhile();
        answered.SetResult();
        await sending;
    }
}
