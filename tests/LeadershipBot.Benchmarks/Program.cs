using System.Globalization;
using LeadershipBot.Benchmarks;

// Each name runs one piece of work; more than one may be named. "kill" takes how many are due and the seconds between two kills.
switch (args)
{
    case ["node", var connectionString, var receiver]:
        await Faults.NodeAsync(connectionString, new(receiver));
        return 0;
    case ["kill", .. var rest]:
        return await Faults.KillAsync(
            rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 10_000,
            TimeSpan.FromSeconds(rest.Length > 1 ? double.Parse(rest[1], CultureInfo.InvariantCulture) : 2),
            TimeSpan.FromMinutes(10));
    case ["faults", .. var rest]:
        return await LeadershipBot.Benchmarks.FaultRuns.FaultRun.RunAsync(rest);
    case ["tick", .. var rest]:
        await Ticking.RunAsync(rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 1_000_000);
        return 0;
}

var work = new Dictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["w2"] = Sending.W2Async,
    ["w2b"] = Sending.W2bAsync,
    ["w2c"] = Sending.W2cAsync,
    ["tokens"] = Tokens.RunAsync,
};

if (args.Length == 0 || args.FirstOrDefault(name => !work.ContainsKey(name)) is not null)
{
    await Console.Error.WriteLineAsync($"usage: {string.Join(" | ", work.Keys)} … | tick [MOST-PEOPLE] | kill [PEOPLE [SECONDS]] | faults [--short] [RUN…] (by tests/faults)");
    return 2;
}

foreach (var name in args)
{
    await work[name]();
}

return 0;
