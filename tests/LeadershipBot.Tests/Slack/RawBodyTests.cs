using System.Buffers;
using System.Text;
using LeadershipBot.Slack;

namespace LeadershipBot.Tests.Slack;

/// <summary>Memory that is lent for a body comes back once, or two requests would write into the same.</summary>
public class RawBodyTests
{
    private const int Room = 16;
    private const int Most = 100_000;

    [Theory]
    [InlineData(10, true)] // Fits at once.
    [InlineData(50_000, true)] // Grows.
    [InlineData(Most, true)]
    [InlineData(Most + 1, false)]
    public async Task What_arrives_lies_behind_what_was_written_before_it(int length, bool fits)
    {
        var lent = new Lent();
        var sent = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, length).Select(number => (char)('a' + (number % 26)))));

        using (var body = new RawBody(lent, Room, new MemoryShare(1 << 20), Most))
        {
            body.Begin(room => Encoding.ASCII.GetBytes("v0:1:", room.Span));
            (await body.ReadAsync(new Dribble(sent, breaks: false), TestContext.Current.CancellationToken)).ShouldBe(fits ? BodyEnd.Whole : BodyEnd.TooLarge);

            if (fits)
            {
                body.Bytes.ToArray().ShouldBe(sent);
                body.Signed.ToArray().ShouldBe([.. "v0:1:"u8, .. sent]);
            }
        }

        lent.Out.ShouldBe(0);
        lent.Twice.ShouldBeFalse();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50_000)]
    public async Task A_caller_who_hangs_up_in_the_middle_leaves_nothing_lent_and_nothing_given_back_twice(int after)
    {
        var lent = new Lent();
        var body = new RawBody(lent, Room, new MemoryShare(1 << 20), Most);

        await Should.ThrowAsync<IOException>(() => body.ReadAsync(new Dribble(new byte[after], breaks: true), TestContext.Current.CancellationToken));
        body.Dispose();
        body.Dispose();

        lent.Out.ShouldBe(0);
        lent.Twice.ShouldBeFalse();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(RawBody.First)]
    [InlineData(50_000)]
    [InlineData(Most)]
    public async Task Memory_grows_with_what_has_arrived(int length)
    {
        var lent = new Lent();
        using var body = new RawBody(lent, Room, new MemoryShare(1 << 20), Most);

        await body.ReadAsync(new Dribble(new byte[length], breaks: false), TestContext.Current.CancellationToken);

        // One more read has to find the end.
        lent.Bytes.ShouldBeLessThanOrEqualTo(Math.Max(RawBody.First + Room, 2 * (length + Room)));
    }

    [Fact]
    public async Task Large_bodies_share_what_there_is_and_small_ones_need_none_of_it()
    {
        var lent = new Lent();
        var share = new MemoryShare(4 * RawBody.First);
        var large = new RawBody(lent, Room, share, Most);
        (await ReadAsync(large, 3 * RawBody.First)).ShouldBe(BodyEnd.NoRoom);

        using (var small = new RawBody(lent, Room, share, Most))
        {
            (await ReadAsync(small, 1_000)).ShouldBe(BodyEnd.Whole);
        }

        using (var second = new RawBody(lent, Room, share, Most))
        {
            (await ReadAsync(second, RawBody.First + 1_000)).ShouldBe(BodyEnd.NoRoom);
        }

        large.Dispose();
        large.Dispose();

        using var next = new RawBody(lent, Room, share, Most);
        (await ReadAsync(next, RawBody.First + 1_000)).ShouldBe(BodyEnd.Whole);
    }

    private static Task<BodyEnd> ReadAsync(RawBody body, int length) => body.ReadAsync(new Dribble(new byte[length], breaks: false), TestContext.Current.CancellationToken);

    private sealed class Lent : ArrayPool<byte>
    {
        private readonly HashSet<byte[]> lent = [];

        public int Out => lent.Count;

        public int Bytes => lent.Sum(array => array.Length);

        public bool Twice { get; private set; }

        public override byte[] Rent(int minimumLength)
        {
            var array = new byte[minimumLength];
            lent.Add(array);
            return array;
        }

        public override void Return(byte[] array, bool clearArray = false) => Twice |= !lent.Remove(array);
    }

    // A few bytes at a time, and at the end perhaps no end.
    private sealed class Dribble(byte[] bytes, bool breaks) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            var read = Read(buffer.Span[..Math.Min(buffer.Length, 999)]);
            return read == 0 && breaks ? throw new IOException("The line is cut.") : read;
        }
    }
}
