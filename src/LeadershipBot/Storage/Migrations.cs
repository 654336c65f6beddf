using System.Reflection;

namespace LeadershipBot.Storage;

/// <summary>The scripts that make the tables, and the rule by which they run: each once, in order, all in one transaction.</summary>
/// <remarks>
/// Adding a file to <c>Storage/Migrations</c> is all it takes. A script only ever adds, because during a rolling upgrade
/// the program before it still works on the tables after it. None of its statements returns rows: behind one that does,
/// Microsoft.Data.Sqlite says nothing of an error.
/// </remarks>
internal static class Migrations
{
    private const string Folder = "Migrations/";

    /// <summary>What this program knows, from version 1 on.</summary>
    public static readonly IReadOnlyList<Migration> All = Read(typeof(Migrations).Assembly);

    /// <summary>Brings the tables up to date. The caller keeps other nodes out meanwhile.</summary>
    /// <returns>The version the database is at afterwards; one more than this program knows while a newer one is being rolled out.</returns>
    /// <exception cref="StorageAwayException">The database is more than one version ahead.</exception>
    public static async Task<long> ApplyAsync(Unit unit, IReadOnlyList<Migration> scripts, DateTimeOffset now)
    {
        await unit.ExecuteAsync(
            "create table if not exists schema_version (version bigint primary key, name text not null, applied_at bigint not null)");
        var at = await unit.FindAsync<long?>("select max(version) from schema_version") ?? 0;

        if (at > scripts.Count + 1)
        {
            throw new StorageAwayException(
                $"The database (Storage:ConnectionString) is at version {at} and this program knows only {scripts.Count}: start the newer program.");
        }

        foreach (var script in scripts.Where(script => script.Version > at))
        {
            await unit.ExecuteAsync(script.Text.Replace("{identity}", unit.Dialect.Identity, StringComparison.Ordinal));
            await unit.ExecuteAsync(
                "insert into schema_version (version, name, applied_at) values (@Version, @Name, @at)",
                new { script.Version, script.Name, at = now.ToUnixTimeMilliseconds() });
        }

        return Math.Max(at, scripts.Count);
    }

    private static List<Migration> Read(Assembly assembly)
    {
        var names = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        var scripts = names.Select((name, index) => Read(assembly, name, index + 1)).ToList();

        return scripts is [] ? throw new InvalidOperationException("The program was built without its migrations.") : scripts;
    }

    private static Migration Read(Assembly assembly, string resource, int expected)
    {
        var name = Path.GetFileNameWithoutExtension(resource[Folder.Length..]);

        if (!int.TryParse(name.Split('-')[0], out var version) || version != expected)
        {
            throw new InvalidOperationException($"Migration \"{name}\" should have number {expected}.");
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new(version, name, reader.ReadToEnd());
    }
}

/// <summary>One numbered script.</summary>
/// <param name="Text">SQL that both databases read alike, with <c>{identity}</c> where they do not.</param>
internal sealed record Migration(long Version, string Name, string Text);
