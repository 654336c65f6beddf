using System.Diagnostics;
using LeadershipBot.Storage;

namespace LeadershipBot.Benchmarks;

/// <summary>W4: from the start of the published program to its first durable answer, and what it holds in memory then.</summary>
internal static class Starting
{
    private const int Times = 5;

    public static async Task W4Async()
    {
        if (Published() is not { } program)
        {
            Table.Line("w4       not published: dotnet publish src/LeadershipBot -p:PublishProfile=Linux");
            return;
        }

        await using var platform = new Platform();
        await platform.StartAsync();
        await using var scratch = await Scratch.CreateAsync(StorageSettings.Sqlite);
        var week = await Answering.FillAsync(scratch, "slack", SlackTaps.Workspace, "", people: 1_000);
        (string, string)[] settings = [.. Answering.Storage(scratch), .. Answering.Slack(platform, isFast: false)];

        // Once to note down where it is installed.
        using (var first = Running.Program(program, settings))
        {
            await first.ListensAsync();
            await Task.Delay(2_000);
        }

        var (ours, raws, memory, rawMemory) = (new List<double>(), new List<double>(), 0L, 0L);

        for (var at = 1; at <= Times; at++)
        {
            var tap = SlackTaps.Of(at, 1, week, null);
            raws.Add(await TimeAsync(() => Running.Raw("slack", Path.Combine(scratch.Folder!, $"raw{at}.db"), ""), tap, raw => rawMemory = Math.Max(rawMemory, raw.Memory)));
            ours.Add(await TimeAsync(() => Running.Program(program, settings), tap, bot => memory = Math.Max(memory, bot.Memory)));
        }

        Table.Line($"w4       raw limit  {raws.Order().ElementAt(Times / 2),9:0} ms to the first durable answer (not compiled ahead), {rawMemory} MB");
        Table.Line($"w4       bot        {ours.Order().ElementAt(Times / 2),9:0} ms, {memory} MB");
    }

    private static async Task<double> TimeAsync(Func<Running> start, IReadOnlyList<byte[]> tap, Action<Running> look)
    {
        var began = Stopwatch.GetTimestamp();
        using var program = start();
        await program.ListensAsync();

        if ((await Loader.RunAsync(program.Address, tap, 1)).Refused > 0)
        {
            Table.Line("w4       the first answer was REFUSED");
        }

        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        look(program);
        return took;
    }

    private static string? Published()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "artifacts", "publish", "LeadershipBot") is var program && File.Exists(program))
            {
                return program;
            }
        }

        return null;
    }
}
