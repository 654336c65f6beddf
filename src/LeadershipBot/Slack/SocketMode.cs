using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace LeadershipBot.Slack;

/// <summary>Slack's way in where nothing from outside can reach the bot: a few sockets that we open, so that one can be lost without a gap.</summary>
internal sealed class SocketMode(
    SlackOptions options, SocketPatience patience, WebApi api, Events events, Interactions interactions, Commands commands, TimeProvider clock, ILogger<SocketMode> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(20);

    // Nothing comes of trying again until somebody changes the token.
    private static readonly string[] Hopeless = ["not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled", "not_allowed_token_type", "token_revoked"];

    private volatile bool isOver;
    private int saidOver;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, patience.Sockets).Select(number => KeepAsync(number, stoppingToken)));

    // One of them, for as long as the bot runs.
    private async Task KeepAsync(int number, CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(patience.Stagger * number, clock, stoppingToken);
            var failures = 0;

            while (!isOver)
            {
                var end = await LiveOrLostAsync(() => failures = 0, stoppingToken);
                isOver |= end is SocketEnd.Disabled;
                failures++;

                if (!isOver)
                {
                    await Task.Delay(end is SocketEnd.TooMany ? LongestWait : Wait(failures), clock, stoppingToken);
                }
            }

            // They all end by it, and one line is enough.
            if (Interlocked.Exchange(ref saidOver, 1) == 0)
            {
                log.LogError("Slack takes no sockets from this app any more; nothing comes in until Socket Mode is on, Slack:AppToken is good and the bot is started again");
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("A socket was closed because the bot stops");
        }
    }

    // Whatever went wrong with one: it is opened anew.
    private async Task<SocketEnd> LiveOrLostAsync(Action greeted, CancellationToken stoppingToken)
    {
        try
        {
            return await LiveAsync(greeted, stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(error, "A socket was lost by a fault of ours and is opened anew");
            return SocketEnd.Lost;
        }
    }

    // A socket and whatever takes its place, until one is lost. The next is open before the last is closed.
    private async Task<SocketEnd> LiveAsync(Action greeted, CancellationToken stoppingToken)
    {
        var (socket, reading) = await OpenAsync(stoppingToken);

        if (socket is null)
        {
            var end = await reading;
            return isOver ? SocketEnd.Disabled : end is SocketEnd.TooMany ? end : SocketEnd.Lost;
        }

        greeted();
        var refusals = 0;

        while (true)
        {
            await Task.WhenAny(reading, socket.Warned.Task);

            if (reading.IsCompleted || isOver)
            {
                var end = await reading;
                await LeaveAsync(socket, stoppingToken);
                return end;
            }

            var (next, nextReading) = await OpenAsync(stoppingToken);

            if (next is null)
            {
                // The old one may still bring something until it is closed, and a place may come free before that.
                await Task.WhenAny(reading, Task.Delay(Wait(++refusals), clock, stoppingToken));
                continue;
            }

            refusals = 0;
            var (old, oldReading) = (socket, reading);
            (socket, reading) = (next, nextReading);
            _ = RetireAsync(old, oldReading, stoppingToken);
        }
    }

    // Slack may still bring something by the old one until it closes it itself; who closes it first cannot acknowledge that.
    private async Task RetireAsync(SlackSocket old, Task<SocketEnd> reading, CancellationToken stoppingToken)
    {
        await Task.WhenAny(reading, Task.Delay(patience.Silence / 2, clock, stoppingToken));
        await old.CloseAsync();
        await reading;
        old.Dispose();
    }

    private static async Task LeaveAsync(SlackSocket socket, CancellationToken stoppingToken)
    {
        if (stoppingToken.IsCancellationRequested)
        {
            await socket.CloseAsync();
        }

        socket.Dispose();
    }

    private async Task<(SlackSocket? Socket, Task<SocketEnd> Reading)> OpenAsync(CancellationToken stoppingToken)
    {
        var answer = await api.CallAsync(
            "apps.connections.open", SlackWorkspaces.Bearer(options.AppToken!), Wire.Default.SocketResult, [], stoppingToken);

        if (answer is Answer<SocketResult>.Slower slower)
        {
            await Task.Delay(slower.After, clock, stoppingToken);
            return (null, Task.FromResult(SocketEnd.Lost));
        }

        if (answer is not Answer<SocketResult>.Done { Value.Url: { } url })
        {
            isOver |= answer is Answer<SocketResult>.No no && Hopeless.Contains(no.Error);
            log.LogWarning("No socket could be opened: {Why}", answer.Word);
            return (null, Task.FromResult(SocketEnd.Lost));
        }

        return await ConnectAsync(url, stoppingToken);
    }

    private async Task<(SlackSocket? Socket, Task<SocketEnd> Reading)> ConnectAsync(string url, CancellationToken stoppingToken)
    {
        var client = new ClientWebSocket();

        // Our own pings, because theirs are not shown to us: a socket that answers none is dead, however open it looks.
        client.Options.KeepAliveInterval = patience.Silence / 4;
        client.Options.KeepAliveTimeout = patience.Silence / 2;
        var socket = new SlackSocket(client, TakeAsync, log);

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            limit.CancelAfter(Opening);
            await client.ConnectAsync(Checked(url), limit.Token);
            var reading = socket.RunAsync(stoppingToken);
            await Task.WhenAny(socket.Greeted.Task, reading).WaitAsync(limit.Token);
            return reading.IsCompleted ? await LostAsync(socket, reading) : (socket, reading);
        }
        catch (Exception failed) when (failed is WebSocketException or HttpRequestException or OperationCanceledException or IOException && !stoppingToken.IsCancellationRequested)
        {
            log.LogWarning("A socket did not open: {Why}", failed.GetType().Name);
            socket.Dispose();
            return (null, Task.FromResult(SocketEnd.Lost));
        }
    }

    private async Task<(SlackSocket? Socket, Task<SocketEnd> Reading)> LostAsync(SlackSocket socket, Task<SocketEnd> reading)
    {
        isOver |= await reading is SocketEnd.Disabled;
        socket.Dispose();
        return (null, reading);
    }

    // The ticket is a secret of its own, and goes to Slack alone.
    private Uri Checked(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && ((address.Scheme == Uri.UriSchemeWss && (address.Host == "slack.com" || address.Host.EndsWith(".slack.com", StringComparison.Ordinal) || address.Host == options.ApiBaseUrl.Host))
            || (options.ApiBaseUrl.IsLoopback && address.IsLoopback && (address.Scheme == Uri.UriSchemeWs || address.Scheme == Uri.UriSchemeWss)))
            ? address
            : throw new WebSocketException("An address that is not Slack's.");

    private async Task<Ack?> TakeAsync(SocketFrame frame)
    {
        try
        {
            var payload = frame.Payload.ValueKind is JsonValueKind.Undefined ? default : JsonMarshal.GetRawUtf8Value(frame.Payload).ToArray();

            return frame.Type switch
            {
                "events_api" => await events.TakeAsync(payload, CancellationToken.None),
                "interactive" => await interactions.TakeAsync(payload, CancellationToken.None),
                "slash_commands" => await commands.TakeAsync(frame.Payload.Deserialize(Wire.Default.SlashCommand) ?? new(), CancellationToken.None),
                _ => Ack.Empty,
            };
        }
        catch (Exception malformed) when (malformed is JsonException or FormatException)
        {
            log.LogWarning("An envelope of the type {Type} makes no sense; nothing was kept", Ids.Loggable(frame.Type));
            return Ack.Empty;
        }
        catch (StorageAwayException away)
        {
            log.LogWarning("Nothing was kept, Slack is left to try again: {Why}", away.Message);
            return null;
        }
        catch (Exception error)
        {
            log.LogError(error, "An envelope of the type {Type} could not be taken", Ids.Loggable(frame.Type));
            return null;
        }
    }

    private TimeSpan Wait(int failures)
    {
        var wait = patience.Again * Math.Pow(2, Math.Min(failures - 1, 10));
        return wait < LongestWait ? wait : LongestWait;
    }
}
