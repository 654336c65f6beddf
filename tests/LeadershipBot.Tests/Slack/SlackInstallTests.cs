using System.Net;
using System.Web;
using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>Installed, renewed, taken away.</summary>
public class SlackInstallTests
{
    [Fact]
    public async Task A_workspace_installs_by_itself_and_its_token_lies_encrypted()
    {
        await using var run = await OAuthAsync();
        using var browser = Browser(run);

        using var page = await InstallAsync(browser);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("<h1>Installed</h1>");
        (await run.Bot.CountAsync("installation where workspace = 'T1' and state = 'live' and token not like 'xox%'")).ShouldBe(1);
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Alex.Messages[^1].ShouldStartWith("You're in.");
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_state_counts_once_in_one_browser_for_ten_minutes_and_none_at_all_begins_anew()
    {
        await using var run = await OAuthAsync();
        using var browser = Browser(run);
        using var other = Browser(run);
        var back = await ConsentAsync(browser);

        (await StatusAsync(other, back)).ShouldBe(HttpStatusCode.BadRequest);
        (await StatusAsync(browser, "/slack/oauth/callback?error=access_denied&state=x")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(browser, "/slack/oauth/callback?code=1")).ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync(browser, "/slack/oauth/callback?code=1&state=guessed")).ShouldBe(HttpStatusCode.BadRequest);

        var late = await ConsentAsync(browser);
        run.Clock.Advance(TimeSpan.FromMinutes(11));
        (await StatusAsync(browser, late)).ShouldBe(HttpStatusCode.BadRequest);
        (await run.Bot.CountAsync("installation")).ShouldBe(0);

        var good = await ConsentAsync(browser);
        (await StatusAsync(browser, good)).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(browser, good)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_org_installs_once_for_all_its_workspaces()
    {
        await using var run = await OAuthAsync(enterprise: "E1");
        var installed = run.Slack.Tokens.InstallOrg("E1", run.Slack.Workspaces);
        await run.Bot.Services.GetRequiredService<IInstallations>().SaveAsync(
            new("E1", installed.Value, run.Workspace.BotUser, run.Workspace.BotId, run.Slack.AppId, null, null, null, run.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        run.Slack.Tokens.Revoke(run.Workspace);
        installed.Dead = null;

        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.DoAsync(run.Alex.CommandAsync("settings"));

        run.Alex.Messages[^1].ShouldStartWith("You're in.");
        run.Alex.Modal.ShouldNotBeNull();
        (await run.Bot.CountAsync("person where workspace = 'E1'")).ShouldBe(1);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tokens_are_renewed_before_they_die_and_once()
    {
        await using var run = await OAuthAsync();
        run.Slack.Tokens.Rotation = true;
        using var browser = Browser(run);
        using (await InstallAsync(browser))
        {
            await run.DoAsync(run.Alex.SayAsync("join"));
        }

        run.Clock.Advance(TimeSpan.FromHours(11));
        await Task.WhenAll(run.Alex.SayAsync("next"), run.Alex.SayAsync("help"), run.Alex.OpenHomeAsync());
        await run.SettleAsync();
        run.Clock.Advance(TimeSpan.FromHours(13)); // Dead by now, and renewed all the same.
        await run.DoAsync(run.Alex.SayAsync("next"));

        run.Slack.CallsTo("oauth.v2.access").Count.ShouldBe(3);
        run.Alex.Messages.Count(message => message.StartsWith("Next question: ")).ShouldBe(2);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Taken_out_nothing_is_sent_there_any_more_until_it_is_back()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));

        await run.Driver.TokensRevokedAsync(run.Workspace);
        await run.SettleAsync();
        (await run.Bot.CountAsync("installation where state = 'live'")).ShouldBe(1, "its token is good, whatever the event says");

        await run.Driver.UninstallAsync(run.Workspace);
        await run.SettleAsync();
        (await run.Bot.CountAsync("installation where state = 'gone' and why = 'account_inactive'")).ShouldBe(1);
        (await run.Bot.CountAsync("workspace where state = 'stopped'")).ShouldBe(1);
        var calls = run.Slack.Calls.Count;
        await run.AtAsync("2026-11-26T13:00Z");
        run.Slack.Calls.Count.ShouldBe(calls);

        await run.StopBotAsync();
        run.Workspace.BotToken = run.Slack.Tokens.Install(run.Workspace).Value;
        await run.StartBotAsync();
        await run.AtAsync("2026-12-03T13:00Z");
        run.Alex.Messages[^1].ShouldContain("This week: did you hand over ownership");
    }

    [Fact]
    public async Task A_token_that_Slack_refuses_stops_the_workspace()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Slack.Tokens.Revoke(run.Workspace, "token_revoked");

        await run.AtAsync("2026-11-26T13:00Z");

        (await run.Bot.CountAsync("installation where state = 'broken' and why = 'token_revoked'")).ShouldBe(1);
        (await run.Bot.CountAsync("workspace where state = 'stopped' and why = 'token_revoked'")).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_secret_is_in_the_log()
    {
        var log = new List<string>();
        await using var run = await SlackRun.StartAsync(log: log);
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.AtAsync("2026-11-26T13:00Z");
        await run.DoAsync(run.Alex.TapAsync("Handed it over"));
        await run.DoAsync(run.Alex.TapAsync("Remember it"));
        run.Slack.Tokens.Revoke(run.Workspace, "token_revoked");
        await run.DoAsync(run.Alex.SayAsync("a very private sentence"));

        var text = string.Join('\n', log);
        string[] secrets = ["xox", "xapp-", run.Slack.SigningSecret, "/actions/", "trigger-", "a very private sentence"];
        secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_stands_in_the_place_of_a_workspace_forges_no_line_of_the_log()
    {
        var log = new List<string>();
        await using var run = await SlackRun.StartAsync(log: log);

        (await run.Driver.PostAsync("events", """{"type":"app_rate_limited","team_id":"T1\nwarn: all is lost\u001b[2J"}""", "application/json", new())).Status.ShouldBe(200);

        log.ShouldContain(line => line.Contains("(no word of Slack's)", StringComparison.Ordinal));
        log.ShouldNotContain(line => line.Contains("all is lost", StringComparison.Ordinal));
    }

    private static async Task<SlackRun> OAuthAsync(string? enterprise = null)
    {
        var run = await SlackRun.StartAsync(
            enterprise: enterprise, settings: [("Slack:ClientId", "111.222"), ("Slack:ClientSecret", "client-secret"), ("PublicUrl", "http://localhost:5080")]);
        return run;
    }

    private static HttpClient Browser(SlackRun run) =>
        new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = run.Bot.Address };

    private static async Task<HttpResponseMessage> InstallAsync(HttpClient browser) =>
        await browser.GetAsync(await ConsentAsync(browser), TestContext.Current.CancellationToken);

    // Through Slack's page of consent, to the way back.
    private static async Task<string> ConsentAsync(HttpClient browser)
    {
        using var begin = await browser.GetAsync("/slack/install", TestContext.Current.CancellationToken);
        HttpUtility.ParseQueryString(begin.Headers.Location!.Query)["scope"].ShouldBe(string.Join(',', Scopes.Bot));
        using var agreed = await browser.GetAsync(begin.Headers.Location, TestContext.Current.CancellationToken);
        return agreed.Headers.Location!.PathAndQuery;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
