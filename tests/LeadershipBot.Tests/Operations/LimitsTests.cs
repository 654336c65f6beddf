using System.Net;
using System.Net.Sockets;
using System.Text;
using LeadershipBot.Operations;
using LeadershipBot.Outbox;
using LeadershipBot.Tests.Slack;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Tests.Operations;

/// <summary>What the server takes from whom, and what each of its answers carries.</summary>
public class LimitsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "default-src 'none'; script-src 'self'")]
    [InlineData("/health/live", "default-src 'none'; base-uri 'none'")]
    [InlineData("/health/ready", "default-src 'none'; base-uri 'none'")]
    [InlineData("/not/there", "default-src 'none'; base-uri 'none'")]
    [InlineData("/export/nothing", "default-src 'none'; base-uri 'none'")]
    public async Task Every_answer_says_what_a_browser_may_do_with_it_and_none_says_what_made_it(string path, string policy)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());
        using var http = new HttpClient { BaseAddress = bot.Address };

        using var response = await http.GetAsync(path, Cancel);

        response.Headers.Contains("Server").ShouldBeFalse();
        response.Headers.Contains("X-Powered-By").ShouldBeFalse();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        response.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith(policy);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_opens_what_anybody_may_open_too_often_has_to_wait()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());
        using var http = new HttpClient { BaseAddress = bot.Address };
        var answers = new List<HttpStatusCode>();

        for (var number = 0; number <= Limits.OpenedPerMinute; number++)
        {
            using var response = await http.GetAsync($"/export/guess-{number}", Cancel);
            answers.Add(response.StatusCode);
        }

        // A minute may have passed between two of them on a slow machine, but not between all.
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        answers.IndexOf(HttpStatusCode.TooManyRequests).ShouldBe(Limits.OpenedPerMinute);
        (await http.GetAsync("/health/live", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    // The server's own clock is the wall's: what is held here is that it was told.
    [Fact]
    public async Task What_trickles_in_is_cut_off()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());

        var limits = bot.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;

        limits.RequestHeadersTimeout.ShouldBe(TimeSpan.FromSeconds(10));
        (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinRequestBodyDataRate.GracePeriod).ShouldBe((32 * 1024, TimeSpan.FromSeconds(5)));
        (limits.MaxConcurrentConnections, limits.MaxConcurrentUpgradedConnections).ShouldBe((2_000, 2_000));
    }

    [Fact]
    public async Task Many_large_bodies_at_once_are_asked_to_come_again_and_a_tap_is_taken_beside_them()
    {
        await using var run = await SlackRun.StartAsync();
        var callers = Enumerable.Range(0, 40).Select(_ => new TcpClient()).ToList();

        try
        {
            var answers = callers.ConvertAll(caller => NearlyAllAsync(caller, run.Bot.Address));

            (await await Task.WhenAny(answers)).ShouldBe("503");
            (await run.Alex.SayAsync("help")).Status.ShouldBe(200);
        }
        finally
        {
            callers.ForEach(caller => caller.Dispose());
        }
    }

    [Fact]
    public async Task A_body_that_is_not_even_framed_is_the_callers_fault_and_no_error_of_ours()
    {
        await using var run = await SlackRun.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(run.Bot.Address.Host, run.Bot.Address.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /slack/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n"), Cancel);
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync(Cancel))!.Split(' ')[1].ShouldBe("400");
    }

    // All but the last byte of the largest there is.
    private static async Task<string> NearlyAllAsync(TcpClient caller, Uri address)
    {
        await caller.ConnectAsync(address.Host, address.Port, Cancel);
        await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /slack/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: {1 << 20}\r\n\r\n"), Cancel);
        await caller.GetStream().WriteAsync(new byte[(1 << 20) - 1], Cancel);
        using var reader = new StreamReader(caller.GetStream());
        return (await reader.ReadLineAsync(Cancel))!.Split(' ')[1];
    }

    [Theory]
    [InlineData(40_000, 200, "431")] // Headers as long as a book.
    [InlineData(100, 2_000_000, "413")] // A body larger than anything we take.
    public async Task What_is_too_large_is_refused_before_it_is_read(int header, int body, string status)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock());
        using var client = new TcpClient();
        await client.ConnectAsync(bot.Address.Host, bot.Address.Port, Cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /chat/alex/say HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('a', header)}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {body}\r\n\r\n"), Cancel);
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync(Cancel))!.Split(' ')[1].ShouldBe(status);
    }

    [Theory]
    [InlineData("/slack/events")]
    [InlineData("/chat/alex/say")]
    [InlineData("/not/there")] // Nothing takes it at all.
    public async Task Whoever_sends_too_much_can_send_it_to_the_end_and_reads_why_not(string path)
    {
        await using var run = await SlackRun.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(run.Bot.Address.Host, run.Bot.Address.Port, Cancel);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream);

        // What lies in buffers on the way is no proof, so it is more than those hold.
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {7 << 20}\r\n\r\n"), Cancel);
        await stream.WriteAsync(new byte[7 << 20], Cancel);

        (await reader.ReadLineAsync(Cancel))!.Split(' ')[1].ShouldBe(path == "/slack/events" ? "413" : "404");
    }

    [Fact]
    public async Task Who_does_more_than_anybody_can_has_to_wait_and_nobody_else()
    {
        var log = new List<string>();
        await using var run = await SlackRun.StartAsync(workspace: workspace => workspace.AddUser("U2", "Sam"), log: log);
        var senders = (Senders)run.Bot.Services.GetService(typeof(Senders))!;

        for (var act = 0; act < Senders.Burst; act++)
        {
            senders.Count(new Address("slack", run.Workspace.Id, "U1"));
        }

        (await run.Alex.SayAsync("join")).Status.ShouldBe(503);
        (await run.Bot.CountAsync("rhythm")).ShouldBe(0);
        log.ShouldContain(line => line.Contains("slack/T1/U1 does more than 10 things a second, and has to wait."));
        (await run.Driver.As(run.Workspace, "U2").SayAsync("join")).Status.ShouldBe(200);

        run.Clock.Advance(TimeSpan.FromSeconds(1));
        (await run.Alex.SayAsync("join")).Status.ShouldBe(200);
    }

    [Fact]
    public void Whoever_has_rested_is_forgotten()
    {
        var clock = new HeldClock();
        var senders = new Senders(clock);

        for (var number = 0; number < 10_000; number++)
        {
            senders.Count(new Address("slack", "T1", $"U{number}"));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        senders.Known.ShouldBeLessThan(2_000);
    }
}
