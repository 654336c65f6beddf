using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using LeadershipBot.Tests.Outbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.Slack;

/// <summary>The process dies at every step there is while a message goes to Slack and is changed there. Another one takes over, and finds one message.</summary>
public class SlackCrashTests
{
    /// <summary>What becomes of the call that posts, were the process to live: as it should, accepted after we gave up, accepted without an answer, lost.</summary>
    [Theory]
    [InlineData("well", 5, 12)]
    [InlineData("well", -5, 12)]
    [InlineData("late", 5, 20)]
    [InlineData("late", -5, 20)]
    [InlineData("hang", 5, 20)]
    [InlineData("hang", -5, 20)]
    [InlineData("lost", 5, 20)]
    public async Task Wherever_it_dies_the_message_stands_there_once_and_as_it_should_read(string way, int minutesAhead, int fewest)
    {
        await using var run = await SlackRun.StartAsync();
        var crashes = 0;
        run.Slack.Offset = TimeSpan.FromMinutes(minutesAhead);

        // Its own sender sends nothing more: who lives and who dies is up to the test.
        await run.Bot.Services.GetRequiredService<OutboxSender>().StopAsync(TestContext.Current.CancellationToken);

        for (var step = 1; ; step++)
        {
            var user = $"U{100 + step}";
            run.Workspace.AddUser(user);
            var fuse = new Fuse(step);
            var changed = await LiveAsync(run, user, way, fuse);

            Chatter(run, user);
            run.Clock.Advance(Patience.Lease + TimeSpan.FromSeconds(1));
            await SettleAsync(run, user);

            run.Driver.As(run.Workspace, user).Messages.Where(message => !message.StartsWith('>')).ShouldBe(
                [changed ? "Newer words." : "The first words."], $"died at step {step}");

            if (!fuse.Burnt)
            {
                break;
            }

            crashes++;
        }

        crashes.ShouldBeGreaterThanOrEqualTo(fewest, "if there were few steps, nothing was tested");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    // A post, the looks for it where it is in doubt, and an edit of it: rounds of a sender that may die in any.
    private static async Task<bool> LiveAsync(SlackRun run, string user, string way, Fuse fuse)
    {
        var store = run.Bot.Services.GetRequiredService<IStore>();
        using var sender = NewSender(run, new MortalStore(store, fuse), new MortalChat(Chat(run), fuse));
        await SayAsync(run, user, "first", "The first words.", message: null);
        run.Slack.Faults.Heal();
        run.Slack.Faults.Plan("chat.postMessage", way switch
        {
            "late" => new Fault.Late(),
            "hang" => new Fault.Hang(Accepts: true),
            "lost" => new Fault.Hang(Accepts: false),
            _ => new Fault.Held(Task.CompletedTask),
        });
        string? message = null;

        for (var round = 0; round < 6 && message is null; round++)
        {
            await WhileAsync(run, fuse.LiveAsync(() => sender.DrainAsync(TestContext.Current.CancellationToken)));
            message = await store.ReadAsync(unit => unit.FindAsync<string>(
                "select message from outbox where key = @key and state = 'sent'", new { key = $"reply/{user}/first" }), TestContext.Current.CancellationToken);

            if (fuse.Burnt)
            {
                break;
            }

            Chatter(run, user);
            run.Clock.Advance(Patience.SecondLook + TimeSpan.FromSeconds(1));
        }

        if (message is not null)
        {
            await SayAsync(run, user, "second", "Newer words.", message);
        }

        await WhileAsync(run, fuse.LiveAsync(() => sender.DrainAsync(TestContext.Current.CancellationToken)));
        return message is not null;
    }

    // A call that hangs ends by the clock.
    private static async Task WhileAsync(SlackRun run, Task life)
    {
        while (!life.IsCompleted)
        {
            await Task.WhenAny(life, Task.Delay(200, TestContext.Current.CancellationToken));

            if (!life.IsCompleted && run.Slack.Calls is [.., { Fault: Fault.Hang or Fault.Late }])
            {
                run.Clock.Advance(WebApi.Patience + TimeSpan.FromSeconds(1));
            }
        }

        await life;
    }

    private static Task<bool> SayAsync(SlackRun run, string user, string id, string words, string? message)
    {
        var (of, now) = (run.Bot.Services, run.Clock.Now());
        return of.GetRequiredService<IStore>().WriteAsync(
            async unit =>
            {
                var person = await unit.EnterAsync(new(SlackChat.Name, "T1", user), now);
                await of.GetRequiredService<Replies>().QueueAsync(unit, of.GetRequiredService<LeadershipBot.Outbox.Outbox>(), person, $"{user}/{id}", place: null, Card.Say(words), message);
                return true;
            },
            TestContext.Current.CancellationToken);
    }

    private static void Chatter(SlackRun run, string user)
    {
        for (var number = 0; number < 30; number++)
        {
            run.Workspace.Say(run.Workspace.OpenDm(user), user, $"another thought, {number}");
        }
    }

    // The next process, which lives.
    private static async Task SettleAsync(SlackRun run, string user)
    {
        var store = run.Bot.Services.GetRequiredService<IStore>();
        using var sender = NewSender(run, store, Chat(run));

        for (var round = 0; round < 100; round++)
        {
            await WhileAsync(run, sender.DrainAsync(TestContext.Current.CancellationToken));

            if (await store.ReadAsync(LeadershipBot.Outbox.Outbox.NextDueAsync, TestContext.Current.CancellationToken) is not { } due)
            {
                return;
            }

            run.Clock.Advance(due > run.Clock.GetUtcNow() ? due - run.Clock.GetUtcNow() : TimeSpan.FromSeconds(1));
        }

        throw new InvalidOperationException($"What goes to {user} never comes to rest.");
    }

    private static SlackChat Chat(SlackRun run) => run.Bot.Services.GetServices<IChat>().OfType<SlackChat>().Single();

    private static OutboxSender NewSender(SlackRun run, IStore store, IChat chat)
    {
        var of = run.Bot.Services;
        var sources = of.GetServices<IMessageSource>().ToList();
        var breakers = new Breakers(run.Clock, NullLogger<Breakers>.Instance);
        var limits = new SendingLimits(8);
        var door = new Door(limits);
        var courier = new Courier(new(store, sources), door, [chat], breakers, run.Clock, NullLogger<Courier>.Instance);
        return new(
            store, of.GetRequiredService<LeadershipBot.Outbox.Outbox>(), courier, new Register(sources, NullLogger<Register>.Instance), new([chat], breakers), door, limits,
            new NodeClock(), run.Clock, Lull.Over(), NullLogger<OutboxSender>.Instance);
    }
}
