using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace LeadershipBot.Tests;

/// <summary>The real program in a process of its own: Development, a free port of this machine, a database in an empty folder.</summary>
public sealed class RunningProgram : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("leadershipbot-").FullName;
    private readonly string[] more;
    private Process? process;

    public RunningProgram()
        : this([])
    {
    }

    /// <param name="more">Configuration beside what every test needs, as on the command line.</param>
    internal RunningProgram(params string[] more) => this.more = more;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>The file of its database.</summary>
    public string Database => Path.Combine(folder, "test.db");

    public async ValueTask InitializeAsync() => await StartAsync();

    /// <summary>Starts it, again if need be, at the same address and on the same database; returns once it answers.</summary>
    public async Task StartAsync()
    {
        process = Process.Start(StartInfo()) ?? throw new InvalidOperationException("The program did not start.");
        process.OutputDataReceived += Ignore;
        process.ErrorDataReceived += Ignore;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var http = new HttpClient();
        var started = Stopwatch.StartNew();

        while (!await AnswersAsync(http))
        {
            process.HasExited.ShouldBeFalse("The program ended instead of listening.");
            started.Elapsed.ShouldBeLessThan(Patience, "The program does not answer.");
            await Task.Delay(100);
        }
    }

    /// <summary>Stops it the hard way, as a power cut would.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A fact the build has written down.</summary>
    internal static string Fact(string name) => typeof(RunningProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(fact => fact.Key == name).Value!;

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";

        foreach (var argument in (string[])["exec", Path.GetFullPath(Fact("Program")), $"--Urls={Url}", $"--Storage:ConnectionString=Data Source={Database}", .. more])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(Url);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    // What it prints has to be read, or a full pipe would stop it.
    private static void Ignore(object sender, DataReceivedEventArgs line)
    {
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
