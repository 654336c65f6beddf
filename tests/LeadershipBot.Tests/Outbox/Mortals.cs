using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Outbox;

/// <summary>Lets a process live for so many steps. From then on nothing it does has any effect.</summary>
internal sealed class Fuse(int steps)
{
    private int left = steps;
    private int underway;

    public bool Burnt => Volatile.Read(ref left) <= 0;

    /// <summary>Lets the process do something, to the end or until it dies; returns when nothing of it is under way any more.</summary>
    public async Task LiveAsync(Func<Task> life)
    {
        try
        {
            await life();
        }
        catch (DiedException)
        {
            await Mailroom.UntilAsync(() => Volatile.Read(ref underway) == 0);
        }
    }

    /// <summary>One thing with an effect outside: it dies before it, after it, or not at all.</summary>
    public async Task<T> ActAsync<T>(Func<Task<T>> act)
    {
        Interlocked.Increment(ref underway);

        try
        {
            Step();
            var result = await act();
            Step();
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref underway);
        }
    }

    private void Step()
    {
        if (Interlocked.Decrement(ref left) <= 0)
        {
            throw new DiedException();
        }
    }

    private sealed class DiedException() : Exception("The process is dead.");
}

/// <summary>A store as a process that may die sees it: before a unit begins, or after it was kept and before anybody knows.</summary>
internal sealed class MortalStore(IStore store, Fuse fuse) : IStore
{
    public bool HasOneWriter => store.HasOneWriter;

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) =>
        fuse.ActAsync(() => store.WriteAsync(work, cancellationToken));

    public Task<T> ReadAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken) =>
        fuse.ActAsync(() => store.ReadAsync(work, cancellationToken));
}

/// <summary>A platform as a process that may die sees it: before a call goes out, or after it had its effect.</summary>
internal sealed class MortalChat(IChat chat, Fuse fuse) : IChat
{
    public string Platform => chat.Platform;

    public Pace? Pace => chat.Pace;

    public Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken) =>
        fuse.ActAsync(() => chat.PostAsync(to, key, card, cancellationToken));

    public Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken) =>
        fuse.ActAsync(() => chat.EditAsync(to, message, card, cancellationToken));

    public Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) =>
        fuse.ActAsync(() => chat.RemoveAsync(to, message, cancellationToken));

    public Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken) =>
        fuse.ActAsync(() => chat.FindAsync(to, key, since, cancellationToken));
}
