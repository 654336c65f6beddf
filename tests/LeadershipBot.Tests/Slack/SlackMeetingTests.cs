using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LeadershipBot.Tests.Slack;

/// <summary>Who somebody is, is asked when they are met, asked again when it has grown old, and costs nobody else anything.</summary>
public class SlackMeetingTests
{
    private static readonly Address Alex = new(SlackChat.Name, "T1", "U1");

    [Fact]
    public async Task A_workspace_whose_people_cannot_be_read_stops_nobody_in_another()
    {
        await using var run = await SlackRun.StartAsync();
        var second = run.Slack.AddWorkspace("T2");
        second.AddUser("U9", "Bo");
        await run.Bot.Services.GetRequiredService<IInstallations>().SaveAsync(
            new("T2", run.Slack.Tokens.Install(second).Value, second.BotUser, second.BotId, run.Slack.AppId, null, null, null, run.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        run.Slack.Faults.Plan("users.info", new Fault.Error("missing_scope"), times: 100, where: call => call.Arg("user") == "U9");
        var bo = run.Driver.As(second, "U9");

        await run.DoAsync(bo.CommandAsync("join"));
        await run.DoAsync(run.Alex.CommandAsync("join"));

        bo.Ephemerals[^1].ShouldStartWith("I can't see just now whether you work here");
        run.Alex.Ephemerals[^1].ShouldStartWith("You're in.");
    }

    [Fact]
    public async Task Whoever_only_waits_in_our_own_queue_makes_nobody_else_wait()
    {
        await using var run = await SlackRun.StartAsync(workspace =>
        {
            workspace.AddUser("U2", "Bo");
            workspace.AddUser("U3", "Cleo");
        });
        var (bo, cleo) = (run.Driver.As(run.Workspace, "U2"), run.Driver.As(run.Workspace, "U3"));
        var tiers = run.Bot.Services.GetRequiredService<Tiers>();
        var queue = Enumerable.Range(0, 60).Select(_ => tiers.WaitAsync("T1", "users.info", TestContext.Current.CancellationToken)).ToList();

        // Served, only not enrolled.
        await run.DoAsync(bo.CommandAsync("help"));
        bo.Ephemerals[^1].ShouldNotBeEmpty();
        (await bo.CommandAsync("join")).Status.ShouldBe(200);
        bo.Ephemerals[^1].ShouldStartWith("I can't see just now whether you work here");
        run.Clock.Advance(TimeSpan.FromSeconds(25));
        await Task.WhenAll(queue);
        await cleo.CommandAsync("join");

        cleo.Ephemerals[^1].ShouldStartWith("You're in.");
    }

    [Fact]
    public async Task What_could_not_be_kept_once_is_no_reason_to_refuse_when_storage_is_back()
    {
        await using var run = await SlackRun.StartAsync(workspace => workspace.AddUser("U2", "Bo"));
        var of = run.Bot.Services;
        var store = new SometimesAway(of.GetRequiredService<IStore>());
        var bot = ActivatorUtilities.CreateInstance<Bot>(of, ActivatorUtilities.CreateInstance<Members>(of, store));
        var acquaintances = ActivatorUtilities.CreateInstance<Acquaintances>(of, ActivatorUtilities.CreateInstance<Inbox>(of, bot, store));
        store.IsAway = true;
        await Should.ThrowAsync<StorageAwayException>(() => acquaintances.MeetAsync(Alex));
        run.Slack.Faults.Plan("users.info", new Fault.Error("fatal_error"));
        (await acquaintances.MeetAsync(Alex with { User = "U2" })).ShouldBeNull();

        store.IsAway = false;
        await acquaintances.MeetAsync(Alex);
        run.Clock.Advance(TimeSpan.FromSeconds(31));

        (await acquaintances.MeetAsync(Alex)).ShouldNotBeNull().Zone.ShouldBe("Europe/Oslo");
    }

    [Fact]
    public async Task Whoever_became_a_guest_while_only_another_node_was_told_cannot_join()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.CommandAsync("help"));
        run.Workspace.User("U1")!.IsGuest = true;

        run.Clock.Advance(TimeSpan.FromMinutes(9));
        await run.DoAsync(run.Alex.CommandAsync("help"));
        run.Slack.CallsTo("users.info").Count.ShouldBe(1);
        run.Clock.Advance(TimeSpan.FromMinutes(2));
        await run.DoAsync(run.Alex.CommandAsync("join"));

        run.Alex.Ephemerals[^1].ShouldStartWith("I'm here for the people who work here");
        (await run.Bot.CountAsync("rhythm")).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_was_met_long_ago_waits_for_Slack_only_to_join()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.CommandAsync("help"));
        run.Clock.Advance(TimeSpan.FromMinutes(11));
        var gate = new TaskCompletionSource();
        run.Slack.Faults.Plan("users.info", new Fault.Held(gate.Task));
        var acquaintances = run.Bot.Services.GetRequiredService<Acquaintances>();

