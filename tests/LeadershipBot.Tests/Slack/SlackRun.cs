using LeadershipBot.Outbox;
using LeadershipBot.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Slack;

/// <summary>The whole bot beside a Slack on this machine, both on one clock, and somebody who taps and types.</summary>
internal sealed class SlackRun : IAsyncDisposable
{
    private TestDatabase database;
    private readonly bool bySocket;
    private readonly (string Key, string Value)[] more;

    private SlackRun(TestDatabase database, FakeSlack slack, HeldClock clock, bool bySocket, (string, string)[] more) =>
        (this.database, Slack, Clock, this.bySocket, this.more) = (database, slack, clock, bySocket, more);

    public FakeSlack Slack { get; }

    public HeldClock Clock { get; }

    public RunningBot Bot { get; private set; } = default!;

    public SlackDriver Driver { get; private set; } = default!;

    /// <summary>Everything the bot logged since it was started last.</summary>
    public List<string>? Log { get; init; }

    public TestDatabase Database => database;

    /// <param name="workspace">Adds people and channels to the one workspace before the bot starts.</param>
    /// <param name="faults">What goes wrong from the start; then nobody waits until the workspace is known.</param>
    public static async Task<SlackRun> StartAsync(
        Action<FakeWorkspace>? workspace = null, bool bySocket = false, string at = "2026-11-23T08:00Z", Database kind = LeadershipBot.Tests.Database.Sqlite,
        List<string>? log = null, string? enterprise = null, Action<FakeSlackFaults>? faults = null, params (string Key, string Value)[] settings)
    {
        var clock = new HeldClock(at);
        var slack = await FakeSlack.StartAsync(clock);
        var first = slack.AddWorkspace(enterprise: enterprise);
        first.AddUser("U1", "Alex");
        workspace?.Invoke(first);
        faults?.Invoke(slack.Faults);
        var run = new SlackRun(await TestDatabase.CreateAsync(kind), slack, clock, bySocket, settings) { Log = log };
        await run.StartBotAsync(waits: faults is null);
        return run;
    }

    public FakeWorkspace Workspace => Slack.Workspaces[0];

    public SlackPerson Alex { get; private set; } = default!;

    /// <summary>Starts the bot on what it left behind, as a restart does.</summary>
    /// <param name="waits">Whether until it knows its workspace.</param>
    public async Task StartBotAsync(bool waits = true)
    {
        (string, string)[] road = bySocket ? [("Slack:AppToken", Slack.Tokens.AppToken)] : [("Slack:SigningSecret", $"an-older-one,{Slack.SigningSecret}")];
        (string, string)[] settings = [("WebChat:Enabled", "false"), ("Slack:ApiBaseUrl", Slack.ApiBaseUrl), .. road];
        (string Key, string Value)[] token = more.Any(pair => pair.Key is "Slack:ClientId") ? [] : [("Slack:BotToken", Workspace.BotToken)];
        Bot = await RunningBot.StartAsync(database, Clock, Log, [.. settings, .. token, .. more]);

        if (token.Length > 0 && waits)
        {
            await UntilAsync(async () => 
                await Bot.CountAsync("installation where state = 'live'") > 0 && await Bot.CountAsync("workspace where platform = 'slack' and state = 'active'") > 0);
        }

        if (bySocket)
        {
            await Slack.Sockets.WaitAsync();
        }

        Driver = bySocket ? SlackDriver.OverSocket(Slack) : SlackDriver.OverHttp(Slack, Bot.Address);
        Alex = Driver.As(Workspace, "U1");
    }

    public async Task StopBotAsync()
    {
        Driver.Dispose();
        await Bot.DisposeAsync();
        await UntilAsync(() => Task.FromResult(Slack.Sockets.Open().Count == 0));
    }

    /// <summary>Starts another bot on what is on disk at this moment, as after a kill. The one before claims nothing more, and writes where nobody reads.</summary>
    /// <returns>Ends when the one before is gone.</returns>
    public async Task<Task> CrashAsync()
    {
        var dead = Bot;
        Driver.Dispose();
        var gone = Task.Run(async () => await dead.DisposeAsync());
        database = await database.CopyAsync();
        await StartBotAsync();
        return gone;
    }

    /// <summary>Everything that is on its way arrives, however long its pace makes it wait.</summary>
    public async Task SettleAsync(int seconds = 60)
    {
        var sender = Bot.Services.GetRequiredService<OutboxSender>();

        for (var second = 0; second < seconds; second++)
        {
            await Bot.Services.GetRequiredService<Afterwards>().IdleAsync();
            await sender.DrainAsync(TestContext.Current.CancellationToken);
            var soon = (Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds)).ToUnixTimeMilliseconds();

            if (await Bot.CountAsync($"outbox where due_at <= {soon}") == 0)
            {
                return;
            }

            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The minute's work at a moment, and what comes of it.</summary>
    public async Task AtAsync(string moment)
    {
        await Bot.AtAsync(moment);
        await SettleAsync();
    }

    /// <summary>Does something and waits for what comes of it.</summary>
    public async Task<SlackReply> DoAsync(Task<SlackReply> act)
    {
        var reply = await act;
        reply.Status.ShouldBe(200);
        await SettleAsync();
        return reply;
    }

    /// <summary>Waits, in real time, until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        while (!await holds())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Driver.Dispose();
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
        await database.DisposeAsync();
    }
}
