using LeadershipBot.Storage;
using LeadershipBot.Teams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LeadershipBot.Tests.Teams;

/// <summary>A fault that nobody thought of stops nothing but that minute's work.</summary>
public class UndeterredTests
{
    [Fact]
    public async Task A_fault_while_people_are_looked_up_does_not_stop_the_bot()
    {
        var log = new List<string>();
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), log);
        await bot.Services.GetRequiredService<IStore>().WriteAsync(unit => unit.ExecuteAsync("alter table team rename to elsewhere"), TestContext.Current.CancellationToken);
        var stopping = bot.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var worker = bot.Services.GetServices<IHostedService>().OfType<RosterWorker>().Single();

        for (var tries = 0; tries < 200 && !HasSaid() && !stopping.IsCancellationRequested && worker.ExecuteTask is { IsCompleted: false }; tries++)
        {
            bot.Services.GetRequiredService<RosterBell>().Ring();
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        HasSaid().ShouldBeTrue();
        stopping.IsCancellationRequested.ShouldBeFalse();
        worker.ExecuteTask!.IsCompleted.ShouldBeFalse();

        bool HasSaid()
        {
            lock (log)
            {
                return log.Exists(line => line.StartsWith("Looking people up failed and is tried again in a minute", StringComparison.Ordinal));
            }
        }
    }
}
