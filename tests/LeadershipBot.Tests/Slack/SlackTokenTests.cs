using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>Tokens that die, are renewed and replaced while calls are under way.</summary>
public class SlackTokenTests
{
    [Fact]
    public async Task A_call_that_is_refused_by_the_old_token_does_not_stop_what_was_installed_meanwhile()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        var gate = new TaskCompletionSource();
        run.Slack.Faults.Plan("chat.postMessage", new Fault.Held(gate.Task));

        run.Clock.MoveTo(DateTimeOffset.Parse("2026-11-26T13:00Z"));
        var tick = run.Bot.TickAsync();
        await SlackRun.UntilAsync(() => Task.FromResult(run.Slack.CallsTo("chat.postMessage").Count > 1));
        run.Slack.Tokens.Revoke(run.Workspace, "token_revoked");
        await Installations(run).SaveAsync(New(run, run.Slack.Tokens.Install(run.Workspace).Value), TestContext.Current.CancellationToken);
        gate.SetResult();
        await tick;
        await run.SettleAsync();

        await LivesAsync(run);
        run.Alex.Messages.Count(message => message.Contains("This week: did you hand over ownership")).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_is_noted_where_the_token_is_and_nowhere_else()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Slack.Tokens.Revoke(run.Workspace, "token_revoked");
        var chat = run.Bot.Services.GetServices<IChat>().OfType<SlackChat>().Single();

        var delivery = await chat.PostAsync(new(SlackChat.Name, "T1", "U1"), "key", Card.Say("Hello."), TestContext.Current.CancellationToken);

