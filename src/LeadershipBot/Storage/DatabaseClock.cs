namespace LeadershipBot.Storage;

/// <summary>The time as the database has it, so that several nodes mean the same moment by a lease.</summary>
/// <remarks>
/// It is asked now and then and counted on between by the machine's steady counter, so setting the machine's clock changes
/// nothing here. Until the first answer it is the machine's own.
/// </remarks>
/// <param name="machine">The clock of this machine.</param>
internal sealed class DatabaseClock(TimeProvider machine, NodeClock node) : TimeProvider
{
    private Known? known;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref known) is { } last ? last.At + machine.GetElapsedTime(last.Timestamp) : machine.GetUtcNow();

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks the database.</summary>
    /// <exception cref="StorageAwayException">It cannot be reached.</exception>
    public async Task AskAsync(IStore store, CancellationToken cancellationToken)
    {
        var before = machine.GetTimestamp();
        var micro = await store.ReadAsync(
            unit => unit.FindAsync<long>("select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)"), cancellationToken);
        var after = machine.GetTimestamp();

        // It looked at its clock somewhere on the way; half of it is as good a guess as any.
        var at = DateTimeOffset.UnixEpoch.AddMicroseconds(micro) + (machine.GetElapsedTime(before, after) / 2);
        Volatile.Write(ref known, new(at, after));
        node.Note(machine.GetUtcNow() - at);
    }

    private sealed record Known(DateTimeOffset At, long Timestamp);
}
