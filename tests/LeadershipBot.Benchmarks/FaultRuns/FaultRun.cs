using System.Diagnostics;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>One way of breaking things, and what must hold all the same.</summary>
/// <param name="Name">As it is named on the command line.</param>
/// <param name="Run">Given whether it is the short version; ends with what was found.</param>
internal sealed record FaultRun(string Name, Func<bool, Task<Verdict>> Run)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(45);

    private static readonly IReadOnlyList<FaultRun> All =
    [
        new("kill", Killing.RunAsync),
        new("away", DatabaseAway.RunAsync),
        new("full", DiskFull.RunAsync),
        new("clock", ClockBack.RunAsync),
        new("day", LongDay.RunAsync),
        new("upgrade", Upgrading.RunAsync),
    ];

    /// <summary>Runs those that are named, or all; the short ones beside each other, the long ones one after the other.</summary>
    /// <returns>0 where everything held.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var isShort = args.Contains("--short");
        var names = args.Where(arg => arg != "--short").ToList();

        if (names.Find(name => All.All(run => run.Name != name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no run \"{unknown}\": {string.Join(", ", All.Select(run => run.Name))}.");
            return 2;
        }

        var chosen = All.Where(run => names.Count == 0 || names.Contains(run.Name)).ToList();
        Table.Line("| run | what happened | what came of it | took | |");
        Table.Line("|---|---|---|---|---|");
        var verdicts = new List<Verdict>();

        if (isShort)
        {
            verdicts.AddRange(await Task.WhenAll(chosen.Select(run => run.TellAsync(isShort))));
        }
        else
        {
            foreach (var run in chosen)
            {
                verdicts.Add(await run.TellAsync(isShort));
            }
        }

        Table.Line($"succeeded: {verdicts.Count(verdict => verdict.Held == true)}");
        Table.Line($"failed: {verdicts.Count(verdict => verdict.Held == false)}");
        Table.Line($"skipped: {verdicts.Count(verdict => verdict.Held is null)}");
        return verdicts.Exists(verdict => verdict.Held == false) ? 1 : 0;
    }

    private async Task<Verdict> TellAsync(bool isShort)
    {
        var began = Stopwatch.GetTimestamp();
        Verdict verdict;

        try
        {
            verdict = await Task.Run(() => Run(isShort)).WaitAsync(Limit);
        }
        catch (Exception error)
        {
            verdict = new(false, "", $"{error.GetType().Name}: {error.Message}");
        }

        Table.Line($"| {Name} | {verdict.What} | {verdict.Came} | {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s | {verdict.Word} |");
        return verdict;
    }
}

/// <summary>What a run has found.</summary>
/// <param name="Held">Whether everything held; null where it could not be run here.</param>
/// <param name="What">What was done to it.</param>
/// <param name="Came">The figures.</param>
internal sealed record Verdict(bool? Held, string What, string Came)
{
    public string Word => Held switch { true => "held", false => "BROKEN", null => "skipped" };
}
