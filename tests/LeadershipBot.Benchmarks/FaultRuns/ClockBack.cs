using LeadershipBot.Storage;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>The clock of one node is set back an hour while it sweeps and sends; once beside another node, once alone on its file.</summary>
internal static class ClockBack
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static async Task<Verdict> RunAsync(bool isShort)
    {
        var people = isShort ? 2_000 : 50_000;
        var (lost, doubled, foundOut) = await BesideAnotherAsync(people);
        var (lostAlone, doubledAlone) = await AloneAsync(people);

        return new(
            foundOut && (lost, doubled, lostAlone, doubledAlone) == (0, 0, 0, 0),
            $"the clock of a node is set back an hour, {people:n0} due: one of two on PostgreSQL, and one alone on SQLite (by the injected clock)",
            $"PostgreSQL: {lost} lost, {doubled} doubled, the node {(foundOut ? "found it out and stood back" : "did not notice")}; SQLite: {lostAlone} lost, {doubledAlone} doubled");
    }

    private static async Task<(int Lost, int Doubled, bool FoundOut)> BesideAnotherAsync(int people)
    {
        await using var site = await FaultSite.OnPostgresAsync();
        await site.SimulateAsync(5, people);
        var (right, wrong) = (TimeProvider.System, new FaultClock());
        var chat = new FaultChat(right, TimeSpan.FromMilliseconds(20));
        await using var one = await FaultHost.StartAsync(site.Storage, chat, right);
        await using var other = await FaultHost.StartAsync(site.Storage, chat, wrong);

        var sweeping = Task.WhenAll(Task.Run(() => one.Sweep.RunAsync(CancellationToken.None)), Task.Run(() => other.Sweep.RunAsync(CancellationToken.None)));
        await FaultSite.UntilAsync(() => Task.FromResult(chat.Posts.Count > people / 10), TimeSpan.FromSeconds(60));
        wrong.SetBack(Hour);
        await sweeping;
        var foundOut = await FaultSite.UntilAsync(() => Task.FromResult(other.IsOff), TimeSpan.FromSeconds(20));

        // Both look again, as in the next minutes.
        await one.Sweep.RunAsync(CancellationToken.None);
        await other.Sweep.RunAsync(CancellationToken.None);
        await SettledAsync(one.Store);

        return (people - chat.Posts.Count + chat.Doubled, chat.Doubled, foundOut);
    }

    private static async Task<(int Lost, int Doubled)> AloneAsync(int people)
    {
        await using var site = FaultSite.OnSqlite();
        await site.SimulateAsync(5, people);
        var clock = new FaultClock();
        var chat = new FaultChat(TimeProvider.System, TimeSpan.FromMilliseconds(20));
        await using var node = await FaultHost.StartAsync(site.Storage, chat, clock);

        var sweeping = Task.Run(() => node.Sweep.RunAsync(CancellationToken.None));
        await FaultSite.UntilAsync(() => Task.FromResult(chat.Posts.Count > people / 10), TimeSpan.FromSeconds(60));
        clock.SetBack(Hour);
        await sweeping;

        // The lost hour passes again; what had to wait for it goes then.
        for (var minute = 0; minute <= 60; minute++)
        {
            clock.SetBack(TimeSpan.FromMinutes(-1));
            await node.Sweep.RunAsync(CancellationToken.None);
            await node.Sender.DrainAsync(CancellationToken.None);
        }

        await SettledAsync(node.Store);
        return (people - chat.Posts.Count + chat.Doubled, chat.Doubled);
    }

    private static Task<bool> SettledAsync(IStore store) => FaultSite.UntilAsync(
        async () => await store.ReadAsync(unit => unit.FindAsync<long>("select count(*) from outbox where due_at is not null"), CancellationToken.None) == 0,
        TimeSpan.FromMinutes(3));
}
