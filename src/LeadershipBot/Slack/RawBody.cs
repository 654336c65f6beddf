using System.Buffers;

namespace LeadershipBot.Slack;

/// <summary>A request's body as it arrived, in rented memory, behind room for what its signature covers too: what is signed lies in one piece and is never copied.</summary>
/// <remarks>Each piece of memory goes back exactly once, however reading ends: one that went back twice would be lent to two requests at the same time.</remarks>
internal sealed class RawBody : IDisposable
{
    private const int FirstRead = 8 * 1024;

    private readonly ArrayPool<byte> pool;
    private readonly int most;
    private byte[] buffer;
    private int start;
    private int length;

    /// <param name="room">In bytes, kept free before the body.</param>
    /// <param name="expected">How long it is said to be, in bytes; 0 where nothing is said.</param>
    /// <param name="most">In bytes; what is longer is not read to its end.</param>
    public RawBody(ArrayPool<byte> pool, int room, long expected, int most)
    {
        (this.pool, this.most, start) = (pool, most, room);
        buffer = pool.Rent(room + (int)Math.Clamp(expected + 1, FirstRead, most + 1));
    }

    /// <summary>The body alone.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(start, length);

    /// <summary>What was written before the body, and the body.</summary>
    public ReadOnlySpan<byte> Signed => buffer.AsSpan(0, start + length);

    /// <summary>Writes what stands before the body. Before anything is read.</summary>
    /// <returns>How many bytes it takes.</returns>
    public int Begin(Func<Memory<byte>, int> write) => start = write(buffer.AsMemory(0, start));

    /// <summary>Reads to the end.</summary>
    /// <returns>Whether it ends within what is taken.</returns>
    public async Task<bool> ReadAsync(Stream from, CancellationToken cancellationToken)
    {
        while (length <= most)
        {
            if (start + length == buffer.Length)
            {
                Grow();
            }

            if (await from.ReadAsync(buffer.AsMemory(start + length), cancellationToken) is not (> 0 and var read))
            {
                return true;
            }

            length += read;
        }

        return false;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref buffer, []) is { Length: > 0 } last)
        {
            pool.Return(last);
        }
    }

    private void Grow()
    {
        var (small, large) = (buffer, pool.Rent(buffer.Length * 2));
        small.AsSpan(0, start + length).CopyTo(large);
        buffer = large;
        pool.Return(small);
    }
}
