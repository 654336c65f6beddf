namespace LeadershipBot.Tests.Slack;

/// <summary>Where only administrators may enable a team, Slack is asked whether somebody is one.</summary>
public class SlackEnablerTests
{
    [Theory]
    [InlineData(true, "A weekly question for your team: read this first.")]
    [InlineData(false, "Your organisation has not opened teams to you.")]
    public async Task An_administrator_is_not_told_that_they_may_not_because_Slack_did_not_answer(bool isAdmin, string then)
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.User("U1")!.IsAdmin = isAdmin, settings: [("Policy:WhoMayEnable", "Admins"), Chats.Enabled.Safety]);
        run.Slack.Faults.Plan("users.info", new Fault.Error("fatal_error"), times: 100);
        await run.DoAsync(run.Alex.SayAsync("team"));
        run.Alex.Messages[^1].ShouldStartWith("I can't see just now whether teams are open to you, so nothing has changed yet.");

        run.Slack.Faults.Heal();
        await run.DoAsync(run.Alex.SayAsync("team"));
        run.Alex.Messages[^1].ShouldStartWith(then);
    }
}
