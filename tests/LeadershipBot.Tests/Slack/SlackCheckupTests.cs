using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>What <c>doctor</c> says about Slack.</summary>
public class SlackCheckupTests
{
    [Fact]
    public async Task All_is_well()
    {
        await using var run = await SlackRun.StartAsync(bySocket: true);

        (await LookAsync(run)).ShouldBe(
        [
            new(Light.Green, "Slack lets the bot open sockets."),
            new(Light.Green, "Slack takes the token of T1, and it may do what is needed."),
        ]);
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_red_without_being_shown()
    {
        await using var run = await SlackRun.StartAsync();
        run.Slack.Tokens.Revoke(run.Workspace, "token_revoked");

        (await LookAsync(run)).ShouldBe(
        [
            new(Light.Red, "Slack does not take the token of Slack:BotToken: token_revoked", "Set Slack:BotToken to the Bot User OAuth Token of the app's page."),
        ]);
    }

    [Fact]
    public async Task A_workspace_that_Slack_broke_says_why_and_what_helps()
    {
        await using var run = await SlackRun.StartAsync();
        await run.Bot.Services.GetRequiredService<IInstallations>().StopAsync("T1", run.Workspace.BotToken, isGone: false, "missing_scope", TestContext.Current.CancellationToken);

        (await LookAsync(run)).ShouldBe(
        [
            new(Light.Green, "Slack takes the token of T1, and it may do what is needed."),
            new(Light.Amber, "T1 is broken (missing_scope); nothing is sent there.", "Put right what Slack says of Slack:BotToken, and start the bot again."),
        ]);
    }

    [Fact]
    public async Task A_scope_that_is_missing_is_named()
    {
        await using var run = await SlackRun.StartAsync();
        run.Slack.Tokens.Find(run.Workspace.BotToken).Scopes.Remove("usergroups:read");

        (await LookAsync(run)).ShouldBe(
        [
            new(Light.Amber, "Slack:BotToken lacks scopes in T1: usergroups:read.", "Bring the app in step with `manifest slack`, and install it there again."),
        ]);
    }

    [Fact]
    public async Task A_workspace_that_is_gone_is_mentioned_and_another_ones_token_is_tried()
    {
        await using var run = await SlackRun.StartAsync();
        var other = run.Slack.AddWorkspace("T2");
        var gone = run.Slack.AddWorkspace("T3");
        var installations = run.Bot.Services.GetRequiredService<IInstallations>();

        foreach (var workspace in (FakeWorkspace[])[other, gone])
        {
            await installations.SaveAsync(
                new(workspace.Id, workspace.BotToken, null, null, null, null, null, null, run.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        }

        await installations.StopAsync("T3", gone.BotToken, isGone: true, "account_inactive", TestContext.Current.CancellationToken);

        (await LookAsync(run)).ShouldBe(
        [
            new(Light.Green, "Slack takes the token of T1, and it may do what is needed."),
            new(Light.Amber, "T3 is gone (account_inactive); nothing is sent there.", "Install the app there again, if it is still wanted."),
            new(Light.Green, "Slack takes the token of T2, and it may do what is needed."),
        ]);
    }

    private static Task<IReadOnlyList<Finding>> LookAsync(SlackRun run) =>
        run.Bot.Services.GetServices<ICheckup>().OfType<SlackCheckup>().Single().LookAsync(TestContext.Current.CancellationToken);
}
