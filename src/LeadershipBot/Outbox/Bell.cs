namespace LeadershipBot.Outbox;

/// <summary>Wakes whoever waits for work. Everybody who waits hears each ring.</summary>
internal sealed class Bell
{
    // Whoever rings does not do the woken one's work.
    private TaskCompletionSource next = New();

    /// <summary>Ends at the next ring. Take it before looking for work and await it after, and no ring is missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Ring() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
