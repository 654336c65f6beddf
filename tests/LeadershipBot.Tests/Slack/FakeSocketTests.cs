using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>Socket Mode as the fake plays it, against a socket held by hand.</summary>
public class FakeSocketTests
{
    [Fact]
    public async Task An_envelope_is_acknowledged_on_its_socket_and_its_answer_comes_along()
    {
        await using var slack = await StartAsync();
        using var socket = await ConnectAsync(slack);
        (await HearAsync(socket))["type"]!.GetValue<string>().ShouldBe("hello");
        using var driver = SlackDriver.OverSocket(slack);
        var command = driver.As(slack.Workspaces[0], "U1").CommandAsync("help");

        var envelope = await HearAsync(socket);
        envelope["accepts_response_payload"]!.GetValue<bool>().ShouldBeTrue();
        envelope["payload"]!["text"]!.GetValue<string>().ShouldBe("help");
        await SayAsync(socket, $$$"""{"envelope_id":"{{{envelope["envelope_id"]}}}","payload":{"text":"Here is what I do."}}""");
        (await command).Status.ShouldBe(200);
        driver.As(slack.Workspaces[0], "U1").Ephemerals.ShouldBe(["Here is what I do."]);
        slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_nobody_acknowledges_comes_again_and_an_acknowledgement_on_another_socket_counts_for_nothing()
    {
        await using var slack = await StartAsync();
        slack.Sockets.Patience = TimeSpan.FromMilliseconds(300);
        using var one = await ConnectAsync(slack);
        using var two = await ConnectAsync(slack);
        await HearAsync(one);
        await HearAsync(two);
        using var driver = SlackDriver.OverSocket(slack);
        var said = driver.As(slack.Workspaces[0], "U1").SayAsync("hello", id: "Ev1");

        var (first, other) = (await HearAsync(one), two);
        await SayAsync(other, $$"""{"envelope_id":"{{first["envelope_id"]}}"}""");
        var again = await HearAsync(two);
        again["retry_attempt"]!.GetValue<int>().ShouldBe(1);
        again["payload"]!["event_id"]!.GetValue<string>().ShouldBe("Ev1");
        await SayAsync(two, $$"""{"envelope_id":"{{again["envelope_id"]}}"}""");
        (await said).Status.ShouldBe(200);
        slack.Complaints.ShouldHaveSingleItem().ShouldContain("acknowledges nothing");
    }

    [Fact]
    public async Task A_ticket_works_once_and_wants_the_app_level_token()
    {
        await using var slack = await StartAsync();
        (await slack.CallAsync("apps.connections.open")).Error().ShouldBe("not_allowed_token_type");
        var url = (await slack.CallAsync("apps.connections.open", slack.Tokens.AppToken))["url"]!.GetValue<string>();
        using var socket = await ConnectAsync(slack, url);
        await Should.ThrowAsync<WebSocketException>(() => ConnectAsync(slack, url));
    }

    [Fact]
    public async Task A_silent_socket_answers_no_ping()
    {
        await using var slack = await StartAsync();
        using var socket = await ConnectAsync(slack, keepAlive: TimeSpan.FromMilliseconds(200));
        await HearAsync(socket);
        var hearing = HearAsync(socket);
        await Task.Delay(700, TestContext.Current.CancellationToken);
        hearing.IsCompleted.ShouldBeFalse("pings are answered while it is well");

        slack.Sockets.Open().Single().GoSilent();
        var gaveUp = await Record.ExceptionAsync(() => hearing.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        (gaveUp is WebSocketException or OperationCanceledException).ShouldBeTrue($"{gaveUp}");
    }

    [Fact]
    public async Task It_says_goodbye_drops_and_half_closes()
    {
        await using var slack = await StartAsync();
        using var warned = await ConnectAsync(slack);
        await HearAsync(warned);
        await slack.Sockets.Open().Single().DisconnectAsync("warning", close: false);
        (await HearAsync(warned))["reason"]!.GetValue<string>().ShouldBe("warning");
        slack.Sockets.Open().Count.ShouldBe(1, "it still works for a while");

        await slack.Sockets.Open().Single().HalfCloseAsync();
        (await warned.ReceiveAsync(new byte[64], TestContext.Current.CancellationToken)).MessageType.ShouldBe(WebSocketMessageType.Close);

        using var dropped = await ConnectAsync(slack);
        await HearAsync(dropped);
        slack.Sockets.Drop();
        await Should.ThrowAsync<WebSocketException>(() => HearAsync(dropped));
    }

    [Fact]
    public async Task One_socket_too_many_is_told_so()
    {
        await using var slack = await StartAsync();
        slack.Sockets.Most = 1;
        using var one = await ConnectAsync(slack);
        await HearAsync(one);
        using var two = await ConnectAsync(slack);
        (await HearAsync(two))["reason"]!.GetValue<string>().ShouldBe("too_many_websockets");
    }

    private static async Task<FakeSlack> StartAsync()
    {
        var slack = await FakeSlack.StartAsync();
        slack.AddWorkspace().AddUser("U1");
        return slack;
    }

    private static async Task<ClientWebSocket> ConnectAsync(FakeSlack slack, string? url = null, TimeSpan? keepAlive = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = keepAlive ?? TimeSpan.Zero;
        socket.Options.KeepAliveTimeout = keepAlive ?? Timeout.InfiniteTimeSpan;
        await socket.ConnectAsync(new Uri(url ?? slack.Sockets.Ticket()), TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<JsonObject> HearAsync(ClientWebSocket socket)
    {
        var buffer = new byte[16 * 1024];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return (JsonObject)JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, received.Count))!;
    }

    private static Task SayAsync(ClientWebSocket socket, string frame) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
}
