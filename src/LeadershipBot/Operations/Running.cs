using System.Net.Sockets;
using LeadershipBot.Guidance;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging.Console;

namespace LeadershipBot.Operations;

/// <summary>The bot itself, from its configuration until it is stopped.</summary>
internal static class Running
{
    // What goes wrong at the start is told in one sentence by us; these would tell it again with a stack.
    private static readonly string[] LoudAtStart = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting.Internal.Host"];

    // The scheduler waits for a start that never comes, and would hold up the end of it by the host's half minute.
    private static readonly TimeSpan EndOfNoStart = TimeSpan.FromSeconds(2);

    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <param name="switches">Configuration from the command line.</param>
    /// <param name="add">Registers everything the bot is made of.</param>
    /// <param name="map">Maps everything it answers to.</param>
    /// <exception cref="StartRefusedException">It cannot start like this.</exception>
    public static async Task UntilStoppedAsync(
        Terminal terminal, string[] switches, Action<WebApplicationBuilder, Settings, Func<Library>> add, Action<WebApplication, Settings> map)
    {
        GuideFiles.Begin();
        var builder = Configured.Builder(switches);
        var settings = Configured.Settings(builder);
        var library = Task.Run(() => Configured.Library(settings.Content));
        var lull = new Lull();
        var started = false;

        foreach (var category in LoudAtStart)
        {
            builder.Logging.AddFilter(category, level => started && level >= LogLevel.Warning);
        }

        Stamp(builder.Services);
        builder.Services.AddSingleton(lull);
        add(builder, settings, () => library.GetAwaiter().GetResult());
        await using var app = builder.Build();

        // Read beside all that; nothing starts on a broken one.
        await library;
        map(app, settings);

        if (!await StartedAsync(app, settings.Urls))
        {
            return;
        }

        started = true;

        foreach (var url in app.Urls)
        {
            await SayAsync(terminal, app, settings.WebChat ? "The web chat is at" : "LeadershipBot listens at", Reachable(url));
        }

        // Not where the program ends in it: whoever waits is told so otherwise.
        _ = Task.Delay(Lull.Length, app.Lifetime.ApplicationStopping).ContinueWith(_ => lull.End(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        await app.WaitForShutdownAsync();

        // The host ends with its part, and calls that a good end: whoever restarts what has failed would leave it lying.
        if (app.Services.GetServices<IHostedService>().OfType<BackgroundService>().FirstOrDefault(part => part.ExecuteTask is { IsFaulted: true }) is { } broken)
        {
            throw new StartRefusedException($"It ended because a part of it did, {broken.GetType().Name}; the log says why.", ExitCode.CheckFailed);
        }
    }

    // A line without its moment is worth little at three in the morning. Whoever has chosen a format keeps it.
    private static void Stamp(IServiceCollection services)
    {
        services.Configure<JsonConsoleFormatterOptions>(json => (json.TimestampFormat, json.UseUtcTimestamp) = json.TimestampFormat is null ? (Moment, true) : (json.TimestampFormat, json.UseUtcTimestamp));
        services.Configure<SimpleConsoleFormatterOptions>(plain => (plain.TimestampFormat, plain.UseUtcTimestamp) = plain.TimestampFormat is null ? ($"{Moment} ", true) : (plain.TimestampFormat, plain.UseUtcTimestamp));
    }

    // Whoever wants the log as JSON reads it by a program, line by line: a sentence between would stop it.
    private static async Task SayAsync(Terminal terminal, WebApplication app, string what, string url)
    {
        if (app.Configuration["Logging:Console:FormatterName"] == ConsoleFormatterNames.Json)
        {
            app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Running).FullName!).LogInformation("{What} {Url}", what, url);
        }
        else
        {
            await terminal.Output.WriteLineAsync($"{what} {url}");
        }
    }

    /// <returns>Whether it runs: it may be told to stop while it starts.</returns>
    private static async Task<bool> StartedAsync(WebApplication app, IReadOnlyList<string> urls)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (Exception fault)
        {
            var isStopped = fault is OperationCanceledException && app.Lifetime.ApplicationStopping.IsCancellationRequested;
            await EndAsync(app);

            if (isStopped)
            {
                return false;
            }

            if (Refusal(fault, urls) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <returns>What is wrong with the addresses; null where it is something else.</returns>
    internal static StartRefusedException? Refusal(Exception fault, IReadOnlyList<string> urls) => fault switch
    {
        SocketException { SocketErrorCode: SocketError.AccessDenied } => new($"Urls: this account may not listen on {string.Join(" and ", urls)}.", ExitCode.CheckFailed),
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => new($"Urls: this machine has no address like that of {string.Join(" and ", urls)}.", ExitCode.CheckFailed),
        SocketException or IOException { InnerException: AddressInUseException or AggregateException } => new($"Urls: {fault.Message}", ExitCode.CheckFailed),
        InvalidOperationException or FormatException when fault.Source?.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal) == true =>
            new($"Kestrel: {fault.Message}", ExitCode.CheckFailed),
        _ => null,
    };

    // What has begun already ends before what it stands on is taken away.
    private static async Task EndAsync(WebApplication app)
    {
        using var patience = new CancellationTokenSource(EndOfNoStart);

        try
        {
            await app.StopAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
        }
    }

    /// <summary>An address somebody on this machine can open: a wildcard is none.</summary>
    private static string Reachable(string url) => url
        .Replace("[::]", "localhost", StringComparison.Ordinal)
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("//*", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal);
}