        delivery.ShouldBe(new Delivery.Stopped("token_revoked", IsNoted: true));
        (await run.Bot.CountAsync("workspace where state = 'stopped' and why = 'token_revoked'")).ShouldBe(1);
        (await Installations(run).StopAsync("T1", "another", isGone: false, "token_revoked", TestContext.Current.CancellationToken)).ShouldBeTrue("it is stopped already");
        await Installations(run).SaveAsync(New(run, run.Slack.Tokens.Install(run.Workspace).Value), TestContext.Current.CancellationToken);
        (await Installations(run).StopAsync("T1", run.Workspace.BotToken, isGone: false, "token_revoked", TestContext.Current.CancellationToken)).ShouldBeFalse();
        await LivesAsync(run);
    }

    [Fact]
    public async Task A_renewal_that_comes_back_after_a_new_installation_does_not_undo_it()
    {
        await using var run = await RotatingAsync();
        var gate = new TaskCompletionSource();
        run.Slack.Faults.Plan("oauth.v2.access", new Fault.Held(gate.Task));
        run.Clock.Advance(TimeSpan.FromHours(11));

        var said = run.Alex.SayAsync("next");
        await SlackRun.UntilAsync(() => Task.FromResult(run.Slack.CallsTo("oauth.v2.access").Count == 1));
        var fresh = run.Slack.Tokens.Install(run.Workspace);
        await Installations(run).SaveAsync(New(run, fresh.Value, fresh.Refresh, fresh.Expires), TestContext.Current.CancellationToken);
        gate.SetResult();
        await run.DoAsync(said);

        (await Installations(run).ReadAsync("T1", TestContext.Current.CancellationToken))!.Token.ShouldBe(fresh.Value);
    }

    [Fact]
    public async Task An_installation_and_its_workspace_are_kept_together_or_not_at_all()
    {
        await using var run = await SlackRun.StartAsync();
        var store = run.Bot.Services.GetRequiredService<IStore>();
        await store.WriteAsync(unit => unit.ExecuteAsync("create trigger no_more before insert on workspace begin select raise(abort, 'no more'); end"), TestContext.Current.CancellationToken);

        await Should.ThrowAsync<Exception>(() => Installations(run).SaveAsync(New(run, "xoxb-2") with { Workspace = "T2" }, TestContext.Current.CancellationToken));

        (await run.Bot.CountAsync("installation where workspace = 'T2'")).ShouldBe(0);
        (await Installations(run).FindAsync("T2", TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_renewed_and_the_call_made_again()
    {
        await using var run = await RotatingAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        (await TokenAsync(run)).Expires = run.Clock.GetUtcNow();
        run.Slack.Faults.Plan("oauth.v2.access", new Fault.Status(503));

        await run.DoAsync(run.Alex.SayAsync("next"));

        run.Alex.Messages.Count(message => message.StartsWith("Next question: ")).ShouldBe(1);
        await LivesAsync(run);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refresh_token_that_Slack_does_not_know_stops_the_workspace()
    {
        await using var run = await RotatingAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        var token = await TokenAsync(run);
        (token.Expires, token.Refresh) = (run.Clock.GetUtcNow(), "spent");

        await run.Alex.SayAsync("next");
        await run.SettleAsync();

        (await run.Bot.CountAsync("installation where state = 'broken' and why = 'invalid_refresh_token'")).ShouldBe(1);
        (await run.Bot.CountAsync("workspace where state = 'stopped' and why = 'invalid_refresh_token'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_of_the_old_token_while_it_is_renewed_does_not_last()
    {
        await using var run = await RotatingAsync();
        var gate = new TaskCompletionSource();
        run.Slack.Faults.Plan("oauth.v2.access", new Fault.Held(gate.Task));
        var old = (await Installations(run).ReadAsync("T1", TestContext.Current.CancellationToken))!;
        var renewing = run.Bot.Services.GetRequiredService<Renewal>().RenewedAsync(old, TestContext.Current.CancellationToken);
        await SlackRun.UntilAsync(() => Task.FromResult(run.Slack.CallsTo("oauth.v2.access").Count == 1));

        (await Installations(run).StopAsync("T1", old.Token, isGone: false, "invalid_auth", TestContext.Current.CancellationToken)).ShouldBeTrue();
        gate.SetResult();
        (await renewing).ShouldNotBeNull().Token.ShouldNotBe(old.Token);

        await LivesAsync(run);
        (await run.Bot.CountAsync("installation where why is not null")).ShouldBe(0);
    }

    [Fact]
    public async Task A_pair_that_could_not_be_kept_is_used_and_kept_as_soon_as_storage_is_back()
    {
        await using var run = await RotatingAsync();
        var of = run.Bot.Services;
        var store = new SometimesAway(of.GetRequiredService<IStore>());
        var installations = ActivatorUtilities.CreateInstance<LeadershipBot.Installations.Installations>(of, store);
        var renewal = ActivatorUtilities.CreateInstance<Renewal>(of, installations);
        var gate = new TaskCompletionSource();
        run.Slack.Faults.Plan("oauth.v2.access", new Fault.Held(gate.Task));
        var old = (await installations.ReadAsync("T1", TestContext.Current.CancellationToken))!;

        var renewing = renewal.RenewedAsync(old, TestContext.Current.CancellationToken);
        await SlackRun.UntilAsync(() => Task.FromResult(run.Slack.CallsTo("oauth.v2.access").Count == 1));
        store.IsAway = true;
        gate.SetResult();
        var renewed = (await renewing).ShouldNotBeNull();
        (await renewal.CurrentAsync("T1", TestContext.Current.CancellationToken))!.Token.ShouldBe(renewed.Token);
        (await renewal.RenewedAsync(old, TestContext.Current.CancellationToken))!.Token.ShouldBe(renewed.Token);
        (await Installations(run).ReadAsync("T1", TestContext.Current.CancellationToken))!.Token.ShouldBe(old.Token);

        // Nobody calls; it is kept all the same.
        store.IsAway = false;
        await SlackRun.UntilAsync(async () =>
        {
            run.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await Installations(run).ReadAsync("T1", TestContext.Current.CancellationToken))!.Token == renewed.Token;
        });
        run.Slack.CallsTo("oauth.v2.access").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_token_in_the_configuration_is_the_one_that_counts()
    {
        await using var run = await SlackRun.StartAsync();
        await run.StopBotAsync();
        run.Slack.Tokens.Revoke(run.Workspace, "token_revoked");
        run.Workspace.BotToken = run.Slack.Tokens.Install(run.Workspace).Value;

        await run.StartBotAsync();
        await SlackRun.UntilAsync(async () => (await Installations(run).ReadAsync("T1", TestContext.Current.CancellationToken))!.Token == run.Workspace.BotToken);
        await run.DoAsync(run.Alex.SayAsync("join"));

        run.Alex.Messages[^1].ShouldStartWith("You're in.");
        await LivesAsync(run);
    }

    private static IInstallations Installations(SlackRun run) => run.Bot.Services.GetRequiredService<IInstallations>();

    private static Installation New(SlackRun run, string token, string? refresh = null, DateTimeOffset? expires = null) =>
        new("T1", token, run.Workspace.BotUser, run.Workspace.BotId, run.Slack.AppId, null, refresh, expires, run.Clock.GetUtcNow());

    private static async Task<FakeToken> TokenAsync(SlackRun run) =>
        run.Slack.Tokens.Find((await Installations(run).ReadAsync("T1", TestContext.Current.CancellationToken))!.Token);

    private static async Task LivesAsync(SlackRun run)
    {
        (await run.Bot.CountAsync("installation where state = 'live'")).ShouldBe(1);
        (await run.Bot.CountAsync("workspace where platform = 'slack' and state = 'active'")).ShouldBe(1);
    }

    private static async Task<SlackRun> RotatingAsync()
    {
        var run = await SlackRun.StartAsync(settings: [("Slack:ClientId", "111.222"), ("Slack:ClientSecret", "client-secret"), ("PublicUrl", "http://localhost:5080")]);
        run.Slack.Tokens.Rotation = true;
        var token = run.Slack.Tokens.Install(run.Workspace);
        await Installations(run).SaveAsync(New(run, token.Value, token.Refresh, token.Expires), TestContext.Current.CancellationToken);
        return run;
    }
}
