using LeadershipBot.Outbox;
using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>The first moments: what comes in before Slack has said which workspace the token in the configuration is for.</summary>
public class SlackStartTests
{
    [Fact]
    public async Task What_comes_before_the_workspace_is_known_waits_for_it()
    {
        var gate = new TaskCompletionSource();
        await using var run = await UnknownAsync(new Fault.Held(gate.Task));

        var said = run.Driver.As(run.Workspace, "U1").SayAsync("join");
        await SlackRun.UntilAsync(() => Task.FromResult(run.Slack.CallsTo("auth.test").Count > 0));
        said.IsCompleted.ShouldBeFalse();
        gate.SetResult();

        await run.DoAsync(said);
        run.Alex.Messages[^1].ShouldStartWith("You're in.");
        Lacks(run).ShouldBeNull();
    }

    [Fact]
    public async Task While_Slack_does_not_say_nothing_is_acknowledged_that_would_be_lost()
    {
        await using var run = await UnknownAsync(new Fault.Status(503));

        (await run.Alex.SayAsync("join")).Status.ShouldBe(503);
        (await run.Alex.CommandAsync("join")).Status.ShouldBe(503);
        (await run.Bot.CountAsync("person")).ShouldBe(0);
        Lacks(run).ShouldBe("has not said which workspace Slack:BotToken is for");
    }

    [Fact]
    public async Task A_token_that_Slack_does_not_take_keeps_nobody_waiting()
    {
        await using var run = await UnknownAsync(new Fault.Error("invalid_auth"));
        await run.Bot.Services.GetRequiredService<HandInstalled>().Settled;

        (await run.Alex.SayAsync("join")).Status.ShouldBe(200);
        Lacks(run).ShouldBe("refuses Slack:BotToken");
    }

    // What the health page says of Slack.
    private static string? Lacks(SlackRun run) => run.Bot.Services.GetServices<IChat>().Single(chat => chat.Platform == SlackChat.Name).Lacks;

    private static async Task<SlackRun> UnknownAsync(Fault fault) => await SlackRun.StartAsync(faults: faults => faults.Plan("auth.test", fault, times: int.MaxValue));
}
