using LeadershipBot.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadershipBot.Tests.Outbox;

/// <summary>The sender as it runs in the host, by itself.</summary>
public class SenderTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task It_sends_as_soon_as_something_is_queued(Database database)
    {
        await using var room = await RunningAsync(database);

        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));

        await Mailroom.UntilAsync(() => room.Chat.Chat.Count == 1);
        await room.Sender.StopAsync(Cancelled);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_falls_due_by_itself_or_was_queued_by_another_node_goes_within_a_second(Database database)
    {
        await using var room = await RunningAsync(database);
        var elsewhere = new LeadershipBot.Outbox.Outbox(room.Clock);
        var post = room.Post(await room.PersonAsync("ann"), "hello", due: TimeSpan.FromSeconds(30));
        await room.DoAsync(unit => elsewhere.PostAsync(unit, post));

        room.Clock.Advance(TimeSpan.FromSeconds(31));

        await Mailroom.UntilAsync(() => room.Chat.Chat.Count == 1);
        await room.Sender.StopAsync(Cancelled);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Stopping_it_finishes_what_is_on_its_way_and_begins_nothing_new(Database database)
    {
        await using var room = await RunningAsync(database);
        var ann = await room.PersonAsync("ann");
        var answered = new TaskCompletionSource();
        room.Chat.Waits(answered.Task);
        await room.PostAsync(room.Post(ann, "hello"));
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 1);
        await room.PostAsync(room.Post(ann, "next"));

        // Its turn comes once the first is recorded, which is after the stop.
        var stopping = room.Sender.StopAsync(Cancelled);
        answered.SetResult();
        await stopping;

        (await room.StateAsync("hello")).ShouldBe("sent");
        room.Chat.Calls.ShouldBe(["post note/hello"]);
    }

    [Fact]
    public async Task A_platform_that_never_answers_holds_up_a_stop_for_less_than_twenty_seconds_and_its_message_stays_in_doubt()
    {
        await using var room = await RunningAsync(Database.Sqlite);
        room.Chat.Waits(new TaskCompletionSource().Task);
        await room.PostAsync(room.Post(await room.PersonAsync("ann"), "hello"));
        await Mailroom.UntilAsync(() => room.Chat.OnTheWay == 1);

        var began = Environment.TickCount64;
        await room.Sender.StopAsync(Cancelled);

        (Environment.TickCount64 - began).ShouldBeLessThan(20_000);
        (await room.StateAsync("hello")).ShouldBe("sending");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_drain_beside_the_running_sender_sends_nothing_twice(Database database)
    {
        await using var room = await RunningAsync(database);
        var people = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => room.PersonAsync($"p{number}")));

        await room.DoAsync(unit => room.Outbox.PostAsync(unit, [.. people.Select(person => room.Post(person, $"{person}"))]));
        await Task.WhenAll(room.SendAsync(), room.SendAsync());

        room.Chat.Calls.Count.ShouldBe(30);
        room.Chat.Chat.Count.ShouldBe(30);
        await room.Sender.StopAsync(Cancelled);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Two_senders_on_one_database_send_nothing_twice(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        using var other = room.NewSender(room.Store, room.Chat);
        var people = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => room.PersonAsync($"p{number}")));
        await room.DoAsync(unit => room.Outbox.PostAsync(unit, [.. people.Select(person => room.Post(person, $"{person}"))]));

        await Task.WhenAll(Task.Run(room.SendAsync, Cancelled), Task.Run(() => other.DrainAsync(Cancelled), Cancelled));

        room.Chat.Calls.Count.ShouldBe(50);
        room.Source.Told.Count.ShouldBe(50);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task In_a_host_the_database_is_open_before_the_sender_starts(Database database)
    {
        await using var temporary = await TestDatabase.CreateAsync(database);
        var builder = Host.CreateApplicationBuilder();
        LeadershipBot.Storage.StorageSetup.AddStorage(builder.Services, temporary.Settings).AddOutbox();
        var chat = new FakeChat();
        builder.Services.AddSingleton<IChat>(chat).AddSingleton<IMessageSource>(new FakeSource());
        using var host = builder.Build();

        await host.StartAsync(Cancelled);
        await host.Services.GetRequiredService<LeadershipBot.Storage.IStore>().WriteAsync(
            async unit =>
            {
                var ann = await unit.FindAsync<long>("insert into person (platform, workspace, user_id, created_at) values ('fake', 'W', 'ann', 0) returning id");
                await host.Services.GetRequiredService<LeadershipBot.Outbox.Outbox>().PostAsync(unit, new Post("k", ann, "note", "s", Lane.Reply, DateTimeOffset.UnixEpoch, null));
                return true;
            },
            Cancelled);
        await Mailroom.UntilAsync(() => chat.Chat.Count == 1);
        await host.StopAsync(Cancelled);
    }

    private static async Task<Mailroom> RunningAsync(Database database)
    {
        var room = await Mailroom.OpenAsync(database);
        await room.Sender.StartAsync(Cancelled);
        return room;
    }
}
