using System.Diagnostics;
using System.Globalization;

namespace LeadershipBot.Benchmarks;

/// <summary>The whole table, in less than ten minutes on two quiet cores.</summary>
internal static class All
{
    public static async Task RunAsync()
    {
        var began = Stopwatch.GetTimestamp();
        var load = File.Exists("/proc/loadavg") ? $", load {(await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0]}" : "";
        Table.Line(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, {Environment.Version}{load}"));
        await Answering.W1Async();
        await Answering.W1bAsync();
        await Sending.W2Async();
        await Sending.W2bAsync();
        await Sending.W2cAsync();
        await Answering.W3Async();
        await Starting.W4Async();
        await Ticking.RunAsync(1_000_000);
        Table.Line($"in {Stopwatch.GetElapsedTime(began).TotalMinutes:0.0} minutes");
    }
}
