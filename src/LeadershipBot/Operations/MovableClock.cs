using LeadershipBot.Storage;

namespace LeadershipBot.Operations;

/// <summary>The machine's clock, or one that is ahead of it. It never goes back, and what it was set to survives a restart.</summary>
/// <remarks>Only the time of day is ahead. Timers and timestamps are the machine's, so that nothing waits shorter or longer than it says.</remarks>
/// <param name="machine">The clock it is ahead of.</param>
internal sealed class MovableClock(TimeProvider machine) : TimeProvider
{
    private const string Name = "clock-ahead";

    private long aheadTicks;

    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead => TimeSpan.FromTicks(Interlocked.Read(ref aheadTicks));

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + Ahead;

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>How far ahead the clock of a database is.</summary>
    public static async Task<TimeSpan> AheadInAsync(IStore store, CancellationToken cancellationToken) =>
        long.TryParse(
            await store.ReadAsync(unit => unit.FindAsync<string>("select value from setting where name = @Name", new { Name }), cancellationToken),
            out var milliseconds) && milliseconds > 0
            ? TimeSpan.FromMilliseconds(milliseconds)
            : TimeSpan.Zero;

    /// <summary>Takes up where it was left.</summary>
    public async Task LoadAsync(IStore store, CancellationToken cancellationToken) =>
        Interlocked.Exchange(ref aheadTicks, (await AheadInAsync(store, cancellationToken)).Ticks);

    /// <summary>Sets it to a moment, once that is durable. A moment that is over changes nothing.</summary>
    public async Task MoveToAsync(DateTimeOffset moment, IStore store, CancellationToken cancellationToken)
    {
        var ahead = moment - machine.GetUtcNow();

        if (ahead <= Ahead)
        {
            return;
        }

        var value = ((long)Math.Ceiling(ahead.TotalMilliseconds)).ToString();
        await store.WriteAsync(
            unit => unit.ExecuteAsync(
                "insert into setting (name, value) values (@Name, @value) on conflict (name) do update set value = excluded.value", new { Name, value }),
            cancellationToken);
        Interlocked.Exchange(ref aheadTicks, ahead.Ticks);
    }
}
