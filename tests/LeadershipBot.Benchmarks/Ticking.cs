using System.Diagnostics;
using LeadershipBot.CheckIns;

namespace LeadershipBot.Benchmarks;

/// <summary>What an idle minute costs, and a minute in which many are due, with few people and with very many.</summary>
internal static class Ticking
{
    public static async Task RunAsync(int most)
    {
        foreach (var provider in Scratch.Providers)
        {
            foreach (var people in (int[])[1_000, 100_000, 1_000_000])
            {
                if (people <= most)
                {
                    await RunAsync(provider, people);
                }
            }
        }
    }

    private static async Task RunAsync(string provider, int people)
    {
        await using var receiver = new Receiver(TimeSpan.Zero, 0);
        await receiver.StartAsync();
        await using var scratch = await Scratch.CreateAsync(provider);

        // Nothing is let through, so that only the sweep is measured.
        await using var engine = await Engine.StartAsync(scratch.Settings, receiver.Address, new(0.01, 1, 0.01, TimeSpan.Zero));
        var due = Math.Min(people, 100_000);
        await Crowd.FillAsync(engine.Store, people, 100, due);

        var before = Environment.WorkingSet;
        var cpu = Environment.CpuUsage.TotalTime;
        var queueing = await TimeAsync(engine.Sweep);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var grown = (Environment.WorkingSet - before) >> 20;
        await TimeAsync(engine.Sweep);
        var idle = await TimeAsync(engine.Sweep);

        Table.Line($"tick     {provider,-10} {people,9:n0} people: {due:n0} due queued in {queueing.TotalSeconds:0.00} s ({due / queueing.TotalSeconds:n0}/s; {cpu.TotalSeconds:0.0} s of processor), memory +{grown} MB; an idle tick {idle.TotalMilliseconds:0.0} ms");
    }

    private static async Task<TimeSpan> TimeAsync(Sweep sweep)
    {
        var began = Stopwatch.GetTimestamp();
        await sweep.RunAsync(CancellationToken.None);
        return Stopwatch.GetElapsedTime(began);
    }
}
