using System.Text.Json.Nodes;
using LeadershipBot.Slack;

namespace LeadershipBot.Tests.Slack;

/// <summary>Nobody is enrolled who does not belong here, whatever Slack says of them, and however slowly.</summary>
public class SlackGuestTests
{
    private const string Guest = "I'm here for the people who work here, and as a guest you're not on my list. Nothing was kept.";
    private const string NotSure = "I can't see just now whether you work here, so nothing has changed yet. In a minute it should work:\n[Join]";

    [Theory]
    [InlineData("said")]
    [InlineData("command")]
    [InlineData("tap")]
    public async Task While_Slack_does_not_say_who_they_are_nobody_joins(string way)
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddUser("U2", "Guest").IsGuest = true);
        var guest = run.Driver.As(run.Workspace, "U2");
        run.Slack.Faults.Plan("users.info", new Fault.Error("fatal_error"), times: 100);

        if (way == "tap")
        {
            await run.DoAsync(guest.SayAsync("help"));
            await run.DoAsync(guest.OpenHomeAsync());
        }

        await run.DoAsync(way switch { "said" => guest.SayAsync("join"), "command" => guest.CommandAsync("join"), _ => guest.TapInHomeAsync("Join") });

        (way switch { "said" => guest.Messages[^1], "command" => guest.Ephemerals[^1], _ => guest.Modal })!.ShouldContain(NotSure);
        (await run.Bot.CountAsync("rhythm")).ShouldBe(0);

        run.Slack.Faults.Heal();
        run.Clock.Advance(TimeSpan.FromSeconds(31));
        await run.DoAsync(guest.CommandAsync("join"));
        guest.Ephemerals[^1].ShouldBe(Guest);
        await run.DoAsync(run.Alex.CommandAsync("join"));
        run.Alex.Ephemerals[^1].ShouldStartWith("You're in.");
        (await run.Bot.CountAsync("rhythm")).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_has_joined_is_served_while_Slack_is_away()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.StopBotAsync();
        await run.StartBotAsync();
        run.Slack.Faults.Plan("users.info", new Fault.Error("fatal_error"), times: 100);

        await run.DoAsync(run.Alex.SayAsync("leave"));
        await run.DoAsync(run.Alex.SayAsync("join"));

        run.Alex.Messages[^1].ShouldStartWith("You're in.");
    }

    [Theory]
    [InlineData("user_team")]
    [InlineData("source_team")]
    [InlineData("team")]
    public async Task Whoever_is_from_elsewhere_by_the_deliverys_own_word_is_not_even_looked_up(string named)
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddUser("U2", "Partner").Team = "T9");
        run.Slack.Faults.Plan("users.info", new Fault.Error("fatal_error"), times: 100);
        var partner = run.Driver.As(run.Workspace, "U2");
        JsonObject said = new() { ["type"] = "message", ["channel_type"] = "im", ["user"] = "U2", ["text"] = "join", ["ts"] = run.Slack.NextTs(), ["channel"] = partner.Dm.Id, [named] = "T9" };

        await run.DoAsync(run.Driver.EventAsync(run.Workspace, said, shape: envelope => envelope["is_ext_shared_channel"] = true));
        await run.DoAsync(partner.OpenHomeAsync());
        partner.Messages[^1].ShouldBe(Guest);

        await run.DoAsync(run.Alex.SayAsync("help"));
        var tap = SlackTap.OnMessage(run.Slack, run.Workspace, "U2", partner.Dm, partner.Dm.Messages[^1], new() { ["action_id"] = "join::", ["type"] = "button", ["block_id"] = "b", ["action_ts"] = run.Slack.NextTs() });
        await run.DoAsync(run.Driver.InteractionAsync(tap));

        (await run.Bot.CountAsync("rhythm")).ShouldBe(0);
        run.Slack.CallsTo("users.info").ShouldNotContain(call => call.Arg("user") == "U2" && call.Number < 3);
    }

    [Fact]
    public async Task People_of_a_partner_in_a_shared_channel_are_no_strangers_to_Slack_and_guests_to_us()
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddUser("U2", "Partner").Team = "T9");
        var partner = run.Driver.As(run.Workspace, "U2");

        await run.DoAsync(partner.CommandAsync("join"));

        partner.Ephemerals[^1].ShouldBe(Guest);
        (await run.Bot.CountAsync("rhythm")).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_becomes_a_guest_is_asked_nothing_more_and_cannot_join_again()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Workspace.User("U1")!.IsGuest = true;

        await run.DoAsync(run.Driver.UserChangedAsync(run.Workspace, "U1"));
        (await run.Bot.CountAsync("rhythm where next_due_at is not null")).ShouldBe(0);
        await run.DoAsync(run.Alex.TapAsync("Change day, hour or zone"));

        run.Alex.Modal.ShouldBeNull();
        run.Alex.Messages[^1].ShouldBe(Guest);
    }

    [Theory]
    [InlineData(null, "T1", null, false)]
    [InlineData("T1", "T1", null, false)]
    [InlineData("T2", "T1", null, true)]
    [InlineData("E9", "T1", null, true)]
    [InlineData("E1", "T1", "E1", false)]
    [InlineData("T2", "T1", "E1", false)] // Perhaps another team of the same organisation: they are looked up.
    [InlineData("E9", "T1", "E1", true)]
    [InlineData("T2", "E1", "E1", false)]
    [InlineData("E9", "E1", null, true)]
    public void Another_organisation_is_told_from_another_team(string? home, string workspace, string? enterprise, bool isForeign) =>
        Belonging.IsForeign(home, workspace, enterprise).ShouldBe(isForeign);
}
