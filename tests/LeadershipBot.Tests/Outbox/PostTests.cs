using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

public class PostTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_goes_out_once_however_often_it_is_queued(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var ann = await room.PersonAsync("ann");

        await room.PostAsync(room.Post(ann, "hello"));
        await room.PostAsync(room.Post(ann, "hello"));
        await room.SendAsync();
        await room.PostAsync(room.Post(ann, "hello"));
        await room.SendAsync();

        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("About hello");
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("Sent");
        (await room.ColumnAsync<string>("hello", "message")).ShouldBe("m1");
        (await room.ColumnAsync<long?>("hello", "sent_at")).ShouldBe(room.Clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_is_drawn_from_the_state_at_the_moment_it_goes(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello", due: Hour));
        await room.DoAsync(unit => FakeSource.SayAsync(unit, "hello", "Newer"));

        await room.SendAfterAsync(Hour);

        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newer");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_does_not_go_before_it_is_due(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello", due: Hour));

        await room.SendAfterAsync(Hour - TimeSpan.FromMilliseconds(1));
        var before = room.Chat.Chat.Count;
        await room.SendAfterAsync(TimeSpan.FromMilliseconds(1));

        (before, room.Chat.Chat.Count).ShouldBe((0, 1));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task The_last_moment_is_still_in_time(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello", notAfter: Hour));

        await room.SendAfterAsync(Hour);

        room.Chat.Chat.Count.ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_is_too_late_is_dropped_and_its_source_told_so(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello", notAfter: Hour));

        await room.SendAfterAsync(Hour + TimeSpan.FromMilliseconds(1));

        room.Chat.Calls.ShouldBeEmpty();
        (await room.StateAsync("hello")).ShouldBe("late");
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("TooLate");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_gets_too_late_between_claim_and_post_is_dropped_as_well(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello", notAfter: TimeSpan.FromSeconds(1)));
        room.Source.WhileDrawing = () => room.Clock.Advance(TimeSpan.FromSeconds(2));

        await room.SendAsync();

        room.Chat.Calls.ShouldBeEmpty();
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBe("TooLate");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_message_with_nothing_left_to_say_is_dropped_silently(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.DoAsync(unit => FakeSource.SayAsync(unit, "hello", null));
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));

        await room.SendAsync();

        room.Chat.Calls.ShouldBeEmpty();
        (await room.StateAsync("hello")).ShouldBe("dropped");
        (await FakeSource.SettledAsync(room.Store, "hello")).ShouldBeNull();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Replies_go_before_check_ins_and_these_before_invitations(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var ann = await room.PersonAsync("ann");
        await room.PostAsync(room.Post(ann, "invitation", lane: Lane.Invitation));
        await room.PostAsync(room.Post(ann, "check-in", lane: Lane.CheckIn));
        room.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.PostAsync(room.Post(ann, "reply", lane: Lane.Reply));

        await room.SendAsync();

        room.Chat.Chat.Select(shown => shown.Key).ShouldBe(["note/reply", "note/check-in", "note/invitation"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Many_people_are_served_at_once_but_each_of_them_one_message_at_a_time(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => room.PersonAsync($"p{number}")));
        var posts = people.SelectMany(person => Enumerable.Range(0, 5).Select(number => room.Post(person, $"{person}-{number}"))).ToList();

        await room.DoAsync(async unit => (await room.Outbox.PostAsync(unit, posts)).ShouldBe(100));
        await room.SendAsync();

        room.Chat.Chat.Select(shown => shown.Key).ShouldBe(posts.Select(post => post.Key), ignoreOrder: true);
        room.Chat.Chat.GroupBy(shown => shown.User).ShouldAllBe(
            messages => messages.Select(shown => shown.Key).SequenceEqual(messages.Select(shown => shown.Key).Order(StringComparer.Ordinal)));
        room.Chat.MostAtOnceForOne.ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task One_slow_person_holds_up_nobody_else(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var (ann, bo) = (await room.PersonAsync("ann"), await room.PersonAsync("bo"));
        var answered = new TaskCompletionSource();
        room.Chat.Waits(answered.Task);
        await room.PostAsync(room.Post(ann, "slow"));

        var sending = room.SendAsync();
        await Mailroom.UntilAsync(() => room.Chat.Calls.Count == 1);
        await room.PostAsync(room.Post(ann, "after"));
        await room.PostAsync(room.Post(bo, "other"));
        await Mailroom.UntilAsync(() => room.Chat.Chat.Count == 1);
        answered.SetResult();
        await sending;

        room.Chat.Chat.Select(shown => shown.Key).ShouldBe(["note/other", "note/slow", "note/after"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task The_conversation_that_the_platform_names_is_remembered(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));

        await room.SendAsync();

        (await room.Store.ReadAsync(unit => unit.FindAsync<string>("select conversation from person"), TestContext.Current.CancellationToken)).ShouldBe("Dann");
    }
}
