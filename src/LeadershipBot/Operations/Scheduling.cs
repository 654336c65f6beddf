using LeadershipBot.CheckIns;
using Quartz;

namespace LeadershipBot.Operations;

/// <summary>The recurring jobs: a handful, never a trigger per person.</summary>
internal static class Scheduling
{
    public static IServiceCollection AddScheduling(this IServiceCollection services)
    {
        // Registered, so that a missing dependency shows at the start and not when the job first fires.
        services.AddScoped<CheckInJob>().AddScoped<RetentionJob>();
        services.AddQuartz(quartz =>
        {
            quartz.ScheduleJob<CheckInJob>(trigger => trigger.WithIdentity("every-minute").StartNow().WithCronSchedule("0 * * * * ?"));
            quartz.ScheduleJob<RetentionJob>(trigger => trigger.WithIdentity("every-hour").StartNow().WithCronSchedule("30 7 * * * ?"));
        });

        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
