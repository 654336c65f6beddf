namespace LeadershipBot.Storage;

/// <summary>Whether this machine's clock agrees with the database's. One that does not neither sweeps nor sends.</summary>
internal sealed class NodeClock
{
    /// <summary>Further off than this, and something is wrong with the machine.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    private long offTicks;

    /// <summary>How far ahead of the database's it is; negative where it is behind.</summary>
    public TimeSpan Off => TimeSpan.FromTicks(Interlocked.Read(ref offTicks));

    public bool IsOff => Off.Duration() > Tolerance;

    public void Note(TimeSpan off) => Interlocked.Exchange(ref offTicks, off.Ticks);
}
