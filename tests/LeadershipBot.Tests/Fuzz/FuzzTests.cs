using System.Diagnostics;
using System.Text.Json.Nodes;
using LeadershipBot.Tests.Chats;
using LeadershipBot.Tests.Slack;

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

    private const int Piece = 1_000;

    private const int SocketPiece = 50;

    private const double SocketShare = 0.05;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

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

        await KeysAsync(bot, doors[1]);
        await HoldAsync(bot, doors, [0.55, 0.3, 0.15], share, kind);
    }

    [Fact]
    public async Task The_web_chat_holds()
    {
        var web = await Life.OfAsync(ChatKind.Web);
        await using var bot = await FuzzedBot.OnWebAsync(Database.Sqlite);

        await HoldAsync(bot, [await WebDoor.OpenAsync(bot, web)], [1], 0.1, Database.Sqlite);
    }

    [Fact]
    public async Task Frames_that_make_no_sense_leave_the_line_as_it_was()
    {
        var real = await Life.OfAsync(ChatKind.Slack);
        var log = new List<string>();
        await using var run = await SlackRun.StartAsync(bySocket: true, log: log);
        var (frames, count, watch) = (new SocketFrames(real), (int)(All * SocketShare), Stopwatch.StartNew());
        var line = run.Slack.Sockets.Open()[0];

        for (var number = 0; number < count; number++)
        {
            await line.WriteRawAsync(frames.Make(new Random(unchecked((Seed * 486_187_739) + number))));

            // One that makes sense, now and then: it is acknowledged on the same line, or the line is gone.
            if (number % SocketPiece == SocketPiece - 1)
            {
                var canary = new JsonObject { ["envelope_id"] = $"canary-{number}", ["type"] = "hello there", ["payload"] = new JsonObject() };
                (await line.SendAsync(canary, TimeSpan.FromHours(1)).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken)).ShouldNotBeNull();
            }
        }

        run.Slack.Sockets.Open().ShouldContain(line);
        log.ShouldNotContain(entry => entry.Contains("could not be taken", StringComparison.Ordinal));
        Report($"Socket frames: {count} with seed {Seed} in {watch.Elapsed.TotalSeconds:F0} s");
    }

    // The keys are fetched once, over a real wire: until they are there, Teams is asked to come again.
    private static async Task KeysAsync(FuzzedBot bot, Door teams)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        for (var number = 0; (await bot.SendAsync(teams.Request(new Random(number), genuine: true))).Status is 503; number++)
        {
            await Task.Delay(100, patience.Token);
            bot.Clock.Advance(TimeSpan.FromSeconds(10));
        }
    }

    private static async Task HoldAsync(FuzzedBot bot, IReadOnlyList<Door> doors, double[] shares, double share, Database kind)
    {
        var watch = Stopwatch.StartNew();
        var onslaught = new Onslaught(bot, Seed);
        int[] counts = [.. shares.Select(part => (int)(All * share * part / 4))];

        // Somebody is there already, so that there is something to change.
        await WaveAsync(bot, onslaught, doors, counts, genuine: true, 0);
        var before = (await bot.ContentAsync(), GC.GetTotalMemory(forceFullCollection: true));

        await WaveAsync(bot, onslaught, doors, [.. counts.Select(count => count * 2)], genuine: false, 0);
        (await bot.ContentAsync()).Except(before.Item1).ShouldBeEmpty();

        await WaveAsync(bot, onslaught, doors, counts, genuine: true, counts.Max());
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before.Item2;
        grown.ShouldBeLessThan(MostGrowth);

        Report($"{string.Join(", ", doors.Select(door => door.Name))} on {kind}: {counts.Sum() * 4} requests with seed {Seed} in {watch.Elapsed.TotalSeconds:F0} s, {grown / 1024:N0} KB more in memory; {onslaught.Answers}");
    }

    // In pieces, with a pause of the clock's between: it must not pass while somebody waits for an answer.
    private static async Task WaveAsync(FuzzedBot bot, Onslaught onslaught, IReadOnlyList<Door> doors, IReadOnlyList<int> counts, bool genuine, int from)
    {
        var pieces = Math.Max(1, counts.Sum() / Piece);

        for (var piece = 0; piece < pieces; piece++)
        {
            await Task.WhenAll(doors.Select((door, index) =>
            {
                var (first, last) = (counts[index] * piece / pieces, counts[index] * (piece + 1) / pieces);
                return onslaught.RunAsync(door, last - first, genuine, from + first);
            }));
            onslaught.ShouldBeFlawless();
            bot.Clock.Advance(Pause);
        }
    }

    private static void Report(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        var folder = Directory.CreateDirectory(Path.Combine(RunningProgram.Fact("Program"), "..", "..", "..", "..", "..", "..", "artifacts"));
        File.AppendAllText(Path.Combine(folder.FullName, "fuzz.txt"), line + Environment.NewLine);
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
