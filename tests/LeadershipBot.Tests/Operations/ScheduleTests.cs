using LeadershipBot.Operations;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace LeadershipBot.Tests.Operations;

public class ScheduleTests
{
    [Fact]
    public async Task Alone_it_begins_after_the_lull_and_ends_with_the_program()
    {
        var lull = new Lull();
        using var host = Host(lull, new(StorageSettings.Sqlite, "Data Source=none.db"));
        var schedule = host.Services.GetRequiredService<Schedule>();
        await host.StartAsync(TestContext.Current.CancellationToken);

        schedule.Scheduler.ShouldBeNull();
        lull.End();
        var scheduler = await RunningAsync(schedule);
        (await scheduler.GetJobKeys(GroupMatcher<JobKey>.AnyGroup(), TestContext.Current.CancellationToken)).Select(job => job.Name).ShouldBe(["check-ins", "retention"], ignoreOrder: true);

        await host.StopAsync(TestContext.Current.CancellationToken);
        scheduler.Status.ShouldBe(SchedulerStatus.Shutdown);
    }

    [Fact]
    public async Task A_program_that_ends_in_the_lull_never_begins_it()
    {
        using var host = Host(new Lull(), new(StorageSettings.Sqlite, "Data Source=none.db"));
        await host.StartAsync(TestContext.Current.CancellationToken);

        await host.StopAsync(TestContext.Current.CancellationToken);

        host.Services.GetRequiredService<Schedule>().Scheduler.ShouldBeNull();
    }

    [Fact]
    public async Task It_runs_the_programs_own_jobs()
    {
        var ran = new TaskCompletionSource();
        using var host = Host(Lull.Over(), new(StorageSettings.Sqlite, "Data Source=none.db"), services => services.AddTransient(_ =>
        {
            ran.TrySetResult();
            return (RetentionJob)null!;
        }));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var scheduler = await RunningAsync(host.Services.GetRequiredService<Schedule>());

        await scheduler.TriggerJob(new JobKey("retention"), TestContext.Current.CancellationToken);

        await ran.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Shared_by_nodes_it_begins_with_the_start()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Postgres);
        using var host = Host(new Lull(), database.Settings);

        await host.StartAsync(TestContext.Current.CancellationToken);

        (await RunningAsync(host.Services.GetRequiredService<Schedule>())).Status.ShouldBe(SchedulerStatus.Running);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static IHost Host(Lull lull, StorageSettings storage, Action<IServiceCollection>? services = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(lull).AddSingleton(TimeProvider.System).AddSingleton<NodeClock>().AddScheduling(storage);
        services?.Invoke(builder.Services);
        return builder.Build();
    }

    // It starts beside the program, not before it.
    private static async Task<IScheduler> RunningAsync(Schedule schedule)
    {
        while (schedule.Scheduler is not { Status: SchedulerStatus.Running })
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        return schedule.Scheduler;
    }
}
