using System.Diagnostics;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace LeadershipBot.Tests.Operations;

/// <summary>The log as JSON, for whoever collects it.</summary>
public class JsonLogTests
{
    [Fact]
    public async Task Asked_for_JSON_every_line_is_some()
    {
        var folder = Directory.CreateTempSubdirectory("leadershipbot-").FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };

        // Sockets that can be opened nowhere, so that there is something to say.
        foreach (var argument in (string[])
        [
            "exec", Path.GetFullPath(RunningProgram.Fact("Program")), "--Urls=http://127.0.0.1:0", "--Logging:Console:FormatterName=json",
            "--Slack:AppToken=xapp-1", "--Slack:BotToken=xoxb-1", "--Slack:ApiBaseUrl=http://127.0.0.1:9/api/",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var lines = new List<JsonObject>();

        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken))
        {
            patience.CancelAfter(TimeSpan.FromSeconds(60));

            while (lines.Count < 3 && await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                lines.Add((JsonObject)JsonNode.Parse(line)!);
            }
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Directory.Delete(folder, recursive: true);

        lines.ShouldAllBe(line => line.ContainsKey("LogLevel") && line.ContainsKey("Category") && line.ContainsKey("Message"));
        lines.ShouldAllBe(line => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss.fff'Z'").Parse((string)line["Timestamp"]!).Success);
        lines.ShouldContain(line => ((string)line["Message"]!).StartsWith("LeadershipBot listens at http://127.0.0.1:"));
        lines.ShouldAllBe(line => !line.ToJsonString(null).Contains("xapp-1") && !line.ToJsonString(null).Contains("xoxb-1"));
    }
}
