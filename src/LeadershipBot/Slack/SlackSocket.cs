using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace LeadershipBot.Slack;

/// <summary>Why a socket came to its end.</summary>
internal enum SocketEnd
{
    /// <summary>It broke, or was silent for too long.</summary>
    Lost,

    /// <summary>Slack takes no more of them just now.</summary>
    TooMany,

    /// <summary>Socket Mode was switched off for the app.</summary>
    Disabled,

    /// <summary>We ended it: the bot stops, or another one has taken its place.</summary>
    Closed,
}

/// <summary>One socket of Socket Mode. Each envelope is acknowledged on the socket it came by, once what it asks for is durable.</summary>
internal sealed class SlackSocket(ClientWebSocket socket, Func<SocketFrame, Task<Ack?>> take, ILogger log) : IDisposable
{
    private const int LargestFrame = 4 * 1024 * 1024;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private int underWay;

    /// <summary>Ends once Slack has greeted it.</summary>
    public TaskCompletionSource Greeted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once Slack has said that it will close it soon.</summary>
    public TaskCompletionSource Warned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads until it ends.</summary>
    public async Task<SocketEnd> RunAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, closing.Token);
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);

        try
        {
            while (true)
            {
                buffer.ResetWrittenCount();

                if (!await ReadAsync(buffer, either.Token))
                {
                    // Slack says nothing more by it, but still listens: what has come is acknowledged.
                    await CloseAsync();
                    return Warned.Task.IsCompleted ? SocketEnd.Closed : SocketEnd.Lost;
                }

                if (Heed(buffer.WrittenSpan) is { } end)
                {
                    return end;
                }
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return SocketEnd.Closed;
        }
        catch (Exception broken) when (broken is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            return SocketEnd.Lost;
        }
    }

    /// <summary>Ends it politely: what has come by it is acknowledged first.</summary>
    public async Task CloseAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);

        try
        {
            while (Volatile.Read(ref underWay) > 0)
            {
                await Task.Delay(20, patience.Token);
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception over) when (over is OperationCanceledException or WebSocketException or InvalidOperationException or ObjectDisposedException)
        {
            log.LogDebug("A socket was gone before it was closed");
        }
        finally
        {
            await closing.CancelAsync();
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        sending.Dispose();
        closing.Dispose();
    }

    private async Task<bool> ReadAsync(ArrayBufferWriter<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.GetMemory(4096), cancellationToken);

            if (read.MessageType is WebSocketMessageType.Close || buffer.WrittenCount + read.Count > LargestFrame)
            {
                return false;
            }

            buffer.Advance(read.Count);

            if (read.EndOfMessage)
            {
                return true;
            }
        }
    }

    private SocketEnd? Heed(ReadOnlySpan<byte> text)
    {
        SocketFrame? frame;

        try
        {
            frame = JsonSerializer.Deserialize(text, Wire.Default.SocketFrame);
        }
        catch (JsonException)
        {
            log.LogWarning("Something came by a socket that makes no sense; nothing was kept");
            return null;
        }

        switch (frame)
        {
            case { Type: "hello" }:
                Greeted.TrySetResult();
                return null;
            case { Type: "disconnect", Reason: "link_disabled" }:
                return SocketEnd.Disabled;
            case { Type: "disconnect", Reason: "too_many_websockets" }:
                return SocketEnd.TooMany;
            case { Type: "disconnect" }:
                Warned.TrySetResult();
                return null;
            case { Id: not null }:
                Interlocked.Increment(ref underWay);
                _ = Task.Run(() => TakeAsync(frame));
                return null;
            default:
                return null;
        }
    }

    private async Task TakeAsync(SocketFrame frame)
    {
        try
        {
            // No acknowledgement where nothing was kept: Slack sends it again.
            if (await take(frame) is { } ack)
            {
                var id = JsonEncodedText.Encode(frame.Id!);
                await SendAsync(ack.Json is { } json ? $$"""{"envelope_id":"{{id}}","payload":{{json}}}""" : $$"""{"envelope_id":"{{id}}"}""");
            }
        }
        catch (Exception gone) when (gone is WebSocketException or InvalidOperationException or OperationCanceledException or IOException)
        {
            log.LogInformation("A socket was gone before something could be acknowledged on it");
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private async Task SendAsync(string text)
    {
        using var patience = new CancellationTokenSource(Farewell);
        await sending.WaitAsync(patience.Token);

        try
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, patience.Token);
        }
        finally
        {
            sending.Release();
        }
    }
}
