using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>What the platform says about more than one message: not so fast, leave them alone, it is over.</summary>
public class HeldBackTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_workspace_that_is_too_fast_is_held_back_for_as_long_as_it_says_and_no_other_is(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        room.Chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(30), "ratelimited", Whole: true));
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "1"));
        await room.SendAsync();
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "2"));
        await room.PostAsync(room.Post(await room.PersonAsync("xi", "X"), "3"));

        await room.SendAsync();
        await room.SendAfterAsync(TimeSpan.FromMilliseconds(29_999));
        var during = room.Chat.Calls.ToArray();
        await room.SendAfterAsync(TimeSpan.FromMilliseconds(1));

        during.ShouldBe(["post note/1", "post note/3"]);
        room.Chat.Chat.Select(shown => shown.Key).ShouldBe(["note/1", "note/2", "note/3"], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task After_a_refusal_it_goes_slower_and_climbs_back_slowly(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        room.Chat.Pace = new(Posts: 100, Burst: 3, Edits: 100, Conversation: TimeSpan.Zero);
        room.Chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(5), "ratelimited", Whole: true));
        await QueueAsync(room, 6000);
        await room.SendAsync();
        room.Clock.Advance(TimeSpan.FromSeconds(5));

        var rates = new List<double>();

        foreach (var _ in Enumerable.Range(0, 3))
        {
            rates.Add(await InASecondAsync(room));
            room.Clock.Advance(TimeSpan.FromSeconds(11));
        }

        rates.ShouldBe([75, 87, 99], tolerance: 3);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Refusals_that_come_back_together_lower_the_rate_once(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        room.Chat.Pace = new(Posts: 100, Burst: 10, Edits: 100, Conversation: TimeSpan.Zero);
        await QueueAsync(room, 8);

        for (var refusal = 0; refusal < 8; refusal++)
        {
            room.Chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(5), "ratelimited", Whole: true));
        }

        await room.SendAsync();

        (await room.Store.ReadAsync(unit => unit.FindAsync<long>("select rate from workspace"), Cancelled)).ShouldBe(750);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_conversation_that_is_too_fast_is_left_alone_and_the_others_are_not(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        var ann = await room.PersonAsync("ann");
        room.Chat.Answers(new Delivery.TryAgain(TimeSpan.FromSeconds(30), "ratelimited"));
        await room.PostAsync(room.Post(ann, "1"));
        await room.SendAsync();
        await room.PostAsync(room.Post(ann, "2"));
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "3"));

        await room.SendAfterAsync(TimeSpan.FromSeconds(29));
        var during = room.Chat.Calls.ToArray();
        await room.SendAfterAsync(TimeSpan.FromSeconds(1));

        during.ShouldBe(["post note/1", "post note/3"]);
        room.Chat.Chat.Count.ShouldBe(3);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_workspace_that_is_gone_is_stopped_and_what_waits_there_goes_on_when_it_is_back(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        room.Chat.Answers(new Delivery.Stopped("token_revoked"));
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "1"));
        await room.SendAsync();
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "2"));
        await room.SendAfterAsync(TimeSpan.FromDays(1));
        var during = room.Chat.Calls.ToArray();
        var standing = (await room.Workspaces.ReadAsync(Cancelled)).ShouldHaveSingleItem();

        await room.Workspaces.StartAsync("fake", "W", Cancelled);
        await room.SendAsync();

        during.ShouldBe(["post note/1"]);
        standing.ShouldBe(new("fake", "W", IsStopped: true, "token_revoked", new HeldClock().GetUtcNow(), HeldUntil: null));
        room.Chat.Chat.Select(shown => shown.Key).ShouldBe(["note/1", "note/2"], ignoreOrder: true);
        room.Source.Told.ShouldAllBe(told => told.Settlement is Settlement.Sent);
        (await room.Workspaces.ReadAsync(Cancelled)).ShouldHaveSingleItem().IsStopped.ShouldBeFalse();
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Edits_wait_for_a_stopped_workspace_as_well(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "1"));
        await room.SendAsync();
        room.Chat.Answers(new Delivery.Stopped("token_revoked"));

        await room.EditAsync("1", "Newer");
        await room.SendAfterAsync(TimeSpan.FromHours(1));
        await room.Workspaces.StartAsync("fake", "W", Cancelled);
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/1", "edit m1", "edit m1"]);
        room.Chat.Chat.ShouldHaveSingleItem().Text.ShouldBe("Newer");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Replies_are_not_kept_for_a_workspace_that_was_taken_away(Database database)
    {
        await using var room = await ReplyRoom.OpenAsync(database);
        await room.ReplyAsync("d1", "Some words.");

        await room.Mailroom.Workspaces.StopAsync("fake", "W", "app_uninstalled", Cancelled);
        var bodies = await room.BodiesAsync();
        await room.Mailroom.Workspaces.StartAsync("fake", "W", Cancelled);
        await room.SendAsync();

        bodies.ShouldBeEmpty();
        room.Chat.Calls.ShouldBeEmpty();
        (await room.Mailroom.Store.ReadAsync(unit => unit.FindAsync<string>("select state || ': ' || why from outbox"), Cancelled)).ShouldBe("cancelled: app_uninstalled");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Much_that_is_held_back_does_not_slow_down_the_rest(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await room.DoAsync(FillAsync);
        await room.DoAsync(unit => unit.ExecuteAsync("update workspace set state = 'stopped' where name <> 'w1000'"));

        var before = Environment.TickCount64;
        await room.SendAsync();
        var took = Environment.TickCount64 - before;

        room.Chat.Chat.Count.ShouldBe(20);
        took.ShouldBeLessThan(3000);
    }

    // 20,000 rows in 1,000 workspaces.
    private static async Task FillAsync(LeadershipBot.Storage.Unit unit)
    {
        const string Numbers = "with recursive n (n) as (select 1 union all select n + 1 from n where n < 20000)";
        await unit.ExecuteAsync($"{Numbers} insert into person (platform, workspace, user_id, created_at) select 'fake', 'w' || (1 + n % 1000), 'u' || n, 0 from n");
        await unit.ExecuteAsync("insert into workspace (platform, name) select distinct platform, workspace from person");
        await unit.ExecuteAsync(
            """
            insert into outbox (key, person, kind, subject, lane, state, due_at, workspace_id, created_at)
            select 'note/' || person.id, person.id, 'note', 'x', 1, 'pending', 0, workspace.id, 0 from person join workspace on workspace.name = person.workspace
            """);
    }

    private static async Task QueueAsync(Mailroom room, int count)
    {
        await room.DoAsync(unit => unit.ExecuteAsync(
            $"""
            with recursive n (n) as (select 1 union all select n + 1 from n where n < {count})
            insert into person (platform, workspace, user_id, created_at) select 'fake', 'W', 'u' || n, 0 from n
            """));
        var people = await room.Store.ReadAsync(unit => unit.QueryAsync<long>("select id from person"), Cancelled);
        await room.DoAsync(unit => room.Outbox.PostAsync(unit, [.. people.Select(person => room.Post(person, $"{person}"))]));
    }

    private static async Task<int> InASecondAsync(Mailroom room)
    {
        var before = room.Chat.Calls.Count;

        for (var step = 0; step < 200; step++)
        {
            await room.SendAfterAsync(TimeSpan.FromMilliseconds(5));
        }

        return room.Chat.Calls.Count - before;
    }
}
