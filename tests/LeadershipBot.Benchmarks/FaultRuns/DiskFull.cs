using System.Diagnostics;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>The disk under the embedded database runs full while people tap, and somebody makes room again.</summary>
internal static class DiskFull
{
    public static async Task<Verdict> RunAsync(bool isShort)
    {
        if (Environment.GetEnvironmentVariable("FAULTS_DISK") is not { Length: > 0 } disk)
        {
            return new(null, "a small disk runs full", "only root can make one");
        }

        var people = isShort ? 200 : 400;
        await using var slack = await FaultSlack.StartAsync(TimeSpan.FromMilliseconds(20));
        await using var site = FaultSite.OnSqlite(Directory.CreateDirectory(Path.Combine(disk, "data")).FullName);
        await site.SimulateAsync(2, people);
        await using var node = site.Node(slack);
        node.Start();
        await node.ReadyAsync();
        await FaultSite.UntilAsync(async () => await site.CountAsync("check_in where state = 'open'") == people, TimeSpan.FromSeconds(180));

        using var taps = new Taps(node, slack, people, 2, (await site.QueryAsync<string>("select max(week) from check_in"))[0]);
        var filler = Path.Combine(disk, "filler");
        Fill(filler);
        taps.Start();
        var isRefused = await FaultSite.UntilAsync(() => Task.FromResult(taps.Refused > 20), TimeSpan.FromSeconds(120));
        await FaultSite.UntilAsync(async () => await node.ReadinessAsync() == 503, TimeSpan.FromSeconds(10));
        var readyDuring = await node.ReadinessAsync();
        File.Delete(filler);

        var roomy = Stopwatch.GetTimestamp();
        await FaultSite.UntilAsync(() => Task.FromResult(taps.LastAcknowledged > roomy), TimeSpan.FromSeconds(60));
        await FaultSite.UntilAsync(async () => await node.ReadinessAsync() == 200, TimeSpan.FromSeconds(60));
        var recovered = Stopwatch.GetElapsedTime(roomy);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await taps.StopAsync();

        var stored = (await site.QueryAsync<string>("select user_id || ' ' || coalesce(answer, '') from check_in join person on person.id = person"))
            .Select(row => row.Split(' ')).ToDictionary(row => row[0], string? (row) => row[1]);
        var lost = taps.Lost(stored);
        var sentence = node.Said("The disk is full: ");

        return new(
            isRefused && sentence && lost == 0 && taps.Other == 0 && readyDuring == 503 && recovered < TimeSpan.FromSeconds(10) && node.IsRunning,
            $"a disk of 16 MB (tmpfs) under SQLite runs full while {people} people tap",
            $"{taps.Acknowledged:n0} acknowledged, {lost} of them lost; {taps.Refused:n0} told 503, {taps.Other} anything else; {(sentence ? "\"The disk is full\" in the log" : "nothing in the log")}; readiness {readyDuring} meanwhile; all well {recovered.TotalSeconds:0.0} s after there was room");
    }

    // To the last byte.
    private static void Fill(string path)
    {
        using var filler = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);

        foreach (var size in (int[])[65_536, 4_096, 512])
        {
            try
            {
                while (true)
                {
                    filler.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Smaller pieces may still fit.
            }
        }
    }
}
