namespace LeadershipBot.Tests;

/// <summary>A clock that stands still until the test moves it. Its timers go off when it passes them, in order.</summary>
internal sealed class HeldClock(DateTimeOffset now) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<HeldTimer> timers = [];
    private DateTimeOffset now = now;
    private long ticks;

    public HeldClock(string now = "2026-11-16T09:00Z")
        : this(DateTimeOffset.Parse(now))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp()
    {
        lock (gate)
        {
            return ticks;
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by)
    {
        lock (gate)
        {
            var end = ticks + by.Ticks;

            while (timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due) is { } next)
            {
                Pass(Math.Max(0, next.Due - ticks));
                next.Ring();
            }

            Pass(end - ticks);
        }
    }

    /// <summary>Lets time pass up to a moment that is not over yet.</summary>
    public void MoveTo(DateTimeOffset moment) => Advance(moment - GetUtcNow());

    /// <summary>Sets the wall clock, as an administrator or a time server does: no time passes by it.</summary>
    public void Set(DateTimeOffset moment)
    {
        lock (gate)
        {
            now = moment;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HeldTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void Pass(long passed)
    {
        ticks += passed;
        now += TimeSpan.FromTicks(passed);
    }

    private sealed class HeldTimer(HeldClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                this.period = period;

                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock.ticks + dueTime.Ticks;
                    clock.timers.Add(this);
                }
            }

            return true;
        }

        public void Ring()
        {
            if (period > TimeSpan.Zero)
            {
                Due += period.Ticks;
            }
            else
            {
                clock.timers.Remove(this);
            }

            // As with a real timer, elsewhere: what it wakes may want the clock.
            ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
