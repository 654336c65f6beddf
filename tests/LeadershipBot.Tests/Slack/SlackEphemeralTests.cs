namespace LeadershipBot.Tests.Slack;

/// <summary>What a command is answered with is seen by one person alone, and goes on where it stands, wherever the command was given.</summary>
public class SlackEphemeralTests
{
    private const string Question = "my directors wait for me before they decide anything, everything sits in my approval queue";

    [Fact]
    public async Task A_tap_on_it_is_answered_there_and_not_in_another_conversation()
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddChannel("C1", "leaders", "U1", "U2"));
        var channel = run.Workspace.Channel("C1")!;
        await run.DoAsync(run.Alex.CommandAsync(Question, channel));
        var before = run.Alex.Ephemerals.ShouldHaveSingleItem();

        await run.DoAsync(run.Alex.TapAsync("None of these", channel));
        run.Alex.Ephemerals.ShouldSatisfyAllConditions(
            seen => seen.Count.ShouldBe(2), seen => seen[0].ShouldBe(before), seen => seen[1].ShouldStartWith("Then I have nothing that fits"));

        // What it was for is done, so that it is offered no more.
        await run.DoAsync(run.Alex.TapAsync("Post it here", channel));
        run.Alex.Ephemerals[0].ShouldEndWith("It goes where you asked, without your words.");
        run.Alex.Messages.ShouldBeEmpty();
        channel.Messages.ShouldHaveSingleItem();
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_its_address_is_dead_the_words_come_in_the_conversation()
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddChannel("C1", "leaders", "U1"));
        var channel = run.Workspace.Channel("C1")!;
        await run.DoAsync(run.Alex.CommandAsync(Question, channel));
        run.Slack.Faults.Plan("response_url", new Fault.Status(404), times: 5);
        run.Slack.Faults.Plan("chat.postEphemeral", new Fault.Error("user_not_in_channel"), times: 5);

        await run.DoAsync(run.Alex.TapAsync("None of these", channel));

        run.Alex.Messages.ShouldHaveSingleItem().ShouldStartWith("Then I have nothing that fits");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_between_two_people_does_not_become_the_conversation_with_the_bot()
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddUser("U2", "Bo"));
        var between = new FakeChannel { Id = "DTWO", Name = "directmessage", User = "U1-and-U2" };
        between.Members.AddRange(["U1", "U2"]);
        run.Workspace.Channels.Add(between);
        await run.DoAsync(run.Alex.SayAsync("join"));

        await run.DoAsync(run.Alex.CommandAsync(Question, between));
        await run.DoAsync(run.Alex.TapAsync("I'll do that", between));
        await run.DoAsync(run.Alex.CommandAsync("settings", between));
        await run.Alex.SubmitAsync(("Hour", "16:30"));
        await run.SettleAsync();
        await run.AtAsync("2026-11-26T15:30Z");

        between.Messages.ShouldBeEmpty();
        run.Alex.Messages[^2].ShouldStartWith("Saved. Next question: ");
        run.Alex.Messages[^1].ShouldContain("This week: did you hand over ownership");
        (await run.Bot.CountAsync("person where conversation = 'DTWO'")).ShouldBe(0);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_thought_is_posted_where_the_bot_itself_is_not(bool isPublic)
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddChannel(isPublic ? "C1" : "G1", "leaders", "U1").Members.Remove(workspace.BotUser));
        var channel = run.Workspace.Channels.Single(channel => channel.User is null);
        await run.DoAsync(run.Alex.CommandAsync(Question, channel));

        await run.DoAsync(run.Alex.TapAsync("Post it here", channel));

        run.Alex.In(channel).ShouldHaveSingleItem().ShouldEndWith("Somebody here asked me, and posted this.");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_bot_has_lost_its_token_it_says_so()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.AtAsync("2026-11-26T13:00Z");
        run.Slack.Tokens.Revoke(run.Workspace, "token_revoked");
        await run.Alex.SayAsync("next");
        await run.SettleAsync();
        (await run.Bot.CountAsync("installation where state = 'broken'")).ShouldBe(1);

        await run.DoAsync(run.Alex.CommandAsync("help"));
        await run.DoAsync(run.Alex.TapAsync("Handed it over"));

        run.Alex.Ephemerals.ShouldAllBe(said => said.StartsWith("I've lost my connection to this workspace, so nothing was kept."));
        run.Alex.Ephemerals.Count.ShouldBe(2);
        (await run.Bot.CountAsync("check_in where answer is not null")).ShouldBe(0);
    }
}
