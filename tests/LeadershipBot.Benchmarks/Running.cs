using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LeadershipBot.Benchmarks;

/// <summary>A process that is measured: the program itself, or the raw limit.</summary>
internal sealed class Running : IDisposable
{
    private readonly Process process;

    private Running(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it has used of the processors so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Megabytes in memory.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    /// <summary>Starts the program as an operator would.</summary>
    public static Running Program(string path, params (string Key, string Value)[] settings)
    {
        var port = FreePort();
        var start = path.EndsWith(".dll", StringComparison.Ordinal) ? new ProcessStartInfo("dotnet", [path]) : new ProcessStartInfo(path);
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        start.Environment["Urls"] = $"http://127.0.0.1:{port}";
        start.Environment["DOTNET_ENVIRONMENT"] = "Production";

        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Start(start, port);
    }

    /// <summary>Starts the raw limit.</summary>
    public static Running Raw(params string[] args)
    {
        var port = FreePort();
        return Start(new ProcessStartInfo(Environment.ProcessPath!, ["raw", $"{port}", .. args]) { RedirectStandardOutput = true, UseShellExecute = false }, port);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.WaitForExit();
        process.Dispose();
    }

    private static Running Start(ProcessStartInfo start, int port)
    {
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        return new(started, new($"http://127.0.0.1:{port}/"));
    }

    /// <summary>Waits until it listens.</summary>
    public async Task ListensAsync()
    {
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60) && !process.HasExited)
            {
                await Task.Delay(5);
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
