using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>The real program in a process of its own, started again and again with the same settings.</summary>
internal sealed class BotProcess(IReadOnlyList<string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly List<string> log = [];
    private readonly int port = FreePort();
    private Process? process;

    public Uri Address => new($"http://127.0.0.1:{port}");

    public bool IsRunning => process is { HasExited: false };

    /// <summary>Whether a line of its log holds this.</summary>
    public bool Said(string what)
    {
        lock (log)
        {
            return log.Exists(line => line.Contains(what, StringComparison.Ordinal));
        }
    }

    /// <summary>Starts it; again, if need be.</summary>
    public void Start()
    {
        process = Begin([$"--Urls={Address}", .. settings]);
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (process is { } running)
        {
            running.Kill();
            await running.WaitForExitAsync();
            running.Dispose();
            process = null;
        }
    }

    /// <summary>What readiness says; 0 where nobody answers.</summary>
    public async Task<int> ReadinessAsync()
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(Address, "/health/ready"));
            return (int)response.StatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException)
        {
            return 0;
        }
    }

    /// <summary>Waits until it is ready.</summary>
    public async Task ReadyAsync()
    {
        var began = Stopwatch.GetTimestamp();

        while (await ReadinessAsync() != 200)
        {
            if (!IsRunning || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException($"The program {(IsRunning ? "does not get ready" : "ended")}: {string.Join(" / ", log.TakeLast(5))}");
            }

            await Task.Delay(100);
        }
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task RunAsync(params string[] args)
    {
        using var verb = Begin(args);
        var said = verb.StandardError.ReadToEndAsync();
        await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();

        if (verb.ExitCode != 0)
        {
            throw new InvalidOperationException($"{args[0]} ended with {verb.ExitCode}: {await said}");
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static Process Begin(string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "LeadershipBot.dll"), .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        return Process.Start(start)!;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            lock (log)
            {
                log.Add(text);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
