using System.Diagnostics;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>Many requests at a few doors, several at once, each made by chance from the seed, the door and its number alone.</summary>
/// <param name="seed">The same seed makes the same requests.</param>
internal sealed class Onslaught(FuzzedBot bot, int seed)
{
    private const int AtOnce = 16;

    private const int FaultsShown = 5;

    private readonly List<string> faults = [];
    private readonly Dictionary<string, int> answers = [];
    private readonly Lock gate = new();

    /// <summary>How often which answer was given, at which door.</summary>
    public string Answers => string.Join(", ", answers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));

    /// <summary>Sends them.</summary>
    /// <param name="genuine">Whether they are signed.</param>
    /// <param name="from">The number of the first, so that a second wave differs from the first.</param>
    public async Task RunAsync(Door door, int count, bool genuine, int from = 0)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(from, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) => await OneAsync(door, number, genuine));
    }

    /// <summary>Nothing fell over, nothing hung, and no line of the log was an error or held somebody's words.</summary>
    public void ShouldBeFlawless()
    {
        string[] all = [.. bot.Errors.Faults.Take(FaultsShown), .. faults.Take(FaultsShown)];
        all.ShouldBeEmpty();
    }

    private async Task OneAsync(Door door, int number, bool genuine)
    {
        // Not the framework's own hash, which is another one in every process.
        var dice = new Random(unchecked((seed * 486_187_739) + (number * 16_777_619) + (door.Name.Length * 31) + (genuine ? 1 : 0)));

        try
        {
            var (status, _) = await bot.SendAsync(door.Request(dice, genuine));

            lock (gate)
            {
                var key = $"{door.Name}{(genuine ? "" : " unsigned")} {status}";
                answers[key] = answers.GetValueOrDefault(key) + 1;

                if (!door.May(status, genuine))
                {
                    faults.Add($"{door.Name}, seed {seed}, number {number}, {(genuine ? "signed" : "unsigned")}: {status}");
                }
            }
        }
        catch (Exception fault) when (fault is not UnreachableException)
        {
            lock (gate)
            {
                faults.Add($"{door.Name}, seed {seed}, number {number}, {(genuine ? "signed" : "unsigned")}: {fault}");
            }
        }
    }
}
