namespace LeadershipBot.Outbox;

/// <summary>The way out to the platforms, which so many pass at the same time and no more; a few others make themselves ready meanwhile.</summary>
/// <remarks>Whoever began to be drawn only when a place is free would leave it empty meanwhile: at 2,000 messages a second on SQLite that costs a hundredth of them.</remarks>
internal sealed class Door(SendingLimits limits) : IDisposable
{
    private readonly int most = Rooms(limits);
    private readonly SemaphoreSlim rooms = new(Rooms(limits));
    private readonly SemaphoreSlim places = new(limits.AtOnce);
    private volatile bool isClosed;

    /// <summary>Whether the program ends. Whoever has not passed by then does not pass any more.</summary>
    public bool IsClosed => isClosed;

    /// <summary>How many are on their way, or make themselves ready.</summary>
    public int Under => most - rooms.CurrentCount;

    /// <summary>Waits for a room in which to become ready. Dispose what it returns when all is over.</summary>
    public Task<IDisposable> ReadyAsync() => EnterAsync(rooms);

    /// <summary>Waits for a place to pass. Dispose what it returns when the call is over.</summary>
    public Task<IDisposable> PassAsync() => EnterAsync(places);

    public void Close() => isClosed = true;

    public void Dispose()
    {
        rooms.Dispose();
        places.Dispose();
    }

    // One in eight more than may pass.
    private static int Rooms(SendingLimits limits) => limits.AtOnce + (limits.AtOnce / 8);

    private static async Task<IDisposable> EnterAsync(SemaphoreSlim free)
    {
        await free.WaitAsync();
        return new Entered(free);
    }

    private sealed class Entered(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
