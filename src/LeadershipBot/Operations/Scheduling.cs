using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary>Puts the schedule into the host.</summary>
internal static class Scheduling
{
    public static IServiceCollection AddScheduling(this IServiceCollection services, StorageSettings storage)
    {
        services.AddSingleton(provider => new Schedule(provider, storage, provider.GetRequiredService<Lull>()));
        services.AddHostedService(provider => provider.GetRequiredService<Schedule>());

        return storage.Provider == StorageSettings.Postgres ? services.AddHostedService<Standby>() : services;
    }
}
