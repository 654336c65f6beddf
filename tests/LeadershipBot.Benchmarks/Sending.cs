using System.Diagnostics;
using LeadershipBot.Outbox;

namespace LeadershipBot.Benchmarks;

/// <summary>Due check-ins out, from the rhythm to the mark that each has gone: W2, W2b and W2c.</summary>
internal static class Sending
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private static readonly Pace Fast = new(100_000, 5_000, 100_000, Rest);

    private const int Rounds = 3;

    // The runtime compiles what runs often anew, by what it sees, and the engine is many times what the limit is: before 60,000 messages half the time goes there.
    private const int WarmUps = 3, WarmUp = 20_000;

    /// <summary>10,000 check-ins, beside the raw limit in the same run, in turn.</summary>
    public static async Task W2Async()
    {
        var limits = new List<Sent>();
        var ours = Scratch.Providers.ToDictionary(provider => provider, _ => new List<Sent>());

        for (var round = -WarmUps; round < Rounds; round++)
        {
            var people = round < 0 ? WarmUp : 10_000;
            await using var receiver = new Receiver(TimeSpan.Zero, 0);
            await receiver.StartAsync();
            var before = Environment.CpuUsage.TotalTime;
            var limit = await RawSending.RunAsync(receiver.Address, people, 20);
            Keep(limits, new(limit, Environment.CpuUsage.TotalTime - before, people, ""));

            foreach (var (provider, runs) in ours)
            {
                Keep(runs, await RunAsync(provider, TimeSpan.Zero, 0, Fast, people, 20));
            }

            void Keep(List<Sent> runs, Sent run)
            {
                if (round >= 0)
                {
                    runs.Add(run);
                }
            }
        }

        var best = Sent.Median(limits);
        Table.Row("w2", "raw limit", best.PerSecond, 1, best.Note);

        foreach (var (provider, runs) in ours)
        {
            var reached = Sent.Median(runs);
            Table.Row("w2", provider, reached.PerSecond, best.PerSecond, reached.Note);
        }
    }

    /// <summary>The platform answers after 50 ms, 100 in flight: 2,000 a second at best; what the raw limit reaches of that stands beside it.</summary>
    public static async Task W2bAsync()
    {
        var answersAfter = TimeSpan.FromMilliseconds(50);
        await RawAsync(TimeSpan.Zero, WarmUps * WarmUp);
        Table.Row("w2b", "raw limit", await RawAsync(answersAfter, 10_000), 2_000);
        await RunAsync("w2b", answersAfter, 0, Fast, 10_000, 20, limit: 2_000);
    }

    /// <summary>429 above 50 a second in each of 20 workspaces: 1,000 a second at best.</summary>
    public static Task W2cAsync() => RunAsync("w2c", TimeSpan.Zero, 50, Pace.Within(50, 50, Rest), 10_000, 20, limit: 1_000);

    private static async Task<double> RawAsync(TimeSpan answersAfter, int messages)
    {
        await using var receiver = new Receiver(answersAfter, 0);
        await receiver.StartAsync();
        return await RawSending.RunAsync(receiver.Address, messages, 20);
    }

    private static async Task RunAsync(string work, TimeSpan answersAfter, int perSecond, Pace pace, int people, int workspaces, double limit)
    {
        foreach (var provider in Scratch.Providers)
        {
            for (var round = 0; round < WarmUps; round++)
            {
                await RunAsync(provider, TimeSpan.Zero, 0, Fast, WarmUp, workspaces);
            }

            var runs = new List<Sent>();

            for (var round = 0; round < Rounds; round++)
            {
                runs.Add(await RunAsync(provider, answersAfter, perSecond, pace, people, workspaces));
            }

            var sent = Sent.Median(runs);
            Table.Row(work, provider, sent.PerSecond, limit, sent.Note);
        }
    }

    private static async Task<Sent> RunAsync(string provider, TimeSpan answersAfter, int perSecond, Pace pace, int people, int workspaces)
    {
        await using var receiver = new Receiver(answersAfter, perSecond);
        await receiver.StartAsync();
        await using var scratch = await Scratch.CreateAsync(provider);
        await using var engine = await Engine.StartAsync(scratch.Settings, receiver.Address, pace);
        await Crowd.FillAsync(engine.Store, people, workspaces, people);

        var (before, began) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await engine.Sweep.RunAsync(CancellationToken.None);
        var swept = Stopwatch.GetElapsedTime(began);
        await UntilSentAsync(engine, receiver, people);
        var took = Stopwatch.GetElapsedTime(began);
        var doubled = receiver.Arrived.Values.Count(times => times > 1);
        var refusals = receiver.Refused == 0 ? "" : $", {receiver.Refused} refused, the last after {Stopwatch.GetElapsedTime(began, receiver.LastRefusal).TotalSeconds:0.0} s";

        return new(
            people / took.TotalSeconds, Environment.CpuUsage.TotalTime - before, people,
            $", swept in {swept.TotalSeconds:0.00} s, {receiver.Arrived.Count} arrived, {doubled} doubled{refusals}");
    }

    // To count in the database takes from those who are measured; before they have arrived there is nothing to count.
    private static async Task UntilSentAsync(Engine engine, Receiver receiver, int people)
    {
        while (receiver.Taken < people)
        {
            await Task.Delay(5);
        }

        while (await engine.Store.ReadAsync(unit => unit.FindAsync<long>("select count(*) from outbox where state = 'sent'"), CancellationToken.None) < people)
        {
            await Task.Delay(5);
        }
    }

    /// <summary>How a run went.</summary>
    /// <param name="Processor">What it took of the processors, the platform's share included.</param>
    private sealed record Sent(double PerSecond, TimeSpan Processor, int Messages, string Rest)
    {
        public string Note => $"{Processor.TotalMicroseconds / Messages:0} µs of processor each{Rest}";

        public static Sent Median(List<Sent> runs) => runs.OrderBy(run => run.PerSecond).ElementAt(runs.Count / 2);
    }
}
