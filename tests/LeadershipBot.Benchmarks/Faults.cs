using System.Diagnostics;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;

namespace LeadershipBot.Benchmarks;

/// <summary>Two nodes on one PostgreSQL, and a random one of them killed again and again while everything is due. Nothing may be lost or doubled.</summary>
internal static class Faults
{
    private static readonly Pace Fast = new(100_000, 5_000, 100_000, TimeSpan.FromSeconds(1));

    /// <summary>The parent: fills the database, starts two nodes, kills, starts again, counts.</summary>
    /// <returns>0 where nothing was lost, doubled or stuck.</returns>
    public static async Task<int> KillAsync(int people, TimeSpan every, TimeSpan limit)
    {
        await using var receiver = new Receiver(TimeSpan.FromMilliseconds(20), 0);
        await receiver.StartAsync();
        await using var scratch = await Scratch.CreateAsync(StorageSettings.Postgres);
        using var store = new PostgresStore(scratch.Settings.ConnectionString, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<PostgresStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        await Crowd.FillAsync(store, people, 20, people);

        var nodes = new[] { Start(scratch, receiver), Start(scratch, receiver) };
        var (began, kills) = (Stopwatch.GetTimestamp(), 0);

        try
        {
            while (await LeftAsync(store, people) > 0 && Stopwatch.GetElapsedTime(began) < limit)
            {
                await Task.Delay(every);

                // At the end they are left alone, so that what is in doubt can be cleared up.
                if (receiver.Arrived.Count < people * 9 / 10)
                {
                    var at = Random.Shared.Next(nodes.Length);
                    nodes[at].Kill();
                    await nodes[at].WaitForExitAsync();
                    nodes[at].Dispose();
                    nodes[at] = Start(scratch, receiver);
                    kills++;
                }
            }
        }
        finally
        {
            foreach (var node in nodes)
            {
                node.Kill();
                node.Dispose();
            }
        }

        var (doubled, lost, stuck) = (receiver.Arrived.Values.Sum(times => times - 1), people - receiver.Arrived.Count, await LeftAsync(store, people));
        Table.Line($"kill     Postgres   {people:n0} due, {kills} kills in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {lost} lost, {doubled} doubled, {stuck} stuck");
        return kills > 0 && (doubled, lost, stuck) == (0, 0, 0) ? 0 : 1;
    }

    /// <summary>A node: sweeps and sends until it is killed.</summary>
    public static async Task NodeAsync(string connectionString, Uri receiver)
    {
        await using var engine = await Engine.StartAsync(new(StorageSettings.Postgres, connectionString), receiver, Fast);

        while (true)
        {
            try
            {
                await engine.Sweep.RunAsync(CancellationToken.None);
            }
            catch (StorageAwayException)
            {
                // The next second does the same work again.
            }

            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private static async Task<long> LeftAsync(PostgresStore store, int people) => people - await store.ReadAsync(
        unit => unit.FindAsync<long>("select count(*) from outbox where state = 'sent'"), CancellationToken.None);

    private static Process Start(Scratch scratch, Receiver receiver) => Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["node", scratch.Settings.ConnectionString, $"{receiver.Address}"]))!;
}
