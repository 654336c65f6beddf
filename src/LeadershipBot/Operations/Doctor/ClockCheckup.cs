using LeadershipBot.Storage;

namespace LeadershipBot.Operations.Doctor;

/// <summary>This machine's clock, beside the database's where that has one of its own.</summary>
internal sealed class ClockCheckup(IStore store, StorageSettings settings, TimeProvider clock) : ICheckup
{
    /// <summary>A node that is further off neither sweeps nor sends.</summary>
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    public string Name => "Clock";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        if (settings.Provider == StorageSettings.Sqlite)
        {
            return [new(Light.Green, $"It is {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC here.")];
        }

        var before = clock.GetUtcNow();
        var there = DateTimeOffset.FromUnixTimeMilliseconds(await store.ReadAsync(
            unit => unit.FindAsync<long>("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)"), cancellationToken));
        var after = clock.GetUtcNow();
        var off = there - (before + ((after - before) / 2));

        return
        [
            off.Duration() <= Most
                ? new(Light.Green, $"This machine and the database agree to {off.Duration().TotalMilliseconds:N0} ms.")
                : new(Light.Red, $"This machine is {off.Duration().TotalSeconds:N0} s {(off > TimeSpan.Zero ? "behind" : "ahead of")} the database.", "Let both take their time from the same server: a node more than 5 s off neither asks nor sends."),
        ];
    }
}
