using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.Slack;

/// <summary>How answers are read, and where calls go.</summary>
public class SlackWebApiTests
{
    [Theory]
    [InlineData("ok", true)]
    [InlineData("", true)]
    [InlineData("{\"ok\":true}", true)]
    [InlineData("{ \"ok\" : true }", true)]
    [InlineData("{\"ok\":false,\"error\":\"expired_url\"}", false)]
    [InlineData("{\"ok\":tr", false)]
    [InlineData("<html><body>Please sign in</body></html>", false)] // Some proxy, not Slack.
    public async Task A_taps_own_address_says_yes_in_more_than_one_way(string body, bool isTaken)
    {
        await using var run = await SlackRun.StartAsync();
        run.Slack.Faults.Plan("response_url", new Fault.Status(200, body));
        var url = run.Slack.Returns.Make(run.Workspace, "U1", run.Alex.Dm, message: null);

        (await run.Bot.Services.GetRequiredService<WebApi>().RespondAsync(url, """{"text":"Hello."}""", TestContext.Current.CancellationToken)).ShouldBe(isTaken);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("7200", 3600)] // Asked again after an hour.
    [InlineData(null, 30)]
    [InlineData("soon", 30)]
    [InlineData("-1", 30)]
    public async Task Slack_is_left_alone_for_as_long_as_it_says(string? header, int seconds)
    {
        await using var run = await SlackRun.StartAsync();
        run.Slack.Faults.Plan("auth.test", new Fault.TooMany(header));

        (await run.Bot.Services.GetRequiredService<WebApi>().CallAsync(
            "auth.test", SlackWorkspaces.Bearer(run.Workspace.BotToken), Wire.Default.AuthResult, [], TestContext.Current.CancellationToken))
            .ShouldBe(new Answer<AuthResult>.Slower(TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("https://slack.com/api/", "https://hooks.slack.com/actions/T1/1/x", true)]
    [InlineData("https://slack.com/api/", "http://hooks.slack.com/actions/T1/1/x", false)]
    [InlineData("https://slack.com/api/", "https://hooks.slack.com.evil.example/actions", false)]
    [InlineData("https://slack.com/api/", "http://127.0.0.1:9000/actions", false)]
    [InlineData("http://127.0.0.1:9000/api/", "http://127.0.0.1:9001/actions", true)] // A Slack on this machine may have more than one port.
    [InlineData("http://127.0.0.1:9000/api/", "http://localhost:9000/actions", true)]
    [InlineData("http://127.0.0.1:9000/api/", "http://10.0.0.1:9000/actions", false)]
    public void What_is_said_to_a_person_goes_to_Slack_and_nowhere_else(string api, string url, bool isSlack) => new WebApi(
        WebApi.Client(), new([], null, null, null, null, new Uri(api), null, 4, 0.8), TimeProvider.System, NullLogger<WebApi>.Instance).IsSlack(url).ShouldBe(isSlack);
}
