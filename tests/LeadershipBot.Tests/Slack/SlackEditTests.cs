using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>A message that is to read differently: its conversation may be forgotten, and it may have vanished.</summary>
public class SlackEditTests
{
    [Fact]
    public async Task An_edit_finds_its_conversation_again()
    {
        await using var run = await AskedAsync();
        await ForgetAsync(run);
        run.Slack.Faults.Plan("conversations.open", new Fault.Status(503));

        await EditAsync(run);

        run.Slack.CallsTo("chat.update").ShouldHaveSingleItem().Arg("channel").ShouldBe(run.Alex.Dm.Id);
        (await run.Bot.CountAsync($"person where conversation = '{run.Alex.Dm.Id}'")).ShouldBe(1);
        (await run.Bot.CountAsync("outbox where kind = 'check-in' and asked = drawn and why is null")).ShouldBe(1);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("well")]
    [InlineData("hang")]
    [InlineData("hang-lost")]
    [InlineData("late")]
    [InlineData("html")]
    [InlineData("killed")]
    [InlineData("killed-lost")]
    public async Task A_question_that_has_vanished_stands_there_once_again(string way)
    {
        await using var run = await AskedAsync();
        run.Slack.Offset = TimeSpan.FromMinutes(5);
        Vanish(run);

        run.Slack.Faults.Plan("chat.postMessage", way switch
        {
            "hang" or "killed" => new Fault.Hang(Accepts: true),
            "hang-lost" or "killed-lost" => new Fault.Hang(Accepts: false),
            "late" => new Fault.Late(),
            "html" => new Fault.Html(Accepts: true),
            _ => new Fault.Held(Task.CompletedTask),
        });
        await EditAsync(run, way);
        await run.SettleAsync(300);

        Questions(run).ShouldBe(1);
        var posted = run.Alex.Dm.Messages.Single(message => message.Text == "Your weekly question is here.").Ts;
        (await run.Bot.CountAsync($"outbox where kind = 'check-in' and state = 'sent' and message = '{posted}' and asked = drawn")).ShouldBe(1);

        await run.DoAsync(run.Alex.TapAsync("Some of both"));
        run.Alex.Messages[^1].ShouldStartWith("Noted: some of both.");
    }

    private static async Task<SlackRun> AskedAsync()
    {
        var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.AtAsync("2026-11-26T13:00Z");
        Questions(run).ShouldBe(1);
        return run;
    }

    private static void Vanish(SlackRun run)
    {
        lock (run.Slack.Gate)
        {
            run.Alex.Dm.Messages.RemoveAll(message => message.Text == "Your weekly question is here.");
        }
    }

    // The clock goes on while a call hangs, and the process may end with it.
    private static async Task EditAsync(SlackRun run, string way = "")
    {
        var before = run.Slack.CallsTo("chat.postMessage").Count;
        await run.Bot.Services.GetRequiredService<IStore>().WriteAsync(
            async unit => await run.Bot.Services.GetRequiredService<LeadershipBot.Outbox.Outbox>().EditAsync(unit, (await unit.FindAsync<string>("select key from outbox where kind = 'check-in'"))!),
            TestContext.Current.CancellationToken);
        var gone = Task.CompletedTask;

        for (var second = 0; second < 400 && await run.Bot.CountAsync("outbox where due_at is not null and kind = 'check-in'") > 0; second++)
        {
            var drained = run.Bot.Services.GetRequiredService<OutboxSender>().DrainAsync(TestContext.Current.CancellationToken);
            await Task.WhenAny(drained, Task.Delay(300, TestContext.Current.CancellationToken));

            if (!drained.IsCompleted && way.StartsWith("killed", StringComparison.Ordinal) && gone.IsCompletedSuccessfully && run.Slack.CallsTo("chat.postMessage").Count > before)
            {
                gone = await run.CrashAsync();
                continue;
            }

            run.Clock.Advance(TimeSpan.FromSeconds(drained.IsCompleted ? 1 : 11));
            await drained;
        }

        await gone;
    }

    private static Task<int> ForgetAsync(SlackRun run) => run.Bot.Services.GetRequiredService<IStore>().WriteAsync(
        unit => unit.ExecuteAsync("update person set conversation = null"), TestContext.Current.CancellationToken);

    private static int Questions(SlackRun run) => run.Workspace.Dm("U1")!.Messages.Count(message => message.Text == "Your weekly question is here.");
}
