using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>While storage is away nothing is acknowledged, and nothing is lost that Slack sends again.</summary>
public class SlackAwayTests
{
    [Fact]
    public async Task With_the_disk_full_Slack_is_asked_to_try_again_and_then_it_counts_once()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await PagesAsync(run, 1);
        var (refused, id) = (0, "");

        // Until what is free in the file is used up.
        for (var number = 0; refused == 0 && number < 400; number++)
        {
            id = $"EvFull{number}";
            refused = await run.Alex.SayAsync("help", id) is { Status: not 200 and var status } ? status : 0;
        }

        refused.ShouldBe(503);
        await PagesAsync(run, 1_000_000);
        var before = await run.Bot.CountAsync($"outbox where key = 'reply/slack/{id}'");
        (await run.Alex.SayAsync("help", id)).Status.ShouldBe(200);
        (await run.Alex.SayAsync("help", id)).Status.ShouldBe(200);

        before.ShouldBe(0);
        (await run.Bot.CountAsync($"outbox where key = 'reply/slack/{id}'")).ShouldBe(1);
    }

    private static Task<IReadOnlyList<long>> PagesAsync(SlackRun run, int most) => run.Bot.Services.GetRequiredService<IStore>().WriteAsync(
        unit => unit.QueryAsync<long>($"pragma max_page_count = {most}"), TestContext.Current.CancellationToken);
}
