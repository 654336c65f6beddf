using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Slack;

/// <summary>Our sockets against a Slack that drops them, half-closes them, goes silent and says goodbye. In real time.</summary>
public class SlackSocketTests
{
    [Fact]
    public async Task A_line_that_is_cut_comes_back()
    {
        await using var sockets = await Sockets.StartAsync();
        var first = sockets.Only;

        sockets.Slack.Sockets.Drop();

        await sockets.ReplacedAsync(first);
        await sockets.AnswersAsync();
    }

    [Fact]
    public async Task A_line_that_is_closed_from_one_side_comes_back()
    {
        await using var sockets = await Sockets.StartAsync();
        var first = sockets.Only;

        await first.HalfCloseAsync();

        await sockets.ReplacedAsync(first);
        await sockets.AnswersAsync();
    }

    [Fact]
    public async Task A_line_that_is_silent_is_given_up_and_comes_back()
    {
        await using var sockets = await Sockets.StartAsync();
        var first = sockets.Only;
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        sockets.Only.ShouldBe(first, "a line that answers pings is kept, however little comes by it");

        first.GoSilent();

        await sockets.ReplacedAsync(first);
        await sockets.AnswersAsync();
    }

    [Theory]
    [InlineData("refresh_requested")]
    [InlineData("warning")]
    public async Task The_next_line_is_open_before_the_last_is_closed_and_nothing_is_lost(string reason)
    {
        await using var sockets = await Sockets.StartAsync(silence: 20);
        var first = sockets.Only;
        var gap = false;
        using var looking = new CancellationTokenSource();
        var look = Task.Run(async () =>
        {
            while (!looking.IsCancellationRequested)
            {
                gap |= sockets.Slack.Sockets.Open().Count == 0;
                await Task.Delay(1, CancellationToken.None);
            }
        }, CancellationToken.None);
        var talk = Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            await Task.Delay(number * 10, TestContext.Current.CancellationToken);
            return await sockets.AnswersAsync();
        }));

        await first.DisconnectAsync(reason, close: false);
        await sockets.Slack.Sockets.WaitAsync(2);
        await first.HalfCloseAsync();

        await sockets.ReplacedAsync(first);
        (await talk).ShouldAllBe(status => status == 200);
        await looking.CancelAsync();
        await look;
        gap.ShouldBeFalse();
    }

    [Fact]
    public async Task A_next_line_that_is_refused_at_first_is_asked_for_again_while_the_last_one_lives()
    {
        await using var sockets = await Sockets.StartAsync();
        var first = sockets.Only;
        sockets.Slack.Faults.Plan("apps.connections.open", new Fault.Status(503), times: 2);

        await first.DisconnectAsync("warning", close: false);

        await sockets.ReplacedAsync(first);
        await sockets.AnswersAsync();
    }

    [Fact]
    public async Task Socket_mode_switched_off_is_final_and_said_once()
    {
        await using var sockets = await Sockets.StartAsync(count: 2);
        var open = sockets.Slack.Sockets.Open();

        foreach (var socket in open)
        {
            await socket.DisconnectAsync("link_disabled");
        }

        await SlackRun.UntilAsync(() => Task.FromResult(sockets.Slack.Sockets.Open().Count == 0));
        await Task.Delay(500, TestContext.Current.CancellationToken);
        sockets.Slack.Sockets.Open().ShouldBeEmpty();
        sockets.Slack.CallsTo("apps.connections.open").Count.ShouldBe(2);
        sockets.Errors.ShouldHaveSingleItem().ShouldStartWith("Slack takes no sockets from this app any more");
    }

    [Fact]
    public async Task Each_envelope_is_acknowledged_on_the_line_it_came_by()
    {
        await using var sockets = await Sockets.StartAsync(count: 2);

        for (var number = 0; number < 6; number++)
        {
            await sockets.AnswersAsync();
        }

        sockets.Slack.Sockets.Open().Select(socket => socket.Acknowledged).ShouldBe([3, 3]);
        sockets.Slack.Complaints.ShouldBeEmpty();
    }

    // A bot without sockets of its own, and sockets on the real clock with little patience beside it.
    private sealed class Sockets(SlackRun run, SocketMode mode, List<string> errors) : IAsyncDisposable
    {
        private readonly SlackDriver driver = SlackDriver.OverSocket(run.Slack);

        public FakeSlack Slack => run.Slack;

        public IReadOnlyList<string> Errors => errors;

        public FakeSocket Only => Slack.Sockets.Open().ShouldHaveSingleItem();

        public static async Task<Sockets> StartAsync(int count = 1, int silence = 1)
        {
            var run = await SlackRun.StartAsync();
            var errors = new List<string>();
            var of = run.Bot.Services;
            var patience = new SocketPatience(count, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(silence), TimeSpan.FromMilliseconds(50));
            var mode = new SocketMode(
                of.GetRequiredService<SlackOptions>() with { AppToken = run.Slack.Tokens.AppToken }, patience, of.GetRequiredService<WebApi>(), of.GetRequiredService<Events>(),
                of.GetRequiredService<Interactions>(), of.GetRequiredService<Commands>(), TimeProvider.System, new Kept(errors));
            await mode.StartAsync(TestContext.Current.CancellationToken);
            await run.Slack.Sockets.WaitAsync(count);
            return new(run, mode, errors);
        }

        public Task ReplacedAsync(FakeSocket old) =>
            SlackRun.UntilAsync(() => Task.FromResult(Slack.Sockets.Open() is [{ Greeted: true } now] && now != old));

        public async Task<int> AnswersAsync()
        {
            var reply = await driver.As(run.Workspace, "U1").SayAsync("next", sign: new() { Tries = 20 }).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            reply.Status.ShouldBe(200);
            return reply.Status;
        }

        public async ValueTask DisposeAsync()
        {
            await mode.StopAsync(CancellationToken.None);
            mode.Dispose();
            driver.Dispose();
            await run.DisposeAsync();
        }
    }

    private sealed class Kept(List<string> errors) : ILogger<SocketMode>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error)
            {
                lock (errors)
                {
                    errors.Add(formatter(state, exception));
                }
            }
        }
    }
}
