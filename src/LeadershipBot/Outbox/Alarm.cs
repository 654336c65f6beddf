namespace LeadershipBot.Outbox;

/// <summary>Wakes the sender when the next one of those that wait for their pace may go.</summary>
internal sealed class Alarm(TimeProvider clock, Action wake) : IDisposable
{
    // What may go within a moment of each other goes together.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly Dictionary<long, DateTimeOffset> times = [];
    private ITimer? timer;

    /// <summary>Notes when to look again for which workspace. What was noted for it before no longer counts.</summary>
    /// <returns>Whether one of them is due at once.</returns>
    public bool Set(IReadOnlyDictionary<long, DateTimeOffset> again)
    {
        var now = clock.GetUtcNow();

        foreach (var (workspace, at) in again)
        {
            times[workspace] = at;
        }

        var isDue = again.Values.Any(at => at <= now);

        foreach (var (workspace, _) in times.Where(time => time.Value <= now).ToList())
        {
            times.Remove(workspace);
        }

        if (times.Count > 0)
        {
            var wait = times.Values.Min() - now;
            timer ??= clock.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(wait > Moment ? wait : Moment, Timeout.InfiniteTimeSpan);
        }

        return isDue;
    }

    public void Dispose() => timer?.Dispose();
}
