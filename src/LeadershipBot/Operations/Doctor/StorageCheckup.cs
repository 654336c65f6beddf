using System.Data.Common;
using LeadershipBot.Storage;

namespace LeadershipBot.Operations.Doctor;

/// <summary>The database: whether it answers, its version, and on SQLite whether its folder can be written and has room.</summary>
internal sealed class StorageCheckup(IStore store, StorageSettings settings) : ICheckup
{
    // A year of a thousand people is some 300 MB, and a backup needs as much again.
    private const long Room = 1_000_000_000;

    public string Name => "Storage";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        if (settings.Provider == StorageSettings.Sqlite && SqliteFile.Of(settings.ConnectionString) is var file)
        {
            var folder = Folder(file);

            return File.Exists(file.Path) && folder.TrueForAll(finding => finding.Light is not Light.Red)
                ? [await VersionAsync($"SQLite at {file.Path}", cancellationToken), .. folder]
                : folder;
        }

        var version = await VersionAsync("PostgreSQL", cancellationToken);
        return version.Light is Light.Red ? [version] : [version, await WritesAsync(cancellationToken)];
    }

    // Leaves nothing behind. Before the first start there is only the right to make tables to look at.
    private async Task<Finding> WritesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var isMade = await store.ReadAsync(unit => unit.FindAsync<long>("select count(*) from information_schema.tables where table_schema = current_schema() and table_name = 'inbound'"), cancellationToken) > 0;
            var writes = isMade
                ? await store.WriteAsync(WriteAsync, cancellationToken) == 1
                : await store.ReadAsync(unit => unit.FindAsync<bool?>("select has_schema_privilege(current_schema(), 'create')"), cancellationToken) is true;

            return writes
                ? new(Light.Green, "PostgreSQL takes what is written. How much room it has, its own machine knows.")
                : new(Light.Red, "The user in Storage:ConnectionString may make no tables.", "Let that user own the database: the bot makes its tables itself.");
        }
        catch (DbException fault)
        {
            return new(Light.Red, $"PostgreSQL takes nothing that is written ({fault.SqlState}).", "Let the user in Storage:ConnectionString own the database and its tables.");
        }
    }

    private static async Task<int> WriteAsync(Unit unit)
    {
        var probe = new { id = $"doctor/{Guid.NewGuid():n}" };
        await unit.ExecuteAsync("insert into inbound (id, at) values (@id, 0)", probe);
        return await unit.ExecuteAsync("delete from inbound where id = @id", probe);
    }

    private async Task<Finding> VersionAsync(string database, CancellationToken cancellationToken)
    {
        long? version;

        try
        {
            version = await store.ReadAsync(unit => unit.FindAsync<long?>("select max(version) from schema_version"), cancellationToken);
        }
        catch (Exception fault) when (fault is DbException)
        {
            version = null;
        }

        var known = Migrations.All.Count;

        return version switch
        {
            null => new(Light.Green, $"{database} answers and is empty; its tables are made at the first start."),
            { } at when at == known => new(Light.Green, $"{database} answers, at version {at}."),
            { } at when at < known => new(Light.Green, $"{database} answers, at version {at}; the next start brings it to {known}."),
            { } at when at == known + 1 => new(Light.Amber, $"{database} is at version {at}, one ahead of this program.", "Finish the upgrade: start the newer program on every node."),
            { } at => new(Light.Red, $"{database} is at version {at} and this program knows only {known}.", "Start the newer program."),
        };
    }

    private static List<Finding> Folder(SqliteFile file)
    {
        var folder = Existing(Path.GetDirectoryName(file.Path)!);
        var findings = new List<Finding>();

        if (!File.Exists(file.Path))
        {
            findings.Add(new(Light.Green, $"There is no database at {file.Path} yet; the first start makes it."));
        }

        try
        {
            var probe = Path.Combine(folder, $"doctor-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            findings.Add(new(Light.Red, $"{folder} cannot be written: {fault.Message}", "Give the account that runs the bot the right to write there, or name another file in Storage:ConnectionString."));
            return findings;
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        findings.Add(free >= Room
            ? new(Light.Green, $"{folder} can be written and has {free / 1_000_000:N0} MB free.")
            : new(Light.Amber, $"{folder} has only {free / 1_000_000:N0} MB free.", "Make room: the database and its backup need a gigabyte."));

        return findings;
    }

    // The first start makes what is missing, where it may.
    private static string Existing(string folder) =>
        Directory.Exists(folder) || Path.GetDirectoryName(folder) is not { } above ? folder : Existing(above);
}
