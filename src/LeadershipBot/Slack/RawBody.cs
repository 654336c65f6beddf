using System.Buffers;

namespace LeadershipBot.Slack;

/// <summary>A request's body as it arrived, in rented memory, behind room for what its signature covers too: what is signed lies in one piece and is never copied.</summary>
/// <remarks>
/// Nobody's word counts for how long it will be: memory grows with what has arrived, and beyond what a usual body takes it comes out of a share.
/// Each piece of memory goes back exactly once, however reading ends: one that went back twice would be lent to two requests at the same time.
/// </remarks>
internal sealed class RawBody : IDisposable
{
    /// <summary>In bytes, for everybody: what a tap, a command or an event takes, and more.</summary>
    public const int First = 8 * 1024;

    private readonly ArrayPool<byte> pool;
    private readonly MemoryShare share;
    private readonly int most;
    private byte[] buffer;
    private int shared;
    private int start;
    private int length;

    /// <param name="room">In bytes, kept free before the body.</param>
    /// <param name="share">What it grows from, together with all others.</param>
    /// <param name="most">In bytes; what is longer is not read to its end.</param>
    public RawBody(ArrayPool<byte> pool, int room, MemoryShare share, int most)
    {
        (this.pool, this.share, this.most, start) = (pool, share, most, room);
        buffer = pool.Rent(room + First);
    }

    /// <summary>The body alone.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(start, length);

    /// <summary>What was written before the body, and the body.</summary>
    public ReadOnlySpan<byte> Signed => buffer.AsSpan(0, start + length);

    /// <summary>Writes what stands before the body. Before anything is read.</summary>
    /// <returns>How many bytes it takes.</returns>
    public int Begin(Func<Memory<byte>, int> write) => start = write(buffer.AsMemory(0, start));

    /// <summary>Reads to the end, as far as it is taken.</summary>
    public async Task<BodyEnd> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        while (length <= most)
        {
            if (start + length == buffer.Length && !Grows())
            {
                return BodyEnd.NoRoom;
            }

            if (await from.ReadAsync(buffer.AsMemory(start + length), cancellationToken) is not (> 0 and var read))
            {
                return BodyEnd.Whole;
            }

            length += read;
        }

        return BodyEnd.TooLarge;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref buffer, []) is { Length: > 0 } last)
        {
            pool.Return(last);
            share.GiveBack(shared);
        }
    }

    private bool Grows()
    {
        var wanted = buffer.Length * 2;

        if (!share.TryTake(wanted))
        {
            return false;
        }

        var (small, large) = (buffer, pool.Rent(wanted));
        small.AsSpan(0, start + length).CopyTo(large);
        buffer = large;
        pool.Return(small);
        share.GiveBack(shared);
        shared = wanted;
        return true;
    }
}

/// <summary>How reading a body ended.</summary>
internal enum BodyEnd
{
    Whole,
    TooLarge,

    /// <summary>Others have taken what there is for large ones just now.</summary>
    NoRoom,
}

/// <summary>Memory that large bodies have in common: whoever opens many connections and fills each gets no more than this for all of them.</summary>
/// <param name="most">In bytes, at the same time.</param>
internal sealed class MemoryShare(long most)
{
    private long taken;

    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= most)
        {
            return true;
        }

        GiveBack(bytes);
        return false;
    }

    public void GiveBack(int bytes) => Interlocked.Add(ref taken, -bytes);
}
