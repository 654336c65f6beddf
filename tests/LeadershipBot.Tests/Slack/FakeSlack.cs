using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Slack;

/// <summary>Slack on loopback: several workspaces, strict where Slack is strict, and misbehaving as planned. Everything it was asked is kept.</summary>
internal sealed class FakeSlack : IAsyncDisposable
{
    private readonly TimeProvider clock;
    private readonly WebApplication app;
    private readonly List<SlackCall> calls = [];
    private readonly List<string> complaints = [];
    private readonly List<FakeWorkspace> workspaces = [];
    private long lastTs;
    private int lastId;

    private FakeSlack(TimeProvider clock)
    {
        this.clock = clock;
        Rates = new(this);
        Tokens = new(this);
        Triggers = new(this);
        Returns = new(this);
        Sockets = new(this);
        Views = new(this);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection([new("Urls", "http://127.0.0.1:0")]);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
            {
                context.Features.Set<IHttpUpgradeFeature>(new Muffler(upgrade));
            }

            return next(context);
        });
        app.UseWebSockets();
        var api = new FakeSlackApi(this);
        app.Map("/api/{method}", api.AnswerAsync);
        app.Map("/actions/{id}", Returns.AnswerAsync);
        app.Map("/commands/{id}", Returns.AnswerAsync);
        app.Map("/link", Sockets.AnswerAsync);
        app.MapGet("/oauth/v2/authorize", Tokens.Authorize);
    }

    /// <summary>Everything in here changes under this lock alone.</summary>
    public Lock Gate { get; } = new();

    public Uri Address => new(app.Urls.Single());

    /// <summary>What <c>Slack:ApiBaseUrl</c> is set to, with a slash at its end.</summary>
    public string ApiBaseUrl => new Uri(Address, "api/").ToString();

    public string AppId { get; } = "A0LEADER";

    public string ClientId { get; } = "111.222";

    public string ClientSecret { get; } = "client-secret";

    public string SigningSecret { get; } = "8f742231b10e8888abcd99yyyzzz85a5";

    /// <summary>How far its clock is ahead of everybody else's.</summary>
    public TimeSpan Offset { get; set; }

    public DateTimeOffset Now => clock.GetUtcNow() + Offset;

    public TimeProvider Clock => clock;

    /// <summary>Every list comes in short pages, the first of them empty.</summary>
    public bool AwkwardPages { get; set; }

    /// <summary>History as an app gets it that is sold outside the Marketplace: once a minute, fifteen messages.</summary>
    public bool MeagreHistory { get; set; }

    public FakeSlackFaults Faults { get; } = new();

    public FakeSlackRates Rates { get; }

    public FakeSlackTokens Tokens { get; }

    public FakeSlackTriggers Triggers { get; }

    public FakeSlackReturns Returns { get; }

    public FakeSlackSockets Sockets { get; }

    public FakeSlackViews Views { get; }

    public IReadOnlyList<FakeWorkspace> Workspaces => Snapshot(workspaces);

    /// <summary>Every call of the Web API, and every use of a <c>response_url</c> as <c>response_url</c>, in order of arrival.</summary>
    public IReadOnlyList<SlackCall> Calls => Snapshot(calls);

    /// <summary>What Slack would have refused, or a careful app would not have sent. Weather (429, planned faults, people who left) is not in it.</summary>
    public IReadOnlyList<string> Complaints => Snapshot(complaints);

    /// <param name="clock">Tells the time, expires triggers and tokens, and refills the rates. The real one when null.</param>
    public static async Task<FakeSlack> StartAsync(TimeProvider? clock = null)
    {
        var slack = new FakeSlack(clock ?? TimeProvider.System);
        await slack.app.StartAsync();
        LogWatch.Secret(slack.SigningSecret);
        LogWatch.Secret(slack.ClientSecret);
        return slack;
    }

    /// <summary>A workspace where the app is installed with the usual scopes.</summary>
    /// <param name="token">The bot's token; one is made up when null.</param>
    /// <param name="enterprise">The org it belongs to, if any.</param>
    public FakeWorkspace AddWorkspace(string id = "T1", string? token = null, string? enterprise = null)
    {
        lock (Gate)
        {
            var workspace = new FakeWorkspace(this, id, enterprise);
            workspaces.Add(workspace);
            workspace.BotToken = Tokens.Install(workspace, token: token).Value;
            return workspace;
        }
    }

    public IReadOnlyList<SlackCall> CallsTo(string method) => [.. Calls.Where(call => call.Method == method)];

    public void Complain(string what)
    {
        lock (Gate)
        {
            complaints.Add(what);
        }
    }

    public void Keep(SlackCall call)
    {
        lock (Gate)
        {
            call.Number = calls.Count + 1;
            calls.Add(call);
        }
    }

    /// <summary>A new message's name: by the fake's clock, and never twice.</summary>
    public string NextTs()
    {
        lock (Gate)
        {
            lastTs = Math.Max((Now - DateTimeOffset.UnixEpoch).Ticks / 10, lastTs + 100);
            return $"{lastTs / 1_000_000}.{lastTs % 1_000_000:D6}";
        }
    }

    public string NextId(string prefix)
    {
        lock (Gate)
        {
            return $"{prefix}{++lastId:D6}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        Faults.Dispose();
        Sockets.Drop();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
    }

    private List<T> Snapshot<T>(List<T> list)
    {
        lock (Gate)
        {
            return [.. list];
        }
    }
}
