using LeadershipBot.Operations;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Quartz;

namespace LeadershipBot.Tests.Operations;

public class ScheduleTests
{
    private static readonly StorageSettings Alone = new(StorageSettings.Sqlite, "Data Source=none.db");

    [Fact]
    public async Task Alone_it_begins_after_the_lull_and_ends_with_the_program()
    {
        var lull = new Lull();
        using var host = Host(lull, Alone);
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
    public async Task What_has_begun_alone_runs()
    {
        using var host = Host(Lull.Over(), Alone);
        await using var schedule = new Schedule(host.Services, Alone, Lull.Over());
        await schedule.StartAsync(TestContext.Current.CancellationToken);

        // At no time between is it told to do nothing.
        while (!schedule.ExecuteTask!.IsCompleted)
        {
            (await schedule.CheckAsync(TestContext.Current.CancellationToken)).Status.ShouldBe(HealthStatus.Healthy);
        }

        (await schedule.CheckAsync(TestContext.Current.CancellationToken)).Status.ShouldBe(HealthStatus.Healthy);
        schedule.Scheduler.ShouldNotBeNull().Status.ShouldBe(SchedulerStatus.Running);
    }

    [Fact]
    public async Task A_program_that_ends_in_the_lull_never_begins_it()
    {
        using var host = Host(new Lull(), Alone);
        await host.StartAsync(TestContext.Current.CancellationToken);

        await host.StopAsync(TestContext.Current.CancellationToken);

        host.Services.GetRequiredService<Schedule>().Scheduler.ShouldBeNull();
    }

    [Theory]
    [InlineData("check-ins")]
    [InlineData("retention")]
    public async Task Its_jobs_work_with_the_programs_own_parts(string job)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());
        await using var schedule = new Schedule(bot.Services, database.Settings, Lull.Over());
        await schedule.StartAsync(TestContext.Current.CancellationToken);
        var (scheduler, end) = (await RunningAsync(schedule), new End());
        scheduler.ListenerManager.AddJobListener(end);

        await scheduler.TriggerJob(new JobKey(job), TestContext.Current.CancellationToken);

        (await end.Came.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldBeNull();
        await schedule.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Shared_by_nodes_it_begins_with_the_start()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Postgres);
        using var host = Host(new Lull(), database.Settings);

        await host.StartAsync(TestContext.Current.CancellationToken);

        var schedule = host.Services.GetRequiredService<Schedule>();
        schedule.Scheduler.ShouldNotBeNull();
        await RunningAsync(schedule);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static IHost Host(Lull lull, StorageSettings storage)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(lull).AddSingleton(TimeProvider.System).AddSingleton<NodeClock>().AddScheduling(storage);
        return builder.Build();
    }

    // It starts beside the program, not before it.
    internal static async Task<IScheduler> RunningAsync(Schedule schedule)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));

        while (schedule.Scheduler is not { Status: SchedulerStatus.Running })
        {
            await Task.Delay(10, patience.Token);
        }

        return schedule.Scheduler;
    }

    private sealed class End : IJobListener
    {
        public TaskCompletionSource<JobExecutionException?> Came { get; } = new();

        public string Name => "end";

        public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
        {
            Came.TrySetResult(jobException);
            return ValueTask.CompletedTask;
        }
    }
}
