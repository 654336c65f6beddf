using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LeadershipBot.Tests;

/// <summary>Microsoft's own emulator of Teams, in a process of its own. It draws cards and charts as Teams does, and knows nothing of tokens.</summary>
public sealed class Playground : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private Playground(Process process, int port) => (this.process, Url) = (process, $"http://127.0.0.1:{port}");

    public string Url { get; }

    /// <summary>Starts it for a bot and returns once it answers.</summary>
    /// <param name="bot">Where the bot listens, without a slash at the end.</param>
    /// <param name="zone">The time zone of the person in it.</param>
    public static async Task<Playground> StartAsync(string bot, string zone = "Europe/Oslo")
    {
        var port = FreePort();
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TZ"] = zone;
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        // Without both of these it would look for somebody to tell how it is used.
        start.Environment["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "1";
        string[] quiet = ["--disable-telemetry"];

        foreach (var argument in (string[])[Program(), "start", "-e", bot + "/api/messages", "-c", "msteams", "-p", port.ToString(), .. quiet])
        {
            start.ArgumentList.Add(argument);
        }

        var playground = new Playground(Process.Start(start) ?? throw new InvalidOperationException("The emulator did not start."), port);
        playground.process.OutputDataReceived += Ignore;
        playground.process.ErrorDataReceived += Ignore;
        playground.process.BeginOutputReadLine();
        playground.process.BeginErrorReadLine();
        await playground.AnswersAsync();
        return playground;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task AnswersAsync()
    {
        using var http = new HttpClient();
        var started = Stopwatch.StartNew();

        while (true)
        {
            try
            {
                using var response = await http.GetAsync(Url);

                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            process.HasExited.ShouldBeFalse("The emulator ended instead of listening.");
            started.Elapsed.ShouldBeLessThan(Patience, "The emulator does not answer.");
            await Task.Delay(100);
        }
    }

    // What it prints has to be read, or a full pipe would stop it.
    private static void Ignore(object sender, DataReceivedEventArgs line)
    {
    }

    private static string Program() =>
        Path.Combine(RunningProgram.Fact("Root"), "tests", "LeadershipBot.Browser.Tests", "node_modules", "@microsoft", "m365agentsplayground", "cli.js");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
