using System.Diagnostics;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>Two nodes on one PostgreSQL, everybody due, and a random one of them killed again and again and started again.</summary>
internal static class Killing
{
    public static async Task<Verdict> RunAsync(bool isShort)
    {
        var (people, every) = isShort ? (2_000, TimeSpan.FromSeconds(2)) : (100_000, TimeSpan.FromSeconds(5));
        await using var slack = await FaultSlack.StartAsync(isShort ? TimeSpan.FromMilliseconds(600) : TimeSpan.FromMilliseconds(50));
        await using var site = await FaultSite.OnPostgresAsync();
        await site.SimulateAsync(20, people);
        await using var one = site.Node(slack);
        await using var other = site.Node(slack);
        one.Start();
        other.Start();
        await Task.WhenAll(one.ReadyAsync(), other.ReadyAsync());

        // The minute's tick finds them.
        await FaultSite.UntilAsync(() => Task.FromResult(!slack.Posts.IsEmpty()), TimeSpan.FromSeconds(150));
        var began = Stopwatch.GetTimestamp();
        var kills = 0;
        var last = began;

        // At the end they are left alone, so that what is in doubt can be cleared up.
        while (slack.Posts.Count < people * 9 / 10 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(isShort ? 3 : 20))
        {
            await Task.Delay(every);
            var unlucky = Random.Shared.Next(2) == 0 ? one : other;

            // On a busy machine a start takes longer than the wait, and whoever is killed before it is up proves nothing.
            if (await unlucky.ReadinessAsync() == 200)
            {
                await unlucky.KillAsync();
                unlucky.Start();
                kills++;
                last = Stopwatch.GetTimestamp();
            }
        }

        await FaultSite.UntilAsync(async () => await StuckAsync(site) == 0 && await site.CountAsync("outbox") == people, TimeSpan.FromMinutes(isShort ? 4 : 15));
        var (lost, doubled, stuck) = (people - slack.Posts.Count, slack.Doubled, await StuckAsync(site));
        var looked = await site.CountAsync("outbox where looks > 0");

        return new(
            kills > 0 && (lost, doubled, stuck) == (0, 0, 0),
            $"two nodes on PostgreSQL, {people:n0} due, {kills} × kill -9 and restart, one each {Stopwatch.GetElapsedTime(began, last).TotalSeconds / Math.Max(1, kills):0.0} s ({every.TotalSeconds:0} s wanted)",
            $"{lost} lost, {doubled} doubled, {stuck} stuck; {looked} were looked for in the chat and sent again");
    }

    private static Task<long> StuckAsync(FaultSite site) => site.CountAsync("outbox where state <> 'sent' or due_at is not null");

    private static bool IsEmpty(this IReadOnlyDictionary<string, int> posts) => posts.Count == 0;
}
