using Microsoft.AspNetCore.Http.Features;

namespace LeadershipBot.Tests.Slack;

/// <summary>A line that can be made to swallow what is said into it, pongs too.</summary>
internal sealed class MuffledStream(Stream line) : Stream
{
    public bool Silent { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => line.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => line.ReadAsync(buffer, cancellationToken);

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!Silent)
        {
            line.Write(buffer, offset, count);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        Silent ? ValueTask.CompletedTask : line.WriteAsync(buffer, cancellationToken);

    public override void Flush() => line.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => line.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        line.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Puts a <see cref="MuffledStream"/> under every upgraded connection.</summary>
internal sealed class Muffler(IHttpUpgradeFeature upgrade) : IHttpUpgradeFeature
{
    public MuffledStream? Line { get; private set; }

    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => Line = new(await upgrade.UpgradeAsync());
}
