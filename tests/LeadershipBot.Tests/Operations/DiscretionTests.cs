using System.Web;
using LeadershipBot.Tests.Slack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Operations;

/// <summary>What stands in no log, however much of it an operator wants to read.</summary>
public class DiscretionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Logging:LogLevel:Default", "Trace")] // Whoever looks for a fault.
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore", "Information")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information")] // By the very name.
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Routing.Matching.DfaMatcher", "Trace")] // By a longer one.
    [InlineData("Logging:LeadershipBot.Tests.TestLog:LogLevel:Default", "Trace")] // For one kind of log alone, which goes before all others.
    [InlineData("Logging:LeadershipBot.Tests.TestLog:LogLevel:Microsoft.AspNetCore.*Redirect", "Trace")]
    public async Task No_code_no_state_and_no_link_is_in_the_log_whatever_is_configured(string key, string level)
    {
        var log = new List<string>();
        await using var run = await SlackRun.StartAsync(
            log: log, settings: [("Slack:ClientId", "111.222"), ("Slack:ClientSecret", "client-secret"), ("PublicUrl", "http://localhost:5080"), (key, level)]);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = run.Bot.Address };

        using var begun = await browser.GetAsync("/slack/install", Cancel);
        using var agreed = await browser.GetAsync(begun.Headers.Location, Cancel);
        using var back = await browser.GetAsync(agreed.Headers.Location!.PathAndQuery, Cancel);
        using var export = await browser.GetAsync("/export/a-link-that-opens-once", Cancel);

        var query = HttpUtility.ParseQueryString(agreed.Headers.Location!.Query);
        var text = string.Join('\n', log);
        text.ShouldNotContain(query["code"].ShouldNotBeNull());
        text.ShouldNotContain(query["state"].ShouldNotBeNull());
        text.ShouldNotContain("a-link-that-opens-once");
    }

    // Where scopes are written, the server puts each address around every line of its request, unless nobody hears that log of its at all.
    [Fact]
    public async Task No_address_stands_around_the_lines_that_are_written_meanwhile()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock(), log: []);

        bot.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Critical).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning)] // What goes wrong is told.
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.Https.Internal.HttpsConnectionMiddleware", LogLevel.Debug)] // Why a certificate is refused.
    [InlineData("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Information)]
    [InlineData("LeadershipBot.Slack.Events", LogLevel.Trace)]
    public async Task Everything_else_says_as_much_as_is_configured(string category, LogLevel level)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock(), log: []);

        bot.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level).ShouldBeTrue();
    }
}
