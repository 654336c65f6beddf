using LeadershipBot.CheckIns;
using LeadershipBot.Operations;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using LeadershipBot.WebChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Tests;

/// <summary>The whole bot on a real socket, as it runs for a newcomer; only the clock is held by the test, and the minute comes when the test says so.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningBot(WebApplication app, HeldClock clock) => (this.app, Clock) = (app, clock);

    public HeldClock Clock { get; }

    public IServiceProvider Services => app.Services;

    public Uri Address => new(app.Urls.Single());

    /// <summary>Starts it on a database that may hold something already.</summary>
    /// <param name="settings">Configuration on top of the defaults.</param>
    public static Task<RunningBot> StartAsync(TestDatabase database, HeldClock clock, params (string Key, string Value)[] settings) =>
        StartAsync(database, clock, log: null, settings);

    /// <param name="log">Takes every line of the log, down to the finest; else only errors are looked at.</param>
    public static async Task<RunningBot> StartAsync(
        TestDatabase database, HeldClock clock, List<string>? log, params (string Key, string Value)[] settings) =>
        new(await BuildAsync(database, clock, log, shape: null, settings), clock);

    /// <summary>Builds it and starts it, for tests that have another way in than a socket.</summary>
    /// <param name="shape">Changes what it is made of, just before it is built.</param>
    public static async Task<WebApplication> BuildAsync(
        TestDatabase database, HeldClock clock, List<string>? log, Action<WebApplicationBuilder>? shape, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new TestLog(log));
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(
        [
            new("Urls", "http://127.0.0.1:0"),
            new("Storage:Provider", database.Settings.Provider),
            new("Storage:ConnectionString", database.Settings.ConnectionString),
            new("Storage:KeysCertificatePath", database.Settings.Provider == LeadershipBot.Storage.StorageSettings.Postgres ? TestCertificate.Path : null),
            .. settings.Select(pair => new KeyValuePair<string, string?>(pair.Key, pair.Value)),
        ]);
        var read = LeadershipBot.Operations.Settings.Read(builder.Configuration, development: true);
        var library = Configured.Library(read.Content);
        Composition.Add(builder, read, () => library);

        if (builder.Services.Any(service => service.ServiceType == typeof(MovableClock)))
        {
            builder.Services.RemoveAll<MovableClock>().AddSingleton(new MovableClock(clock));
        }
        else
        {
            builder.Services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(clock);
        }

        var scheduled = builder.Services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory?.Method.ReturnType == typeof(Schedule));
        builder.Services.Remove(scheduled).ShouldBeTrue();

        Fuzz.Recorder.AddTo(builder.Services);
        shape?.Invoke(builder);
        var built = builder.Build();
        Composition.Map(built, read);
        await built.StartAsync(TestContext.Current.CancellationToken);
        return built;
    }

    /// <summary>A minute's work: what Quartz would do, and everything that is due sent.</summary>
    public async Task TickAsync()
    {
        await PassingAsync(Services.GetRequiredService<LeadershipBot.Teams.RosterWork>().RunAsync(TestContext.Current.CancellationToken));
        await Services.GetRequiredService<LeadershipBot.Teams.TeamSweep>().RunAsync(TestContext.Current.CancellationToken);
        await Services.GetRequiredService<Sweep>().RunAsync(TestContext.Current.CancellationToken);
        await Services.GetRequiredService<OutboxSender>().DrainAsync(TestContext.Current.CancellationToken);
    }

    // Whoever looks people up and is told to come later waits by the test's clock, which stands still until the test moves it:
    // so it moves on by itself where nothing has happened for a real while, or the two would wait for each other for good.
    private async Task PassingAsync(Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(5))) != work)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await work;
    }

    /// <summary>Moves the clock to a moment and does that minute's work.</summary>
    public async Task AtAsync(string moment)
    {
        Clock.MoveTo(DateTimeOffset.Parse(moment));
        await TickAsync();
    }

    /// <summary>A leader with a window open, in a time zone.</summary>
    public Task<Window> OpenAsync(string leader, string zone = "Europe/Oslo") =>
        Window.OpenAsync(Address, leader, zone, Services.GetRequiredService<Rooms>());

    /// <summary>Counts rows, for facts that nobody can see in a chat.</summary>
    public Task<long> CountAsync(string sql) =>
        Services.GetRequiredService<IStore>().ReadAsync(unit => unit.FindAsync<long>($"select count(*) from {sql}"), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
