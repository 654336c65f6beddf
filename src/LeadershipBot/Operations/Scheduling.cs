using LeadershipBot.CheckIns;
using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary>The recurring jobs: a handful, never a trigger per person.</summary>
internal static class Scheduling
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, StorageSettings storage)
    {
        // Registered, so that a missing dependency shows at the start and not when the job first fires.
        services.AddTransient<CheckInJob>().AddTransient<RetentionJob>();
        services.AddSingleton(provider => new Schedule(provider, storage, provider.GetRequiredService<Lull>()));
        services.AddHostedService(provider => provider.GetRequiredService<Schedule>());

        return storage.Provider == StorageSettings.Postgres ? services.AddHostedService<Standby>() : services;
    }
}
