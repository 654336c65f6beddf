using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>What waits in the outbox, for operators.</summary>
/// <param name="Waiting">Rows with something left to do: messages, edits, removals, looks.</param>
/// <param name="InDoubt">Messages of which nobody knows whether they arrived; part of <paramref name="Waiting"/>.</param>
/// <param name="OldestDue">Since when the oldest of what may go now has been waiting, or null when nothing is due.</param>
internal sealed record Backlog(long Waiting, long InDoubt, DateTimeOffset? OldestDue)
{
    public static async Task<Backlog> ReadAsync(Unit unit, DateTimeOffset now)
    {
        var next = await Outbox.NextDueAsync(unit);

        return new(
            await unit.FindAsync<long>("select count(*) from outbox where due_at is not null"),
            await unit.FindAsync<long>("select count(*) from outbox where due_at is not null and state = 'doubt'"),
            next <= now ? next : null);
    }
}
