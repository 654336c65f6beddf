using System.Diagnostics;

namespace LeadershipBot.Tests;

/// <summary>The real program, run to its end: what it said and how it ended.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    // It either refuses at once or hangs; a slow machine is given its time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task<ProgramRun> ToItsEndAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.GetFullPath(RunningProgram.Fact("Program")), .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);

        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