        acquaintances.MeetAsync(Alex, isPatient: false).IsCompletedSuccessfully.ShouldBeTrue();
        var joining = acquaintances.MeetAsync(Alex);
        joining.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        (await joining).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("join", true)]
    [InlineData("Team", true)]
    [InlineData("settings", false)]
    [InlineData("how do I get my leads to join the decision", false)]
    public void What_enrols_somebody_is_known_by_its_word(string text, bool enrols) => Inbox.Enrols(text).ShouldBe(enrols);

    [Fact]
    public async Task A_guest_stays_one_while_Slack_does_not_say_anything_newer()
    {
        await using var run = await SlackRun.StartAsync();
        run.Workspace.User("U1")!.IsGuest = true;
        await run.DoAsync(run.Alex.CommandAsync("help"));
        run.Clock.Advance(TimeSpan.FromMinutes(11));
        run.Slack.Faults.Plan("users.info", new Fault.Error("fatal_error"), times: 100);

        await run.DoAsync(run.Alex.CommandAsync("join"));
        await run.DoAsync(run.Alex.CommandAsync("join"));

        run.Alex.Ephemerals.Count(text => text.StartsWith("I'm here for the people who work here", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_is_noted_who_was_never_met()
    {
        await using var run = await SlackRun.StartAsync();
        var acquaintances = run.Bot.Services.GetRequiredService<Acquaintances>();

        await run.DoAsync(run.Driver.UserChangedAsync(run.Workspace, "U1"));
        acquaintances.Known(Alex).Account.ShouldBeNull();

        await run.DoAsync(run.Alex.CommandAsync("help"));
        run.Workspace.User("U1")!.Tz = "America/New_York";
        await run.DoAsync(run.Driver.UserChangedAsync(run.Workspace, "U1"));
        acquaintances.Known(Alex).Account.ShouldNotBeNull().Zone.ShouldBe("America/New_York");
        run.Slack.CallsTo("users.info").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_moved_while_the_bot_was_down_is_asked_at_the_hour_of_their_new_place()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.StopBotAsync();
        run.Workspace.User("U1")!.Tz = "America/New_York";
        await run.StartBotAsync();

        await run.DoAsync(run.Alex.SayAsync("next"));

        run.Alex.Messages[^1].ShouldContain("Thursday, 26 November, 14:00 (America/New_York)");
        (await run.Bot.CountAsync("rhythm where zone = 'America/New_York'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_look_at_the_home_tab_is_no_word_and_ends_no_pause()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.Bot.Services.GetRequiredService<IStore>().WriteAsync(
            unit => PausedAsync(run, unit), TestContext.Current.CancellationToken);
        await run.StopBotAsync();
        await run.StartBotAsync();

        await run.DoAsync(run.Alex.OpenHomeAsync());
        (await run.Bot.CountAsync($"rhythm where paused_by = '{RhythmRow.ByIgnoring}'")).ShouldBe(1);
        await run.DoAsync(run.Alex.SayAsync("next"));
        (await run.Bot.CountAsync("rhythm where paused_by is not null and paused_until is not null")).ShouldBe(0);
    }

    private static async Task<RhythmRow?> PausedAsync(SlackRun run, Unit unit) => await run.Bot.Services.GetRequiredService<Following>().PauseAsync(
        unit, await unit.FindAsync<long>("select id from person"), new LocalDate(2027, 2, 1), RhythmRow.ByIgnoring);
}
