using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Quartz;

namespace LeadershipBot.Operations;

/// <summary>The recurring jobs, a handful and never a trigger per person, and this node's scheduler, in a container of its own: what Quartz is made of is a tenth of what there is to load, and none of it is needed for the first answer.</summary>
/// <remarks>Alone it needs nothing from outside, and begins after the lull. Where nodes share it in PostgreSQL it begins with the start, which is refused if its tables cannot be made.</remarks>
internal sealed class Schedule(IServiceProvider services, StorageSettings storage, Lull lull) : BackgroundService, IAsyncDisposable
{
    // So a dead node's tick is taken over within a few seconds.
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Threshold = TimeSpan.FromSeconds(3);

    private volatile Begun? begun;

    /// <summary>Null before it has begun.</summary>
    public IScheduler? Scheduler => begun?.Scheduler;

    private bool IsShared => storage.Provider == StorageSettings.Postgres;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsShared)
        {
            await BeginAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        if (begun is { } all)
        {
            await all.Service.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();

        // It may just be beginning.
        if (ExecuteTask is { } running)
        {
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (begun is { } all)
        {
            await all.Service.StopAsync(CancellationToken.None);
            await all.Container.DisposeAsync();
        }
    }

    /// <summary>Whether it does its work. What has not begun yet is in order: nothing is due from it.</summary>
    public async Task<HealthCheckResult> CheckAsync(CancellationToken cancellationToken)
    {
        if (begun is not { } all)
        {
            return HealthCheckResult.Healthy();
        }

        var registration = all.Container.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Single();
        return await registration.Factory(all.Container).CheckHealthAsync(new() { Registration = registration }, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsShared)
        {
            await lull.WaitAsync(stoppingToken);
            await BeginAsync(stoppingToken);
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var container = Container();

        try
        {
            var service = container.GetServices<IHostedService>().OfType<QuartzHostedService>().Single();

            try
            {
                await service.StartAsync(cancellationToken);

                // The service itself says nothing of it.
                cancellationToken.ThrowIfCancellationRequested();
                begun = new(container, service, await container.GetRequiredService<ISchedulerFactory>().GetScheduler(CancellationToken.None));
            }
            catch
            {
                await service.StopAsync(CancellationToken.None);
                throw;
            }
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }
    }

    // Clock, log and lifetime are the program's own, and so is what the jobs work with. What they lack would show at the first tick only: a test lets both go off.
    private ServiceProvider Container()
    {
        var own = new ServiceCollection()
            .AddLogging()
            .AddSingleton(services.GetRequiredService<ILoggerFactory>())
            .AddSingleton(services.GetRequiredService<IHostApplicationLifetime>())
            .AddSingleton(services.GetRequiredService<TimeProvider>())
            .AddTransient(_ => ActivatorUtilities.CreateInstance<CheckInJob>(services))
            .AddTransient(_ => ActivatorUtilities.CreateInstance<RetentionJob>(services))
            .AddQuartz(Set)

            // Shared, it waits until the rest of the program has started; alone, the program has, and what has begun runs.
            .AddQuartzHostedService(options => (options.WaitForJobsToComplete, options.AwaitApplicationStarted) = (true, IsShared));
        own.AddHealthChecks().AddQuartz();
        return own.BuildServiceProvider();
    }

    private void Set(IQuartzBuilder quartz)
    {
        if (IsShared)
        {
            quartz.UsePersistentStore(Share);
        }

        quartz.ScheduleJob<CheckInJob>(
            trigger => trigger.WithIdentity("every-minute").StartNow().WithCronSchedule("0 * * * * ?"), job => job.WithIdentity("check-ins"));
        quartz.ScheduleJob<RetentionJob>(
            trigger => trigger.WithIdentity("every-hour").StartNow().WithCronSchedule("30 7 * * * ?"), job => job.WithIdentity("retention"));
    }

    // The nodes share one clock, each tick of which goes off on one of them.
    private void Share(IPersistentStoreBuilder store)
    {
        store.UsePostgres(storage.ConnectionString);
        store.ProvisionSchema();
        store.UseSystemTextJsonSerializer();
        store.UseClustering(cluster =>
        {
            cluster.CheckinInterval = CheckIn;
            cluster.CheckinMisfireThreshold = Threshold;
        });
    }

    private sealed record Begun(ServiceProvider Container, QuartzHostedService Service, IScheduler Scheduler);
}
