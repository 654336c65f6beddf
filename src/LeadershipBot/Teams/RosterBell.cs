namespace LeadershipBot.Teams;

/// <summary>Wakes whoever looks people up, so that invitations need not wait for the minute.</summary>
internal sealed class RosterBell
{
    private TaskCompletionSource next = New();

    /// <summary>Ends at the next ring.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Ring() => Interlocked.Exchange(ref next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
