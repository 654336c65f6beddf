using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Storage;

/// <summary>Puts the database into the host.</summary>
internal static class StorageSetup
{
    /// <summary>Registers the store, which opens before anything else starts.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<IStore>(provider => settings.Provider switch
        {
            StorageSettings.Sqlite => ActivatorUtilities.CreateInstance<SqliteStore>(provider, settings.ConnectionString),
            StorageSettings.Postgres => ActivatorUtilities.CreateInstance<PostgresStore>(provider, settings.ConnectionString),
            var other => throw new StorageAwayException($"Storage:Provider is \"{other}\"; it can be Sqlite or Postgres."),
        });

        services.TryAddSingleton<NodeClock>();

        if (settings.Provider == StorageSettings.Postgres)
        {
            services.AddSingleton<PostgresPeers>().AddSingleton<IPeers>(provider => provider.GetRequiredService<PostgresPeers>());
            services.AddHostedService(provider => provider.GetRequiredService<PostgresPeers>());
        }
        else
        {
            services.AddSingleton<IPeers, NoPeers>();
        }

        return services.AddHostedService<Opening>().AddSingleton<Backup>();
    }

    // StartingAsync of every hosted service comes before StartAsync of any, so also before the server listens.
    private sealed class Opening(IStore store) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
