using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Slack;

/// <summary>A store that is away when the test says so: it keeps nothing then.</summary>
internal sealed class SometimesAway(IStore store) : IStore
{
    public bool HasOneWriter => store.HasOneWriter;

    public bool IsAway { get; set; }

    public Task OpenAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) =>
        IsAway ? Task.FromException<T>(new StorageAwayException("The disk is full.")) : store.WriteAsync(work, cancellationToken);

    public Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) => store.ReadAsync(work, cancellationToken);
}
