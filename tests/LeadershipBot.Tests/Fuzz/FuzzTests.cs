using System.Diagnostics;
using LeadershipBot.Tests.Chats;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>Every way in, with real requests that were spoilt: nothing falls over, nothing hangs, nothing grows, and nothing is kept that was not signed.</summary>
/// <remarks>
/// Short in the ordinary run. <c>LEADERSHIPBOT_FUZZ=200000</c> says how many requests in all, <c>LEADERSHIPBOT_FUZZ_SEED</c> another seed than the usual one;
/// what came of it stands in <c>artifacts/fuzz.txt</c>. A fault names its seed and number, which make the same request again.
/// </remarks>
[Collection(nameof(FuzzTests))]
public sealed class FuzzTests
{
    // What a database and its caches may hold more after as many requests again. Far below what one leak in each of them would make.
    private const long MostGrowth = 64L * 1024 * 1024;

    private static readonly int All = Number("LEADERSHIPBOT_FUZZ", 4_000);
    private static readonly int Seed = Number("LEADERSHIPBOT_FUZZ_SEED", 20_261_122);

    [Theory]
    [InlineData(Database.Sqlite, 0.85)]
    [InlineData(Database.Postgres, 0.05)]
    public async Task The_platforms_ways_in_hold(Database kind, double share)
    {
        var (slack, teams) = (await Life.OfAsync(ChatKind.Slack), await Life.OfAsync(ChatKind.Teams));
        await using var bot = await FuzzedBot.OnPlatformsAsync(kind);
        var strangers = new StrangersDoor();
        await strangers.BeginAsync(bot, 5);
        Door[] doors = [new SlackDoor(slack, bot.Clock), new TeamsDoor(teams, bot.Teams), strangers];

        await HoldAsync(bot, doors, [0.55, 0.3, 0.15], share, kind);
    }

    [Fact]
    public async Task The_web_chat_holds()
    {
        var web = await Life.OfAsync(ChatKind.Web);
        await using var bot = await FuzzedBot.OnWebAsync(Database.Sqlite);

        await HoldAsync(bot, [await WebDoor.OpenAsync(bot, web)], [1], 0.1, Database.Sqlite);
    }

    private static async Task HoldAsync(FuzzedBot bot, IReadOnlyList<Door> doors, double[] shares, double share, Database kind)
    {
        var watch = Stopwatch.StartNew();
        var onslaught = new Onslaught(bot, Seed);
        int[] counts = [.. shares.Select(part => (int)(All * share * part / 4))];

        // Somebody is there already, so that there is something to change.
        await WaveAsync(onslaught, doors, counts, genuine: true, 0);
        var before = (await bot.ContentAsync(), GC.GetTotalMemory(forceFullCollection: true));

        await WaveAsync(onslaught, doors, [.. counts.Select(count => count * 2)], genuine: false, 0);
        (await bot.ContentAsync()).Except(before.Item1).ShouldBeEmpty();

        await WaveAsync(onslaught, doors, counts, genuine: true, counts.Max());
        onslaught.ShouldBeFlawless();
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before.Item2;
        grown.ShouldBeLessThan(MostGrowth);

        Report($"{string.Join(", ", doors.Select(door => door.Name))} on {kind}: {counts.Sum() * 4} requests with seed {Seed} in {watch.Elapsed.TotalSeconds:F0} s, {grown / 1024:N0} KB more in memory; {onslaught.Answers}");
    }

    private static async Task WaveAsync(Onslaught onslaught, IReadOnlyList<Door> doors, int[] counts, bool genuine, int from) =>
        await Task.WhenAll(doors.Zip(counts, (door, count) => onslaught.RunAsync(door, count, genuine, from)));

    private static void Report(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        var folder = Directory.CreateDirectory(Path.Combine(RunningProgram.Fact("Program"), "..", "..", "..", "..", "..", "..", "artifacts"));
        File.AppendAllText(Path.Combine(folder.FullName, "fuzz.txt"), line + Environment.NewLine);
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
