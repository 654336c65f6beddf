using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>Messages on their way out. Survives a restart, and takes each key once.</summary>
internal sealed class Outbox(TimeProvider clock)
{
    /// <summary>Queues a message, unless one with its key was ever queued.</summary>
    public Task PostAsync(Unit unit, Post post) => throw new NotSupportedException(clock.ToString() + unit.Dialect);

    /// <summary>Queues an edit of a message that was posted, drawn from the state at the moment it goes. One that was not posted yet needs none.</summary>
    public Task EditAsync(Unit unit, string key) => throw new NotSupportedException(clock.ToString() + unit.Dialect);

    /// <summary>Takes a message away: one not posted yet is cancelled, one posted is removed from the chat.</summary>
    public Task RemoveAsync(Unit unit, string key) => throw new NotSupportedException(clock.ToString() + unit.Dialect);

    /// <summary>From now on the message of this key is another one in the chat; the one left behind is redrawn by <paramref name="leftBehindKind"/>.</summary>
    public Task MoveAsync(Unit unit, string key, string message, string leftBehindKind) => throw new NotSupportedException(clock.ToString() + unit.Dialect);

    /// <summary>Cancels everything of a person that has not gone yet.</summary>
    public Task CancelAsync(Unit unit, long person) => throw new NotSupportedException(clock.ToString() + unit.Dialect);
}
