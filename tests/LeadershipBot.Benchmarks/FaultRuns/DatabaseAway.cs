using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>PostgreSQL stops as in a power cut while people tap, and comes back after a while. Nobody helps the bot.</summary>
internal static class DatabaseAway
{
    private static readonly TimeSpan MostToRecover = TimeSpan.FromSeconds(10);

    public static async Task<Verdict> RunAsync(bool isShort)
    {
        const int People = 400;
        var away = TimeSpan.FromSeconds(isShort ? 10 : 60);
        await using var slack = await FaultSlack.StartAsync(TimeSpan.FromMilliseconds(20));
        await using var site = await FaultSite.OnPostgresAsync("FAULTS_POSTGRES_AWAY");
        await site.SimulateAsync(4, People);
        await using var node = site.Node(slack);
        node.Start();
        await node.ReadyAsync();
        await FaultSite.UntilAsync(async () => await site.CountAsync("check_in where state = 'open'") == People, TimeSpan.FromSeconds(180));

        using var taps = new Taps(node, slack, People, 4, (await site.QueryAsync<string>("select max(week) from check_in"))[0]);
        taps.Start();
        await Task.Delay(TimeSpan.FromSeconds(3));
        await ServerAsync("halt");
        await Task.Delay(away / 2);
        var readyDuring = await node.ReadinessAsync();
        await Task.Delay(away / 2);
        await ServerAsync("resume");

        var back = Stopwatch.GetTimestamp();
        await FaultSite.UntilAsync(() => Task.FromResult(taps.LastAcknowledged > back), TimeSpan.FromSeconds(60));
        await FaultSite.UntilAsync(async () => await node.ReadinessAsync() == 200, TimeSpan.FromSeconds(60));
        var recovered = Stopwatch.GetElapsedTime(back);
        await Task.Delay(TimeSpan.FromSeconds(3));
        await taps.StopAsync();
        var isEdited = await FaultSite.UntilAsync(async () => await site.CountAsync("outbox where due_at is not null") == 0, TimeSpan.FromSeconds(120));

        var stored = (await site.QueryAsync<Answered>("select user_id as user, answer from check_in join person on person.id = person")).ToDictionary(row => row.User, row => row.Answer);
        var (lost, doubled) = (taps.Lost(stored), slack.Doubled);

        return new(
            (lost, doubled, taps.Other) == (0, 0, 0) && taps.Refused > 0 && recovered < MostToRecover && readyDuring == 503 && isEdited && node.IsRunning,
            $"PostgreSQL halted for {away.TotalSeconds:0} s while {People} people tap",
            $"{taps.Acknowledged:n0} acknowledged, {lost} of them lost; {taps.Refused:n0} told 503, {taps.Other} anything else; readiness {readyDuring} meanwhile; all well {recovered.TotalSeconds:0.0} s after it was back; {doubled} doubled{(isEdited ? "" : ", and edits still wait")}");
    }

    private static async Task ServerAsync(string verb)
    {
        var folder = Environment.GetEnvironmentVariable("FAULTS_POSTGRES_AWAY_DIR") ?? throw new InvalidOperationException("FAULTS_POSTGRES_AWAY_DIR is not set: tests/faults sets it.");
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Root(), "postgres"), [verb, folder]))!;
        await script.WaitForExitAsync();

        if (script.ExitCode != 0)
        {
            throw new InvalidOperationException($"tests/postgres {verb} ended with {script.ExitCode}.");
        }
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    // Properties, because both databases are read by them.
    private sealed record Answered
    {
        public string User { get; init; } = "";

        public string? Answer { get; init; }
    }
}
