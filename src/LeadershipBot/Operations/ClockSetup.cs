using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary>Gives the host its clock: the machine's, or in the web chat one that can be moved.</summary>
internal static class ClockSetup
{
    public static IServiceCollection AddClock(this IServiceCollection services, bool isMovable, StorageSettings storage)
    {
        services.AddSingleton<NodeClock>();

        if (isMovable)
        {
            return services
                .AddSingleton(_ => new MovableClock(TimeProvider.System))
                .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<MovableClock>())
                .AddSingleton<IMovableClock, ClockMover>();
        }

        return storage.Provider == StorageSettings.Postgres
            ? services
                .AddSingleton(provider => new DatabaseClock(TimeProvider.System, provider.GetRequiredService<NodeClock>()))
                .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DatabaseClock>())
            : services.AddSingleton(TimeProvider.System);
    }

    /// <summary>Keeps that clock in step, where it is the database's. To be called after the store is registered, for it asks the store.</summary>
    public static IServiceCollection AddClockWatch(this IServiceCollection services, bool isMovable, StorageSettings storage) =>
        !isMovable && storage.Provider == StorageSettings.Postgres ? services.AddHostedService<ClockWatch>() : services;

    /// <summary>Lets nodes find out at the start whether they fit together, where there can be several.</summary>
    public static IServiceCollection AddNodes(this IServiceCollection services, Settings settings, string thumbprints) =>
        settings.Storage.Provider == StorageSettings.Postgres
            ? services.AddSingleton(NodeIdentity.Of(settings, thumbprints)).AddHostedService<Nodes>().AddHostedService<OlderNodes>()
            : services;
}

/// <summary>Takes up the moved clock where it was left, before anything looks at it.</summary>
internal sealed class ClockStart(IStore store, TimeProvider clock) : IHostedLifecycleService
{
    /// <exception cref="StartRefusedException">The database has lived through days that have not come yet, and this is no web chat.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (clock is MovableClock movable)
        {
            await movable.LoadAsync(store, cancellationToken);
        }
        else if (await MovableClock.AheadInAsync(store, cancellationToken) is { Ticks: > 0 } ahead)
        {
            throw new StartRefusedException(
                $"Storage:ConnectionString names a database whose clock was moved {Math.Ceiling(ahead.TotalDays)} days ahead in the web chat; a live bot needs one of its own.",
                ExitCode.CheckFailed);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
