using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LeadershipBot.Tests.Slack;

/// <summary>One socket, as Slack holds it.</summary>
internal sealed class FakeSocket(FakeSlack slack, HttpContext context, WebSocket socket) : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> awaited = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource deaf = new();
    private readonly MuffledStream line = ((Muffler)context.Features.Get<IHttpUpgradeFeature>()!).Line!;

    /// <summary>Whether it has said hello.</summary>
    public bool Greeted { get; private set; }

    /// <summary>Envelopes acknowledged on it.</summary>
    public int Acknowledged { get; private set; }

    public async Task RunAsync(int connections)
    {
        await WriteAsync(new()
        {
            ["type"] = "hello",
            ["num_connections"] = connections,
            ["connection_info"] = new JsonObject { ["app_id"] = slack.AppId },
            ["debug_info"] = new JsonObject { ["host"] = "fake", ["build_number"] = 1, ["approximate_connection_time"] = 18060 },
        });
        Greeted = true;
        await ListenAsync();
    }

    /// <summary>Sends an envelope and waits for its acknowledgement; null if it did not come in time.</summary>
    public async Task<JsonObject?> SendAsync(JsonObject envelope, TimeSpan patience)
    {
        var acknowledged = awaited[FakeSlackBlocks.Text(envelope["envelope_id"])!] = new(TaskCreationOptions.RunContinuationsAsynchronously);

        try
        {
            await WriteAsync(envelope);
            return await acknowledged.Task.WaitAsync(patience, slack.Clock);
        }
        catch (Exception gone) when (gone is TimeoutException or WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Says that it is going away: <c>warning</c>, <c>refresh_requested</c>, <c>link_disabled</c> or <c>too_many_websockets</c>.</summary>
    /// <param name="close">Whether it goes at once.</param>
    public async Task DisconnectAsync(string reason, bool close = true)
    {
        try
        {
            await WriteAsync(new() { ["type"] = "disconnect", ["reason"] = reason, ["debug_info"] = new JsonObject { ["host"] = "fake" } });

            if (close)
            {
                await HalfCloseAsync();
            }
        }
        catch (Exception gone) when (gone is ObjectDisposedException or WebSocketException)
        {
            // The bot has hung up first: told of one line that all are over, it may.
        }
    }

    /// <summary>Closes our direction of it and still listens.</summary>
    public async Task HalfCloseAsync()
    {
        await sending.WaitAsync();

        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        }
        catch (Exception gone) when (gone is WebSocketException or InvalidOperationException)
        {
            // It was gone already.
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Sends and hears nothing more, not even a ping, and keeps the line.</summary>
    public void GoSilent() => line.Silent = true;

    /// <summary>Cuts the line without a word.</summary>
    public void Drop()
    {
        try
        {
            deaf.Cancel();
            context.Abort();
        }
        catch (ObjectDisposedException)
        {
            // It ended at the same moment by itself.
        }
    }

    /// <summary>Sends a frame as it is.</summary>
    public Task WriteAsync(JsonObject frame) => WriteRawAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()));

    /// <summary>Sends bytes that may be anything.</summary>
    public async Task WriteRawAsync(byte[] frame)
    {
        await sending.WaitAsync();

        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    public void Dispose()
    {
        sending.Dispose();
        deaf.Dispose();
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[64 * 1024];
        var text = new StringBuilder();

        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer, deaf.Token);

                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await HalfCloseAsync();
                    return;
                }

                text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));

                if (received.EndOfMessage)
                {
                    Hear(text.ToString());
                    text.Clear();
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // Whoever drops a line says nothing.
        }
    }

    private void Hear(string frame)
    {
        if (line.Silent)
        {
            return;
        }

        var ack = JsonNode.Parse(frame) as JsonObject;

        if (FakeSlackBlocks.Text(ack?["envelope_id"]) is { } id && awaited.TryRemove(id, out var waiting))
        {
            Acknowledged++;
            waiting.TrySetResult(ack!);
        }
        else
        {
            slack.Complain($"socket: a frame that acknowledges nothing that came by it: {frame}");
        }
    }
}
