using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Slack;

/// <summary>Socket Mode: tickets, sockets, envelopes that are acknowledged on the socket they came by.</summary>
internal sealed class FakeSlackSockets(FakeSlack slack)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> tickets = [];
    private readonly List<FakeSocket> open = [];
    private int turn;

    /// <summary>How long an acknowledgement may take, by the fake's clock.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many sockets an app may have.</summary>
    public int Most { get; set; } = 10;

    /// <summary>The sockets now, oldest first.</summary>
    public IReadOnlyList<FakeSocket> Open()
    {
        lock (gate)
        {
            return [.. open];
        }
    }

    /// <summary>apps.connections.open.</summary>
    public JsonObject Open(SlackCall call) => new() { ["url"] = Ticket() };

    /// <summary>An address that takes one socket, for tests that need no call.</summary>
    public string Ticket()
    {
        lock (gate)
        {
            var ticket = slack.NextId("ticket-");
            tickets.Add(ticket);
            return $"ws://{slack.Address.Authority}/link/?ticket={ticket}&app_id={slack.AppId}";
        }
    }

    public async Task AnswerAsync(HttpContext context)
    {
        bool known;

        lock (gate)
        {
            known = tickets.Remove(context.Request.Query["ticket"].ToString());
        }

        if (!known || !context.WebSockets.IsWebSocketRequest)
        {
            slack.Complain("socket: a ticket that was used before or never given out");
            context.Response.StatusCode = 403;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var wire = new FakeSocket(slack, context, socket);
        int count;

        lock (gate)
        {
            count = open.Count + 1;

            if (count <= Most)
            {
                open.Add(wire);
            }
        }

        try
        {
            await (count > Most ? wire.DisconnectAsync("too_many_websockets") : wire.RunAsync(count));
        }
        finally
        {
            lock (gate)
            {
                open.Remove(wire);
            }
        }
    }

    /// <summary>Sends an envelope to any one socket, and again if nobody acknowledges it.</summary>
    /// <param name="type"><c>events_api</c>, <c>interactive</c> or <c>slash_commands</c>.</param>
    /// <param name="tries">How often at most.</param>
    /// <returns>What came with the acknowledgement; null if there was none at all.</returns>
    public async Task<SocketReply?> SendAsync(string type, JsonObject payload, bool acceptsPayload, int tries = 3)
    {
        for (var attempt = 0; attempt < tries; attempt++)
        {
            var sockets = Open();

            if (sockets.Count == 0)
            {
                return null; // Slack is silent about what happens then; ours are lost.
            }

            var started = slack.Clock.GetTimestamp();
            var envelope = new JsonObject
            {
                ["envelope_id"] = slack.NextId("envelope-"),
                ["type"] = type,
                ["payload"] = payload.DeepClone(),
                ["accepts_response_payload"] = acceptsPayload,
                ["retry_attempt"] = attempt,
                ["retry_reason"] = attempt == 0 ? "" : "timeout",
            };

            if (await sockets[turn++ % sockets.Count].SendAsync(envelope, Patience) is { } ack)
            {
                return new(ack["payload"] as JsonObject, slack.Clock.GetElapsedTime(started));
            }
        }

        return null;
    }

    /// <summary>Waits for so many sockets that said hello, in real time.</summary>
    public async Task WaitAsync(int count = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        while (Open().Count(socket => socket.Greeted) < count)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Cuts every connection without a word.</summary>
    public void Drop()
    {
        foreach (var socket in Open())
        {
            socket.Drop();
        }
    }

}

/// <summary>What came back for an envelope.</summary>
internal sealed record SocketReply(JsonObject? Payload, TimeSpan Took);
