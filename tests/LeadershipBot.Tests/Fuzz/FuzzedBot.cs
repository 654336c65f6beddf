using System.Net;
using System.Security.Cryptography;
using System.Text;
using LeadershipBot.MsTeams;
using LeadershipBot.Outbox;
using LeadershipBot.Slack;
using LeadershipBot.Storage;
using LeadershipBot.Tests.MsTeams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>A whole bot without a socket: requests go straight into its pipeline, and the platforms it would call say yes to everything.</summary>
internal sealed class FuzzedBot : IAsyncDisposable
{
    public const string SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    // No act of a healthy program takes longer, on however slow a machine.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestDatabase database;
    private readonly WebApplication app;
    private readonly FakeConnector? teams;

    private FuzzedBot(TestDatabase database, WebApplication app, FakeConnector? teams, HeldClock clock, ErrorLog errors) =>
        (this.database, this.app, this.teams, Clock, Errors) = (database, app, teams, clock, errors);

    public HeldClock Clock { get; }

    /// <summary>What it logged as an error, and every line that holds a person's words.</summary>
    public ErrorLog Errors { get; }

    public FakeConnector Teams => teams!;

    /// <summary>Slack by HTTP and OAuth, and Teams.</summary>
    public static async Task<FuzzedBot> OnPlatformsAsync(Database kind)
    {
        var clock = new HeldClock(Life.Start);
        var around = await FakeConnector.StartAsync(clock);
        var bot = await StartAsync(
            kind, clock, around,
            [
                ("WebChat:Enabled", "false"), ("PublicUrl", "https://leadership.example"), ("Slack:SigningSecret", SigningSecret), ("Slack:ClientId", "111.222"),
                ("Slack:ClientSecret", "a-client-secret"), .. around.Settings,
            ]);
        await bot.app.Services.GetRequiredService<IInstallations>().SaveAsync(
            new("T1", "xoxb-a-token-of-T1", "U0BOT", "B0BOT", "A0LEADER", null, null, null, clock.GetUtcNow()), TestContext.Current.CancellationToken);
        return bot;
    }

    /// <summary>The web chat alone.</summary>
    public static Task<FuzzedBot> OnWebAsync(Database kind) => StartAsync(kind, new HeldClock(Life.Start), around: null, []);

    /// <summary>Sends one request.</summary>
    /// <returns>The status, and what it said where that is wanted.</returns>
    /// <exception cref="TimeoutException">It hangs.</exception>
    public async Task<(int Status, HttpContext Context)> SendAsync(Action<HttpContext> request)
    {
        // A stream of events has no end: its beginning is enough.
        using var enough = new CancellationTokenSource();
        var context = await app.GetTestServer().SendAsync(request, enough.Token).WaitAsync(Patience);

        if (context.Response.ContentType != "text/event-stream")
        {
            await context.Response.Body.CopyToAsync(Stream.Null, CancellationToken.None).WaitAsync(Patience);
        }

        await enough.CancelAsync();
        return (context.Response.StatusCode, context);
    }

    /// <summary>Everything in the database, table by table: how many rows, and a hash of them.</summary>
    public async Task<IReadOnlyList<string>> ContentAsync()
    {
        var tables = database.Settings.Provider == StorageSettings.Sqlite
            ? "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name"
            : "select table_name from information_schema.tables where table_schema = current_schema() order by table_name";

        // Who runs when is written down all the time.
        string[] living = ["node", "clock", "schema_version", "xml_key", "data_protection_key"];

        return await app.Services.GetRequiredService<IStore>().ReadAsync(
            async unit =>
            {
                var lines = new List<string>();

                foreach (var table in (await unit.QueryAsync<string>(tables)).Where(table => !living.Contains(table) && !table.StartsWith("qrtz", StringComparison.OrdinalIgnoreCase)))
                {
                    var rows = await unit.QueryAsync<dynamic>($"select * from {table}");
                    var text = string.Join('|', rows.Select(row => string.Join(',', ((IDictionary<string, object?>)row).Values)).Order(StringComparer.Ordinal));
                    lines.Add($"{table}: {rows.Count} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}");
                }

                return lines;
            },
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await (teams?.DisposeAsync() ?? ValueTask.CompletedTask);
        await database.DisposeAsync();
    }

    private static async Task<FuzzedBot> StartAsync(Database kind, HeldClock clock, FakeConnector? around, (string, string)[] settings)
    {
        var made = await TestDatabase.CreateAsync(kind);
        var errors = new ErrorLog();
        var built = await RunningBot.BuildAsync(
            made, clock, log: null,
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders().AddProvider(errors);
                Answer(builder.Services);
            },
            settings);
        return new(made, built, around, clock, errors);
    }

    // The way out is another test's; here it must cost nothing and never wait, and what is written must be written by what came in.
    private static void Answer(IServiceCollection services)
    {
        services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory?.Method.ReturnType == typeof(OutboxSender)));

        if (services.Any(service => service.ServiceType == typeof(WebApi)))
        {
            services.RemoveAll<WebApi>().AddSingleton(provider => new WebApi(
                new HttpClient(new Yes()), provider.GetRequiredService<SlackOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<WebApi>>()));
        }

        if (services.Any(service => service.ServiceType == typeof(Connector)))
        {
            services.RemoveAll<Connector>().AddSingleton(provider => new Connector(
                new HttpClient(new Yes()), provider.GetRequiredService<OutboundToken>(), provider.GetRequiredService<Turnstile>(), provider.GetRequiredService<MsTeamsSettings>(), provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<Connector>>()));
        }
    }

    private sealed class Yes : HttpMessageHandler
    {
        private const string Everything =
            """
            {"ok":true,"id":"1","channel":"D1","ts":"1795000000.000100","message_ts":"1795000000.000100","members":[],"users":[],"teams":[],"view":{"id":"V1","hash":"1"},
            "user":{"id":"U1","team_id":"T1","name":"alex","tz":"Europe/Oslo"}}
            """;

        // A code is worth nothing here: whoever brings one is told so.
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(
                request.RequestUri!.AbsolutePath.EndsWith("oauth.v2.access", StringComparison.Ordinal) ? """{"ok":false,"error":"invalid_code"}""" : Everything,
                Encoding.UTF8, "application/json"),
        });
    }
}

/// <summary>Keeps what must not be in a log: errors, and what somebody typed.</summary>
internal sealed class ErrorLog : ILoggerProvider, ILogger
{
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (faults)
            {
                return [.. faults.Take(20)];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("LeadershipBot", StringComparison.Ordinal) ? this : new Strict(this);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";

        // The last look at what goes out says so aloud when it holds something back, which is what it is for.
        var isGuard = line.StartsWith("A response was not sent: it led elsewhere", StringComparison.Ordinal);

        if ((logLevel >= LogLevel.Error && !isGuard) || line.Contains(Dictionary.Marker, StringComparison.OrdinalIgnoreCase) || line.Contains(FuzzedBot.SigningSecret, StringComparison.Ordinal))
        {
            lock (faults)
            {
                // Where it was is in the first frames; the rest is the framework's.
                faults.Add(line[..Math.Min(line.Length, 1_500)]);
            }
        }
    }

    public void Dispose()
    {
    }

    // Of the libraries only what the shipped configuration lets through.
    private sealed class Strict(ErrorLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
