using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>No message is lost and none is doubled, whatever becomes of the call that carried it.</summary>
public class SlackDoubtTests
{
    public static TheoryData<string> Ways => ["hang", "hang-lost", "reset", "reset-lost", "late", "html", "html-lost", "truncated", "502", "internal_error", "503-lost"];

    [Theory, MemberData(nameof(Ways))]
    public async Task A_question_of_which_nobody_knows_whether_it_arrived_stands_there_once(string way)
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Slack.Offset = TimeSpan.FromMinutes(way.Length % 2 == 0 ? 5 : -5);
        run.Slack.Faults.Plan("chat.postMessage", FaultOf(way));

        await InDoubtAsync(run);
        Chatter(run);
        await run.SettleAsync(200);

        Questions(run).ShouldBe(1);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Killed_between_the_claim_and_the_record_it_asks_once(bool arrived)
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Hang(arrived));

        // The process ends while the call is under way: what it learnt is lost with it.
        run.Clock.MoveTo(DateTimeOffset.Parse("2026-11-26T13:00Z"));
        _ = run.Bot.TickAsync();
        await SlackRun.UntilAsync(() => Task.FromResult(run.Slack.CallsTo("chat.postMessage").Count > 1));
        var gone = await run.CrashAsync();
        run.Slack.Faults.Heal();
        run.Slack.Offset = TimeSpan.FromMinutes(5);
        Chatter(run);
        run.Clock.Advance(TimeSpan.FromSeconds(61));
        await run.SettleAsync(200);

        Questions(run).ShouldBe(1);
        await gone;
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tap_on_a_message_in_doubt_proves_it()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Hang(Accepts: true));

        await InDoubtAsync(run);
        (await run.Alex.TapAsync("Some of both")).Status.ShouldBe(200);
        await run.SettleAsync(200);

        run.Alex.Messages[^1].ShouldStartWith("Noted: some of both.");
        run.Slack.CallsTo("conversations.history").ShouldBeEmpty();
        run.Workspace.Dm("U1")!.Messages.Count(message => message.BotId is not null).ShouldBe(2);
    }

    [Fact]
    public async Task A_message_is_known_by_its_author_where_the_apps_other_names_are_not_known()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.Bot.Services.GetRequiredService<IInstallations>().SaveAsync(
            new("T1", run.Workspace.BotToken, run.Workspace.BotUser, "BOLD", App: null, Scopes: null, Refresh: null, ExpiresAt: null, run.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Hang(Accepts: true));

        await InDoubtAsync(run);
        await run.SettleAsync(200);

        Questions(run).ShouldBe(1);
    }

    [Fact]
    public async Task In_a_channel_nothing_is_said_twice()
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddChannel("C1", "leaders", "U1"));
        var channel = run.Workspace.Channel("C1")!;
        await run.DoAsync(run.Alex.CommandAsync("my directors wait for me before they decide anything, everything sits in my approval queue", channel));
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Reset(Accepts: true));

        await run.DoAsync(run.Alex.TapAsync("Post it here", channel));
        await run.SettleAsync(300);

        channel.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_chart_that_Slack_does_not_know_goes_as_text_and_a_drawing_it_refuses_as_words()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.AtAsync("2026-11-26T13:00Z");
        await run.DoAsync(run.Alex.TapAsync("Handed it over"));
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Error("invalid_blocks"), where: call => call.Arg("blocks")?.Contains("data_visualization") == true);

        await run.DoAsync(run.Alex.SayAsync("my weeks"));
        run.Alex.Messages[^1].ShouldContain("W48  ██ Handed it over");

        run.Slack.Faults.Plan("chat.postMessage", new Fault.Error("msg_blocks_too_long"));
        await run.DoAsync(run.Alex.SayAsync("help"));
        run.Alex.Messages[^1].ShouldStartWith("What I do\n");
    }

    private static Fault FaultOf(string way) => way switch
    {
        "hang" => new Fault.Hang(Accepts: true),
        "hang-lost" => new Fault.Hang(Accepts: false),
        "reset" => new Fault.Reset(Accepts: true),
        "reset-lost" => new Fault.Reset(Accepts: false),
        "late" => new Fault.Late(),
        "html" => new Fault.Html(Accepts: true),
        "html-lost" => new Fault.Html(Accepts: false),
        "truncated" => new Fault.Truncated(),
        "502" => new Fault.Status(502, Accepts: true),
        "503-lost" => new Fault.Status(503),
        "internal_error" => new Fault.Error("internal_error"),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };

    // The call's own ten seconds pass while it hangs.
    private static async Task InDoubtAsync(SlackRun run)
    {
        run.Clock.MoveTo(DateTimeOffset.Parse("2026-11-26T13:00Z"));
        var before = run.Slack.CallsTo("chat.postMessage").Count;
        var tick = run.Bot.TickAsync();
        await SlackRun.UntilAsync(() => Task.FromResult(run.Slack.CallsTo("chat.postMessage").Count > before));
        await Task.WhenAny(tick, Task.Delay(300, TestContext.Current.CancellationToken));
        run.Clock.Advance(WebApi.Patience + TimeSpan.FromSeconds(1));
        await tick;
    }

    private static void Chatter(SlackRun run)
    {
        for (var number = 0; number < 30; number++)
        {
            run.Workspace.Say(run.Workspace.OpenDm("U1"), "U1", $"another thought, {number}");
        }
    }

    private static int Questions(SlackRun run) =>
        run.Workspace.Dm("U1")!.Messages.Count(message => message.Text == "Your weekly question is here.");
}
