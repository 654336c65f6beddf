using System.Net;
using System.Text.Json;
using System.Web;
using LeadershipBot.Slack;

namespace LeadershipBot.Tests.Slack;

/// <summary>The bot in a whole organisation: installed once, heard from every workspace.</summary>
public class SlackOrgTests
{
    [Fact]
    public async Task An_org_installs_by_itself_and_is_answered_everywhere()
    {
        await using var run = await SlackRun.StartAsync(
            enterprise: "E1", settings: [("Slack:ClientId", "111.222"), ("Slack:ClientSecret", "client-secret"), ("PublicUrl", "http://localhost:5080")]);
        var second = run.Slack.AddWorkspace("T2", enterprise: "E1");
        second.AddUser("W2", "Bo");
        run.Slack.Tokens.Revoke(run.Workspace);
        run.Slack.Tokens.Revoke(second);
        run.Slack.Tokens.ForWholeOrg = true;

        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = run.Bot.Address };
        using var begin = await browser.GetAsync("/slack/install", TestContext.Current.CancellationToken);
        using var agreed = await browser.GetAsync(begin.Headers.Location, TestContext.Current.CancellationToken);
        using var back = await browser.GetAsync(agreed.Headers.Location!.PathAndQuery, TestContext.Current.CancellationToken);

        back.Headers.Location!.ToString().ShouldBe("https://app.slack.com/manage/E1/integrations/profile/A0LEADER/workspaces/add");
        HttpUtility.ParseQueryString(begin.Headers.Location!.Query)["state"].ShouldNotBeNull();
        (await run.Bot.CountAsync("installation where workspace = 'E1' and state = 'live'")).ShouldBe(1);

        // A message, a tap, a command and a mention, from two of its workspaces.
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Alex.Messages[^1].ShouldStartWith("You're in.");
        await run.DoAsync(run.Alex.TapAsync("Change day, hour or zone"));
        run.Alex.Modal.ShouldNotBeNull();
        await run.Alex.SubmitAsync(("Hour", "16:30"));
        await run.SettleAsync();
        run.Alex.Messages[^1].ShouldContain("16:30");

        var bo = run.Driver.As(second, "W2");
        await run.DoAsync(bo.CommandAsync("join"));
        bo.Ephemerals[^1].ShouldStartWith("You're in.");
        await run.DoAsync(bo.OpenHomeAsync());
        bo.Home.ShouldNotBeNull().ShouldContain("Next question: Thursday");
        await run.AtAsync("2026-11-26T13:00Z");
        bo.Messages[^1].ShouldContain("This week: did you hand over ownership");

        (await run.Bot.CountAsync("person where workspace = 'E1'")).ShouldBe(2);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    /// <summary>Of Bolt's table: which installation a delivery belongs to.</summary>
    [Theory]
    [InlineData("""{"team_id":"T1"}""", "T1")]
    [InlineData("""{"team_id":"T1","authorizations":[{"enterprise_id":null,"team_id":"T2","is_enterprise_install":false}]}""", "T2")]
    [InlineData("""{"team_id":"T1","enterprise_id":"E1","authorizations":[{"enterprise_id":"E1","team_id":"T1","is_enterprise_install":false}]}""", "T1")]
    [InlineData("""{"team_id":"T1","authorizations":[{"enterprise_id":"E1","team_id":null,"is_enterprise_install":true}]}""", "E1")]
    [InlineData("""{"team_id":"T1","enterprise_id":"E1","is_enterprise_install":true}""", "E1")]
    [InlineData("""{"team_id":"T1","enterprise_id":"E1","is_enterprise_install":"true"}""", "E1")]
    [InlineData("""{"enterprise_id":"E1","event":{"type":"app_uninstalled"}}""", "E1")]
    [InlineData("""{"event":{"type":"message","team":"T1"}}""", "T1")]
    [InlineData("""{"context_enterprise_id":"E1","authorizations":[{"is_enterprise_install":true}]}""", "E1")]
    [InlineData("""{"team_id":null,"authorizations":[null]}""", null)]
    public void An_event_belongs_to_one_installation(string envelope, string? workspace) =>
        Tenant.Of(JsonSerializer.Deserialize(envelope, Wire.Default.EventEnvelope)!).ShouldBe(workspace);

    [Theory]
    [InlineData("""{"team":{"id":"T1","domain":"x"},"enterprise":null}""", "T1")]
    [InlineData("""{"team":"T1"}""", "T1")]
    [InlineData("""{"team":null,"enterprise":{"id":"E1","name":"x"},"is_enterprise_install":true}""", "E1")]
    [InlineData("""{"team":null,"enterprise":"E1","is_enterprise_install":"true"}""", "E1")]
    [InlineData("""{"team":{"id":"T1","enterprise_id":"E1"},"is_enterprise_install":true}""", "E1")]
    [InlineData("""{"team":{"id":"T1"},"view":{"app_installed_team_id":"T2"},"is_enterprise_install":"false"}""", "T2")]
    [InlineData("""{"team":null,"user":{"id":"U1","team_id":"T1"},"view":{"team_id":"T2"}}""", "T1")]
    [InlineData("""{"team":null,"view":{"team_id":"T2"}}""", "T2")]
    [InlineData("""{}""", null)]
    public void A_tap_belongs_to_one_installation(string interaction, string? workspace) =>
        Tenant.Of(JsonSerializer.Deserialize(interaction, Wire.Default.Interaction)!).ShouldBe(workspace);

    [Theory]
    [InlineData("T1", "E1", false, "T1")]
    [InlineData("T1", "E1", true, "E1")]
    [InlineData("T1", null, false, "T1")]
    public void A_command_belongs_to_one_installation(string team, string? enterprise, bool isOrg, string workspace) =>
        Tenant.Of(new SlashCommand { Team = team, Enterprise = enterprise, IsOrg = isOrg }).ShouldBe(workspace);
}
