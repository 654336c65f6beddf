using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>Who is in a channel or a user group, however Slack pages it.</summary>
public class SlackRosterTests
{
    private const int People = 450;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everybody_in_a_channel_and_in_a_group_is_read_once(bool isAwkward)
    {
        await using var run = await WithManyAsync();
        run.Slack.AwkwardPages = isAwkward;
        var roster = run.Bot.Services.GetRequiredService<SlackRoster>();

        var channel = (await roster.MembersAsync("T1", "C1", TestContext.Current.CancellationToken)).ShouldNotBeNull();
        var group = (await roster.MembersAsync("T1", "S1", TestContext.Current.CancellationToken)).ShouldNotBeNull();

        channel.Where(user => user != run.Workspace.BotUser).ShouldBe(Names());
        group.ShouldBe(Names());
        run.Slack.CallsTo("conversations.members").Count.ShouldBeGreaterThan(2);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_read_is_nobody_s_rather_than_empty()
    {
        await using var run = await WithManyAsync();
        var roster = run.Bot.Services.GetRequiredService<SlackRoster>();
        run.Workspace.AddChannel("G1", "private", "U1").Members.Remove(run.Workspace.BotUser);

        (await roster.MembersAsync("T1", "G1", TestContext.Current.CancellationToken)).ShouldBeNull();
        (await roster.MembersAsync("T1", "S404", TestContext.Current.CancellationToken)).ShouldBeNull();
        run.Workspace.FreePlan = true;
        (await roster.MembersAsync("T1", "S1", TestContext.Current.CancellationToken)).ShouldBeNull();
        run.Slack.Faults.Plan("conversations.members", new Fault.Status(503));
        await Should.ThrowAsync<RosterAwayException>(() => roster.MembersAsync("T1", "C1", TestContext.Current.CancellationToken));
    }

    private static Task<SlackRun> WithManyAsync() => SlackRun.StartAsync(workspace =>
    {
        foreach (var user in Names().Skip(1))
        {
            workspace.AddUser(user);
        }

        workspace.AddChannel("C1", "leaders", [.. Names()]);
        workspace.AddGroup("S1", "leads", [.. Names()]);
    });

    private static IEnumerable<string> Names() => Enumerable.Range(1, People).Select(number => $"U{number}");
}
