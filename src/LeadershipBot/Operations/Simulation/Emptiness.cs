using LeadershipBot.Storage;

namespace LeadershipBot.Operations.Simulation;

/// <summary>Whether a database holds anything.</summary>
internal static class Emptiness
{
    // Every start leaves these behind, and they say nothing of anybody: versions, nodes, wrapped keys, Quartz's own.
    private static readonly string[] Bookkeeping = ["schema_version", "node", "key_ring"];

    /// <summary>Whether no table holds a row, also where the tables are somebody else's or not made yet.</summary>
    public static async Task<bool> IsEmptyAsync(Unit unit)
    {
        var tables = await unit.QueryAsync<string>(unit.Dialect == Dialect.Postgres
            ? "select table_name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'"
            : "select name from sqlite_master where type = 'table' and name not like 'sqlite@_%' escape '@'");

        foreach (var table in tables.Where(IsCounted))
        {
            if (await unit.FindAsync<int?>($"select 1 from \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" limit 1") is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCounted(string table) => !Bookkeeping.Contains(table, StringComparer.Ordinal) && !table.StartsWith("qrtz_", StringComparison.OrdinalIgnoreCase);
}
