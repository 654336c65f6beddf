using LeadershipBot.Slack;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>What Slack refuses, and who is to bear it: a message, a person, a workspace.</summary>
public class SlackRefusalTests
{
    [Theory]
    [InlineData("missing_scope")]
    [InlineData("not_allowed_token_type")]
    public async Task Where_the_bot_may_say_nothing_to_anybody_nobody_in_particular_is_left_alone(string error)
    {
        await using var run = await AskedNextAsync();
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Error(error), times: 5);

        await run.AtAsync("2026-11-26T13:00Z");

        (await run.Bot.CountAsync($"installation where state = 'broken' and why = '{error}'")).ShouldBe(1);
        (await run.Bot.CountAsync("rhythm where paused_by is not null")).ShouldBe(0);
        (await run.Bot.CountAsync("outbox where kind = 'check-in' and state = 'pending' and due_at is not null")).ShouldBe(1);
    }

    [Theory]
    [InlineData("accesslimited")]
    [InlineData("ekm_access_denied")]
    public async Task What_administrators_do_to_a_workspace_is_waited_for(string error)
    {
        await using var run = await AskedNextAsync();
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Error(error), times: 2);

        await run.AtAsync("2026-11-26T13:00Z");
        await run.SettleAsync();

        run.Alex.Messages[^1].ShouldContain("This week: did you hand over ownership");
    }

    [Fact]
    public async Task An_organisation_is_not_stopped_by_the_one_workspace_that_has_not_been_given_the_bot()
    {
        await using var run = await SlackRun.StartAsync(
            enterprise: "E1", settings: [("Slack:ClientId", "111.222"), ("Slack:ClientSecret", "client-secret"), ("PublicUrl", "http://localhost:5080")]);
        run.Slack.Tokens.Revoke(run.Workspace);
        var token = run.Slack.Tokens.InstallOrg("E1", run.Slack.Workspaces);
        await run.Bot.Services.GetRequiredService<IInstallations>().SaveAsync(
            new("E1", token.Value, run.Workspace.BotUser, run.Workspace.BotId, run.Slack.AppId, null, null, null, run.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Error("team_access_not_granted"));

        await run.DoAsync(run.Alex.SayAsync("next"));
        await run.DoAsync(run.Alex.SayAsync("help"));

        run.Alex.Messages.ShouldNotContain(message => message.StartsWith("Next question"));
        run.Alex.Messages[^1].ShouldStartWith("What I do\n");
        (await run.Bot.CountAsync("installation where state = 'live'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_conversation_that_has_got_another_name_is_found_by_its_person()
    {
        await using var run = await AskedNextAsync();
        await run.Bot.Services.GetRequiredService<IStore>().WriteAsync(unit => unit.ExecuteAsync("update person set conversation = 'DOLD'"), TestContext.Current.CancellationToken);

        await run.AtAsync("2026-11-26T13:00Z");

        run.Alex.Messages[^1].ShouldContain("This week: did you hand over ownership");
        (await run.Bot.CountAsync($"person where conversation = '{run.Alex.Dm.Id}'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_home_tab_that_was_too_much_just_now_is_drawn_when_Slack_lets_it()
    {
        await using var run = await SlackRun.StartAsync();
        run.Slack.Faults.Plan("views.publish", new Fault.TooMany("3"));

        await run.Alex.OpenHomeAsync();
        await SlackRun.UntilAsync(() => Task.FromResult(run.Slack.CallsTo("views.publish").Count == 1));
        var first = run.Clock.GetUtcNow();
        await SlackRun.UntilAsync(() =>
        {
            run.Clock.Advance(TimeSpan.FromMilliseconds(500));
            return Task.FromResult(run.Alex.Home is not null);
        });

        (run.Slack.CallsTo("views.publish")[^1].At - first).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3));
        run.Slack.CallsTo("views.publish").Count.ShouldBe(2);
    }

    private static async Task<SlackRun> AskedNextAsync()
    {
        var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        return run;
    }
}
