using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using Quartz;

namespace LeadershipBot.Operations;

/// <summary>The recurring jobs: a handful, never a trigger per person.</summary>
internal static class Scheduling
{
    // So a dead node's tick is taken over within a few seconds.
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Threshold = TimeSpan.FromSeconds(3);

    /// <param name="storage">On PostgreSQL the nodes share one clock, each tick of which goes off on one of them.</param>
    public static IServiceCollection AddScheduling(this IServiceCollection services, StorageSettings storage)
    {
        // Registered, so that a missing dependency shows at the start and not when the job first fires.
        services.AddScoped<CheckInJob>().AddScoped<RetentionJob>();
        services.AddQuartz(quartz =>
        {
            if (storage.Provider == StorageSettings.Postgres)
            {
                quartz.UsePersistentStore(store => Share(store, storage));
            }

            quartz.ScheduleJob<CheckInJob>(
                trigger => trigger.WithIdentity("every-minute").StartNow().WithCronSchedule("0 * * * * ?"), job => job.WithIdentity("check-ins"));
            quartz.ScheduleJob<RetentionJob>(
                trigger => trigger.WithIdentity("every-hour").StartNow().WithCronSchedule("30 7 * * * ?"), job => job.WithIdentity("retention"));
        });

        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);

        return storage.Provider == StorageSettings.Postgres ? services.AddHostedService<Standby>() : services;
    }

    private static void Share(IPersistentStoreBuilder store, StorageSettings storage)
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
}
