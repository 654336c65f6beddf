using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>What a platform lets through, kept to over all senders.</summary>
public class PaceTests
{
    private static readonly Pace Slow = new(Posts: 4, Burst: 4, Edits: 0.8, Conversation: TimeSpan.FromSeconds(1));

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Messages_go_at_the_pace_of_the_workspace_after_the_first_few(Database database)
    {
        await using var room = await PacedAsync(database);
        await QueueAsync(room, "W", 20);

        var sent = await CountsAsync(room, 5);

        sent.ShouldBe([4, 8, 12, 16, 20]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Two_senders_keep_to_one_pace(Database database)
    {
        await using var room = await PacedAsync(database);
        using var other = room.NewSender(room.Store, room.Chat);
        await QueueAsync(room, "W", 20);

        await Task.WhenAll(room.SendAsync(), other.DrainAsync(TestContext.Current.CancellationToken));
        var first = room.Chat.Calls.Count;
        room.Clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(room.SendAsync(), other.DrainAsync(TestContext.Current.CancellationToken));

        (first, room.Chat.Calls.Count).ShouldBe((4, 8));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task One_workspace_takes_nothing_from_another(Database database)
    {
        await using var room = await PacedAsync(database);
        await QueueAsync(room, "W", 40);
        await QueueAsync(room, "X", 4);

        await room.SendAsync();

        room.Chat.Chat.Count(shown => shown.User.StartsWith('X')).ShouldBe(4);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Few_places_are_divided_among_those_who_wait(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QueueAsync(room, "W", 300);
        await QueueAsync(room, "X", 4);
        using var narrow = room.NewSender(room.Store, room.Chat, atOnce: 4);

        await narrow.DrainAsync(TestContext.Current.CancellationToken);

        room.Chat.Chat.Take(16).Count(shown => shown.User.StartsWith('X')).ShouldBe(4);
        room.Chat.Chat.Count.ShouldBe(304);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_conversation_rests_between_two_messages_and_the_others_do_not_wait_for_it(Database database)
    {
        await using var room = await PacedAsync(database);
        var ann = await room.PersonAsync("ann");
        await room.PostAsync(room.Post(ann, "1"));
        await room.PostAsync(room.Post(ann, "2"));
        await room.PostAsync(room.Post(ann, "3"));
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "4"));

        await room.SendAsync();
        var first = room.Chat.Calls.ToArray();
        await room.SendAfterAsync(TimeSpan.FromMilliseconds(999));
        var early = room.Chat.Calls.Count;
        await room.SendAfterAsync(TimeSpan.FromMilliseconds(1));
        await room.SendAfterAsync(TimeSpan.FromSeconds(1));

        first.ShouldBe(["post note/1", "post note/4"], ignoreOrder: true);
        early.ShouldBe(2);
        room.Chat.Calls.Skip(2).ShouldBe(["post note/2", "post note/3"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_channel_rests_whoever_the_messages_are_for(Database database)
    {
        await using var room = await PacedAsync(database);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "1") with { Place = "C1" });
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "2") with { Place = "C1" });

        await room.SendAsync();
        var first = room.Chat.Calls.Count;
        await room.SendAfterAsync(TimeSpan.FromSeconds(1));

        (first, room.Chat.Calls.Count).ShouldBe((1, 2));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Edits_have_a_pace_of_their_own_and_free_ones_have_none(Database database)
    {
        await using var room = await PacedAsync(database);
        await QueueAsync(room, "W", 4);
        await room.SendAsync();

        await EditAllAsync(room, isFree: false);
        await room.SendAsync();
        var paced = room.Chat.Calls.Count(call => call.StartsWith("edit"));
        await EditAllAsync(room, isFree: true);
        await room.SendAsync();

        (paced, room.Chat.Calls.Count(call => call.StartsWith("edit"))).ShouldBe((1, 5));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_is_too_late_is_over_at_once_however_slow_the_pace(Database database)
    {
        await using var room = await PacedAsync(database);
        var people = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => room.PersonAsync($"p{number}")));
        await room.DoAsync(unit => room.Outbox.PostAsync(unit, [.. people.Select(person => room.Post(person, $"{person}", notAfter: TimeSpan.FromSeconds(1)))]));

        await room.SendAfterAsync(TimeSpan.FromSeconds(2));

        room.Chat.Calls.ShouldBeEmpty();
        (await room.Store.ReadAsync(unit => unit.FindAsync<long>("select count(*) from outbox where state = 'late'"), TestContext.Current.CancellationToken)).ShouldBe(20);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task The_running_sender_keeps_the_pace_by_itself(Database database)
    {
        await using var room = await PacedAsync(database);
        await QueueAsync(room, "W", 8);
        await room.Sender.StartAsync(TestContext.Current.CancellationToken);
        await Mailroom.UntilAsync(() => room.Chat.Chat.Count == 4);

        // Not by the second's poll: the next one may go after a quarter of it.
        await TickAsync(room, TimeSpan.FromMilliseconds(250), () => room.Chat.Chat.Count == 5);

        await room.Sender.StopAsync(TestContext.Current.CancellationToken);
    }

    // Whoever sends comes late by up to so many milliseconds, and then takes all that may go.
    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(4)]
    [InlineData(50)]
    [InlineData(200)]
    public void No_second_holds_more_than_what_may_go(double perSecond)
    {
        var pace = Pace.Within(perSecond, perSecond, TimeSpan.FromSeconds(1));

        foreach (var late in (int[])[1, 7, 40, 333])
        {
            Busiest(late, (row, now) => row.Posts(pace, now), (row, now, taken) => row.Taken(pace, now, taken, 0)).ShouldBeLessThanOrEqualTo((int)Math.Ceiling(perSecond), $"posts, late by {late}");
            Busiest(late, (row, now) => row.Edits(pace, now), (row, now, taken) => row.Taken(pace, now, 0, taken)).ShouldBeLessThanOrEqualTo((int)Math.Ceiling(perSecond), $"edits, late by {late}");
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(50)]
    public void And_hardly_less_than_that_goes_on_the_long_run(double perSecond)
    {
        var pace = Pace.Within(perSecond, perSecond, TimeSpan.FromSeconds(1));

        Times(20, (row, now) => row.Posts(pace, now), (row, now, taken) => row.Taken(pace, now, taken, 0)).Count.ShouldBeGreaterThanOrEqualTo((int)(20 * perSecond * 0.95));
    }

    private static int Busiest(int late, Func<WorkspaceRow, DateTimeOffset, int> may, Func<WorkspaceRow, DateTimeOffset, int, WorkspaceRow> take)
    {
        var times = Times(late, may, take);
        return times.Max(first => times.Count(time => time >= first && time < first + 1_000));
    }

    // The milliseconds of twenty seconds at which one goes.
    private static List<long> Times(int late, Func<WorkspaceRow, DateTimeOffset, int> may, Func<WorkspaceRow, DateTimeOffset, int, WorkspaceRow> take)
    {
        var dice = new Random(1);
        var row = new WorkspaceRow(1, "fake", "W", 0, 1000, 0, 0, 0, 0, 0, 0);
        var times = new List<long>();

        for (var at = 100_000L; at < 120_000; at += 1 + dice.Next(late))
        {
            var now = DateTimeOffset.FromUnixTimeMilliseconds(at);
            var taken = may(row, now);
            row = taken == 0 ? row : take(row, now, taken);
            times.AddRange(Enumerable.Repeat(at, taken));
        }

        return times;
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_nobody_wait_longer_than_an_empty_allowance()
    {
        var allowance = Allowance.Of(perSecond: 4, burst: 4, share: 1);

        allowance.At(now: 0, usedUntil: 3_600_000_000).ShouldBe(0);
        allowance.Take(now: 0, usedUntil: 3_600_000_000, taken: 1).ShouldBe(1_250_000);
    }

    [Theory]
    [InlineData(4, 4, 60, 243)] // Slack's messages: four a second, and four at once in the beginning
    [InlineData(0.8, 1, 60, 48)] // Slack's updates
    [InlineData(25, 25, 10, 274)] // Teams
    [InlineData(1000, 1, 2, 2000)] // finer than a millisecond apart
    public void Over_time_it_lets_through_what_it_says(double perSecond, double burst, int seconds, int expected)
    {
        var allowance = Allowance.Of(perSecond, burst, share: 1);
        var (used, sent) = (0L, 0);

        for (var now = 1_000_000L; now < 1_000_000L * (seconds + 1); now += 1000)
        {
            var taken = allowance.At(now, used);
            used = allowance.Take(now, used, taken);
            sent += taken;
        }

        sent.ShouldBeInRange(expected - 1, expected + 1);
    }

    private static async Task<Mailroom> PacedAsync(Database database)
    {
        var room = await Mailroom.OpenAsync(database);
        room.Chat.Pace = Slow;
        return room;
    }

    private static async Task QueueAsync(Mailroom room, string workspace, int count)
    {
        var people = await Task.WhenAll(Enumerable.Range(0, count).Select(number => room.PersonAsync($"{workspace}{number}", workspace)));
        await room.DoAsync(unit => room.Outbox.PostAsync(unit, [.. people.Select(person => room.Post(person, $"{person}"))]));
    }

    // How many have gone after each second.
    private static async Task<IReadOnlyList<int>> CountsAsync(Mailroom room, int seconds)
    {
        var counts = new List<int>();

        for (var second = 0; second < seconds; second++)
        {
            await room.SendAfterAsync(second == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
            counts.Add(room.Chat.Chat.Count);
        }

        return counts;
    }

    private static async Task TickAsync(Mailroom room, TimeSpan by, Func<bool> happened)
    {
        // The alarm is set after the round that sent the last one.
        await Task.Delay(100, TestContext.Current.CancellationToken);
        room.Clock.Advance(by);
        await Mailroom.UntilAsync(happened);
    }

    private static async Task EditAllAsync(Mailroom room, bool isFree)
    {
        var keys = await room.Store.ReadAsync(unit => unit.QueryAsync<string>("select key from outbox order by id"), TestContext.Current.CancellationToken);
        await room.DoAsync(async unit =>
        {
            foreach (var key in keys)
            {
                await room.Outbox.EditAsync(unit, key, isFree);
            }
        });
    }
}
