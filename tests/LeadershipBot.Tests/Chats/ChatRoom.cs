using LeadershipBot.Outbox;
using LeadershipBot.Slack;
using LeadershipBot.Tests.MsTeams;
using LeadershipBot.Tests.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Chats;

/// <summary>The running bot in one of the chats, with its platform beside it. What the platform would have refused fails the test.</summary>
internal sealed class ChatRoom : IAsyncDisposable
{
    // Seconds: longer than any pace makes a message wait, shorter than the minute to the next thing that is due.
    private const int Soon = 45;

    private readonly ChatKind kind;
    private readonly TestDatabase database;
    private readonly (string Key, string Value)[] settings;
    private readonly List<Window> windows = [];
    private FakeSlack? slack;
    private FakeWorkspace? workspace;
    private SlackDriver? slackDriver;
    private FakeConnector? teams;
    private TeamsDriver? teamsDriver;

    private ChatRoom(ChatKind kind, TestDatabase database, HeldClock clock, (string Key, string Value)[] settings) =>
        (this.kind, this.database, Clock, this.settings) = (kind, database, clock, settings);

    public HeldClock Clock { get; }

    public RunningBot Bot { get; private set; } = null!;

    public FakeSlack Slack => slack!;

    public FakeWorkspace Workspace => workspace!;

    public FakeConnector Teams => teams!;

    public TeamsDriver TeamsDriver => teamsDriver!;

    public static async Task<ChatRoom> OpenAsync(ChatKind kind, TestDatabase database, string now, params (string Key, string Value)[] settings)
    {
        var room = new ChatRoom(kind, database, new HeldClock(now), settings);
        await room.BeginAsync();
        return room;
    }

    /// <summary>Stops the bot and starts it again on the same database.</summary>
    public async Task RestartAsync()
    {
        slackDriver?.Dispose();
        teamsDriver?.Dispose();
        await Bot.DisposeAsync();

        if (slack is not null)
        {
            await SlackRun.UntilAsync(() => Task.FromResult(slack.Sockets.Open().Count == 0));
        }

        await StartAsync();
    }

    /// <summary>A leader of that name, who has met the bot.</summary>
    public async Task<IChatWindow> EnterAsync(string leader, string zone = "Europe/Oslo")
    {
        switch (kind)
        {
            case ChatKind.Web:
                var window = await Bot.OpenAsync(leader, zone);
                windows.Add(window);
                return new WebWindow(window, leader);
            case ChatKind.Teams:
                var person = teams!.Tenant().Person(leader, zone);

                if (!person.Installed)
                {
                    await teamsDriver!.InstallAsync(person);
                    await SettleAsync();
                }

                return new TeamsWindow(teamsDriver!, person, SettleAsync);
            default:
                var user = $"U{leader.ToUpperInvariant()}";

                if (workspace!.User(user) is null)
                {
                    workspace.AddUser(user, leader, zone);
                    var met = slackDriver!.As(workspace, user);
                    (await met.SayAsync("hello")).Status.ShouldBe(200);
                    await SettleAsync();
                }

                return new SlackWindow(slackDriver!.As(workspace, user), SettleAsync);
        }
    }

    /// <summary>A bot and a guest of this chat, by their ids: nobody who can be asked.</summary>
    public (string Bot, string Guest) Others()
    {
        switch (kind)
        {
            case ChatKind.Web:
                return ("helper", "guest");
            case ChatKind.Teams:
                // Who is not in the tenant, or has no account there, is nobody to Teams.
                return ("00000000-0000-0000-0000-00000000b071", "00000000-0000-0000-0000-0000000090e5");
            default:
                workspace!.AddUser("UHELPER", "helper").IsBot = true;
                workspace.AddUser("UGUEST", "gale").IsGuest = true;
                return ("UHELPER", "UGUEST");
        }
    }

    /// <summary>Moves the clock to a moment, does that minute's work, and waits until everything has been sent.</summary>
    public async Task AtAsync(string moment)
    {
        await Bot.AtAsync(moment);
        await SettleAsync();
    }

    /// <summary>Waits until everything that is due soon has been sent, however long its pace makes it wait.</summary>
    public async Task SettleAsync()
    {
        for (var second = 0; second < Soon; second++)
        {
            await (Bot.Services.GetService<Afterwards>()?.IdleAsync() ?? Task.CompletedTask);
            await Bot.Services.GetRequiredService<OutboxSender>().DrainAsync(TestContext.Current.CancellationToken);

            if (await Bot.CountAsync($"outbox where due_at <= {(Clock.GetUtcNow() + TimeSpan.FromSeconds(Soon)).ToUnixTimeMilliseconds()}") == 0)
            {
                return;
            }

            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in windows)
        {
            await window.DisposeAsync();
        }

        slackDriver?.Dispose();
        teamsDriver?.Dispose();
        await Bot.DisposeAsync();

        if (slack is not null)
        {
            slack.Complaints.ShouldBeEmpty();
            await slack.DisposeAsync();
        }

        if (teams is not null)
        {
            teams.Refused.ShouldBeEmpty();
            await teams.DisposeAsync();
        }
    }

    private async Task BeginAsync()
    {
        if (kind is ChatKind.Slack or ChatKind.SlackSocket)
        {
            slack = await FakeSlack.StartAsync(Clock);
            workspace = slack.AddWorkspace();
        }
        else if (kind is ChatKind.Teams)
        {
            teams = await FakeConnector.StartAsync(Clock);
        }

        await StartAsync();
    }

    private async Task StartAsync()
    {
        (string Key, string Value)[] platform = kind switch
        {
            ChatKind.Slack => [("Slack:SigningSecret", slack!.SigningSecret), ("Slack:BotToken", workspace!.BotToken), ("Slack:ApiBaseUrl", slack.ApiBaseUrl)],
            ChatKind.SlackSocket => [("Slack:AppToken", slack!.Tokens.AppToken), ("Slack:BotToken", workspace!.BotToken), ("Slack:ApiBaseUrl", slack.ApiBaseUrl)],
            ChatKind.Teams => teams!.Settings,
            _ => [],
        };
        Bot = await RunningBot.StartAsync(database, Clock, [.. platform, .. settings]);
        if (workspace is not null)
        {
            await SlackRun.UntilAsync(async () => await Bot.CountAsync("installation where state = 'live'") > 0);
        }

        if (kind is ChatKind.SlackSocket)
        {
            await slack!.Sockets.WaitAsync();
        }

        slackDriver = kind switch
        {
            ChatKind.Slack => SlackDriver.OverHttp(slack!, Bot.Address),
            ChatKind.SlackSocket => SlackDriver.OverSocket(slack!),
            _ => null,
        };
        teamsDriver = kind is ChatKind.Teams ? new TeamsDriver(teams!, Bot.Address) : null;
    }
}
