using LeadershipBot.Slack;
using LeadershipBot.Tests.Slack;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Tests;

/// <summary>The moment after the start in which only that is done which somebody waits for.</summary>
public sealed class LullTests : IAsyncLifetime
{
    private readonly HeldClock clock = new("2026-11-23T08:00Z");
    private readonly Lull lull = new();
    private TestDatabase database = default!;
    private FakeSlack slack = default!;
    private WebApplication bot = default!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(Database.Sqlite);
        slack = await FakeSlack.StartAsync(clock);
        slack.AddWorkspace().AddUser("U1", "Alex");
        await StartAsync(lull);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await slack.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task What_nobody_waits_for_begins_when_it_is_over()
    {
        await PassAsync();
        slack.CallsTo("auth.test").ShouldBeEmpty();

        lull.End();
        await bot.Services.GetRequiredService<HandInstalled>().Settled;
        slack.CallsTo("auth.test").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Whoever_waits_for_it_ends_it()
    {
        (await Alex().SayAsync("join")).Status.ShouldBe(200);

        await SlackRun.UntilAsync(() => Task.FromResult(Alex().Messages is [.., var last] && last.StartsWith("You're in.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_does_not_wait_for_it_and_what_is_to_be_sent_does()
    {
        lull.End();
        await bot.Services.GetRequiredService<HandInstalled>().Settled;
        await StopAsync();
        var next = new Lull();
        await StartAsync(next);

        (await Alex().SayAsync("join")).Status.ShouldBe(200);
        await PassAsync();
        Alex().Messages.ShouldAllBe(message => !message.StartsWith("You're in.", StringComparison.Ordinal));

        next.End();
        await SlackRun.UntilAsync(() => Task.FromResult(Alex().Messages is [.., var last] && last.StartsWith("You're in.", StringComparison.Ordinal)));
    }

    private async Task StartAsync(Lull until) => bot = await RunningBot.BuildAsync(
        database,
        clock,
        log: null,
        builder => builder.Services.RemoveAll<Lull>().AddSingleton(until),
        ("WebChat:Enabled", "false"), ("Slack:ApiBaseUrl", slack.ApiBaseUrl), ("Slack:SigningSecret", slack.SigningSecret), ("Slack:BotToken", slack.Workspaces[0].BotToken));

    private async Task StopAsync()
    {
        await bot.StopAsync(CancellationToken.None);
        await bot.DisposeAsync();
    }

    // Through the server to the disk and back: a while in which everything that began at the start has gone on.
    private async Task PassAsync()
    {
        using var client = new HttpClient();
        using var _ = await client.GetAsync(new Uri($"{bot.Urls.Single()}/health/ready"), TestContext.Current.CancellationToken);
    }

    private SlackPerson Alex() => SlackDriver.OverHttp(slack, new Uri(bot.Urls.Single())).As(slack.Workspaces[0], "U1");
}
