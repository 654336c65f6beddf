using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>Messages that are taken away, cancelled, or replaced by another one in the chat.</summary>
public class CallingOffTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_not_posted_yet_is_never_posted_once_it_is_taken_away(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var post = room.Post(await room.PersonAsync("ann"), "hello");
        await room.PostAsync(post);

        await room.DoAsync(unit => room.Outbox.RemoveAsync(unit, "note/hello"));
        await room.PostAsync(post);
        await room.SendAsync();

        room.Chat.Calls.ShouldBeEmpty();
        (await room.StateAsync("hello")).ShouldBe("cancelled");
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBeNull();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_in_the_chat_is_removed_from_it_once(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        await room.SendAsync();

        await room.DoAsync(unit => room.Outbox.RemoveAsync(unit, "note/hello"));
        await room.SendAsync();
        await room.DoAsync(unit => room.Outbox.RemoveAsync(unit, "note/hello"));
        await room.EditAsync("hello", "Newer");
        await room.SendAsync();

        room.Chat.Chat.ShouldBeEmpty();
        room.Chat.Calls.ShouldBe(["post note/hello", "remove m1"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_removal_that_fails_is_tried_again(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        await room.SendAsync();
        room.Chat.Answers(new Delivery.InDoubt("reset"));

        await room.DoAsync(unit => room.Outbox.RemoveAsync(unit, "note/hello"));
        await room.SendAsync();
        await room.SendAfterAsync(TimeSpan.FromSeconds(1));

        room.Chat.Chat.ShouldBeEmpty();
        (await room.StateAsync("hello")).ShouldBe("removed");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Cancelling_a_person_stops_what_has_not_gone_and_nobody_elses(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var (ann, bo) = (await room.PersonAsync("ann"), await room.PersonAsync("bo"));
        await room.PostAsync(room.Post(ann, "gone"));
        await room.SendAsync();
        await room.PostAsync(room.Post(ann, "now"));
        await room.PostAsync(room.Post(ann, "later", due: Hour));
        await room.PostAsync(room.Post(bo, "others"));

        await room.DoAsync(unit => room.Outbox.CancelAsync(unit, ann));
        await room.EditAsync("gone", "You have left");
        await room.SendAfterAsync(Hour);

        room.Chat.Chat.Select(shown => (shown.Key, shown.Text)).ShouldBe([("note/gone", "You have left"), ("note/others", "About others")]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_is_cancelled_while_it_waits_for_a_free_place_is_not_posted(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var (ann, bo) = (await room.PersonAsync("ann"), await room.PersonAsync("bo"));
        using var narrow = room.NewSender(room.Store, room.Chat, atOnce: 1);
        var answered = new TaskCompletionSource();
        room.Chat.Waits(answered.Task);
        await room.PostAsync(room.Post(ann, "first"));
        await room.PostAsync(room.Post(bo, "second"));

        var sending = narrow.DrainAsync(TestContext.Current.CancellationToken);
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 1);
        var second = room.Chat.Calls.Single() == "post note/first" ? (bo, "second") : (ann, "first");
        (await room.StateAsync(second.Item2)).ShouldBe("sending");
        await room.DoAsync(unit => room.Outbox.CancelAsync(unit, second.Item1));
        answered.SetResult();
        await sending;

        room.Chat.Calls.Count.ShouldBe(1);
        (await room.StateAsync(second.Item2)).ShouldBe("cancelled");
    }

    // One more than may pass is drawn ahead: it must not go as it read when it was drawn.
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_is_drawn_already_and_cancelled_while_it_waits_is_not_posted_either(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var people = await Task.WhenAll(Enumerable.Range(0, 9).Select(number => room.PersonAsync($"p{number}")));
        using var eight = room.NewSender(room.Store, room.Chat, atOnce: 8);
        var answered = new TaskCompletionSource();

        for (var number = 0; number < 8; number++)
        {
            room.Chat.Waits(answered.Task);
        }

        await room.DoAsync(unit => room.Outbox.PostAsync(unit, [.. people.Select(person => room.Post(person, $"{person}"))]));
        var sending = eight.DrainAsync(TestContext.Current.CancellationToken);
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 8);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        var ninth = people.Single(person => !room.Chat.Calls.Contains($"post note/{person}"));
        await room.DoAsync(unit => room.Outbox.CancelAsync(unit, ninth));
        answered.SetResult();
        await sending;

        room.Chat.Calls.Count.ShouldBe(8);
        (await room.StateAsync($"{ninth}")).ShouldBe("cancelled");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task After_a_move_edits_go_to_the_new_message_and_the_one_left_behind_is_redrawn_once(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        await room.SendAsync();

        await room.MoveAsync("hello", "m9");
        await room.SendAsync();
        await room.EditAsync("hello", "Newer");
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/hello", "edit m1", "edit m9"]);
        room.Chat.Chat.Select(shown => (shown.Message, shown.Text)).ShouldBe([("m1", "left: About hello"), ("m9", "Newer")]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Moving_to_where_it_is_changes_nothing(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        await room.SendAsync();

        await room.MoveAsync("hello", "m1");
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/hello"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Moving_back_and_forth_redraws_whichever_is_left_behind(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        await room.SendAsync();

        foreach (var message in (string[])["m9", "m1", "m9", "m1"])
        {
            await room.MoveAsync("hello", message);
            await room.EditAsync("hello", "Newer");
            await room.SendAsync();
        }

        room.Chat.Chat.Select(shown => (shown.Message, shown.Text)).ShouldBe([("m1", "Newer"), ("m9", "left: Newer")]);
        (await room.Transcript.ReadAsync(new("fake", "W", "ann"), 10, TestContext.Current.CancellationToken))
            .Select(standing => standing.Message).ShouldBe(["m1", "m9"], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_tap_on_a_message_in_doubt_proves_it(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        room.Chat.AcceptsAndAnswers(new Delivery.InDoubt("reset"));
        await room.SendAsync();

        await room.MoveAsync("hello", "m1");
        await room.EditAsync("hello", "Newer");
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/hello", "edit m1"]);
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newer");
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("Sent");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_that_another_one_made_needless_is_not_posted_and_counts_as_sent(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello", due: Hour));

        await room.MoveAsync("hello", "m9");
        await room.EditAsync("hello", "Newer");
        await room.SendAsync();
        await room.SendAfterAsync(Hour);

        room.Chat.Calls.ShouldBe(["edit m9"]);
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("Sent");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_replaced_while_it_is_on_its_way_is_redrawn_when_it_arrives(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        var answered = new TaskCompletionSource();
        room.Chat.Waits(answered.Task);
        var sending = room.SendAsync();
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 1);

        await room.MoveAsync("hello", "m9");
        answered.SetResult();
        await sending;

        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("left: About hello");
        (await room.ColumnAsync<string>("hello", "message")).ShouldBe("m9");
        room.Source.Told.ShouldHaveSingleItem().Settlement.ShouldBeOfType<Settlement.Sent>();
    }
}
