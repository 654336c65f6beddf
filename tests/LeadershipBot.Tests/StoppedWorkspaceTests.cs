using LeadershipBot.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>Where the bot was taken away nobody is asked, each week ends with its reason, and coming back needs no word from anybody.</summary>
public class StoppedWorkspaceTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Weeks_in_a_stopped_workspace_are_not_asked_and_the_next_one_after_it_is(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        var workspaces = bot.Services.GetRequiredService<Workspaces>();

        await workspaces.StopAsync("web", "local", "app_uninstalled", TestContext.Current.CancellationToken);
        await bot.AtAsync("2026-11-26T13:00Z");
        var queued = await bot.CountAsync("outbox where kind = 'check-in'");
        await workspaces.StartAsync("web", "local", TestContext.Current.CancellationToken);
        await bot.AtAsync("2026-12-03T13:00Z");

        queued.ShouldBe(0);
        (await bot.CountAsync("check_in where week = '2026-W48' and state = 'not-asked' and because = 'not-delivered'")).ShouldBe(1);
        (await bot.CountAsync("check_in where week = '2026-W49' and state = 'open'")).ShouldBe(1);
        (await bot.CountAsync("outbox where kind = 'check-in' and state = 'sent'")).ShouldBe(1);
    }
}
