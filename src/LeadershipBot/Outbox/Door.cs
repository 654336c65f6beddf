namespace LeadershipBot.Outbox;

/// <summary>Lets so many calls to platforms be under way at once. The others wait in front of it in the order in which they came.</summary>
internal sealed class Door(int places) : IDisposable
{
    private readonly SemaphoreSlim free = new(places, places);

    /// <summary>How many are under way.</summary>
    public int Inside => places - free.CurrentCount;

    /// <summary>Whether nobody is to begin any more. Whoever waits is let through to find that out.</summary>
    public bool IsClosed { get; private set; }

    public Task EnterAsync() => free.WaitAsync();

    public void Leave() => free.Release();

    public void Close() => IsClosed = true;

    public void Dispose() => free.Dispose();
}
