using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeadershipBot.Storage;

namespace LeadershipBot.Tests;

/// <summary>The real program on what it must not run on: one sentence, an exit code that is not 0, and nothing is touched.</summary>
public sealed class BadStartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bad-start-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Postgres", "Host=127.0.0.1;Port=1;Timeout=3", 1, "Nothing listens at the host and port in Storage:ConnectionString.")]
    [InlineData("Postgres", "Host=no-such-host.invalid;Timeout=3", 1, "The host in Storage:ConnectionString is not known here.")]
    [InlineData("Postgres", "Data Source=bot.db", 2, "Storage:ConnectionString is not one PostgreSQL understands (Storage:Provider says which): it reads like Host=…;Database=…;Username=….")]
    [InlineData("Sqlite", "Host=db;Database=bot", 2, "Storage:ConnectionString is not one SQLite understands (Storage:Provider says which): it reads like Data Source=data/leadershipbot.db.")]
    [InlineData("Sqlite", "Data Source=/proc/leadershipbot/bot.db", 1, "The folder of /proc/leadershipbot/bot.db (Storage:ConnectionString) cannot be made.")]
    public async Task A_connection_string_that_cannot_work(string provider, string connection, int exitCode, string sentence) =>
        Check(await RunAsync(new(provider, connection)), exitCode, sentence);

    [Fact]
    public async Task A_user_or_a_database_that_the_server_does_not_know()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Postgres);
        var known = new Npgsql.NpgsqlConnectionStringBuilder(database.Settings.ConnectionString);

        Check(
            await RunAsync(new(StorageSettings.Postgres, new Npgsql.NpgsqlConnectionStringBuilder($"{known}") { Database = "nosuch" }.ToString())), 1,
            "PostgreSQL has no database of the name in Storage:ConnectionString.");
        Check(
            await RunAsync(new(StorageSettings.Postgres, new Npgsql.NpgsqlConnectionStringBuilder($"{known}") { Username = "nosuch" }.ToString())), 1,
            "PostgreSQL refuses the user or password in Storage:ConnectionString.");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_database_that_is_newer_than_the_program(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var version = Migrations.All.Count + 2;
        var store = await database.OpenAsync();
        await store.WriteAsync(
            unit => unit.ExecuteAsync("insert into schema_version (version, name, applied_at) values (@before, 'newer', 0), (@version, 'newest', 0)", new { before = version - 1, version }), Cancelled);
        ((IDisposable)store).Dispose();

        Check(
            await RunAsync(database.Settings), 1,
            $"The database (Storage:ConnectionString) is at version {version} and this program knows only {version - 2}: start the newer program.");
    }

    [Fact]
    public async Task A_second_process_on_the_same_file()
    {
        await using var first = new RunningProgram();
        await first.InitializeAsync();

        Check(
            await RunAsync(new(StorageSettings.Sqlite, $"Data Source={first.Database}")), 1,
            $"Another process is already working on {first.Database} (Storage:ConnectionString); SQLite takes one at a time.");
    }

    [Fact]
    public async Task A_node_of_the_same_version_with_another_pack_or_another_certificate()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Postgres);
        await using var first = new RunningProgram(
            "--Storage:Provider=Postgres", $"--Storage:ConnectionString={database.Settings.ConnectionString}", $"--Storage:KeysCertificatePath={TestCertificate.Path}");
        await first.InitializeAsync();

        Check(
            await RunAsync(database.Settings, $"--Content:Pack={ExamplePack()}"), 1,
            "Content:Pack is another one than that of the node of the same version which is already running on this database.");
        Check(
            await RunAsync(database.Settings, $"--Storage:KeysCertificatePath={OtherCertificate()}"), 1,
            "Storage:KeysCertificatePath is another certificate than that of the node of the same version which is already running on this database.");
        (await CountAsync(database, "node")).ShouldBe(1);

        // Too early: the first could not open what this one would wrap, so it may not wrap anything.
        var keys = await KeysAsync(database);
        Check(
            await RunAsync(database.Settings, $"--Storage:KeysCertificatePath={OtherCertificate()},{TestCertificate.Path}"), 1,
            "Storage:KeysCertificatePath is another certificate than that of the node of the same version which is already running on this database.");
        (await KeysAsync(database)).ShouldBe(keys);
    }

    [Fact]
    public async Task Simulate_on_a_database_that_holds_something()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var store = await database.OpenAsync();
        await store.WriteAsync(unit => unit.ExecuteAsync("insert into person (platform, workspace, user_id, created_at) values ('slack', 'T', 'U', 0)"), Cancelled);
        ((IDisposable)store).Dispose();

        Check(
            await ProgramRun.ToItsEndAsync(["simulate", "--platform", "slack", "--workspaces", "2", "--people", "5", .. Storage(database.Settings)]), 1,
            "The database (Storage:ConnectionString) holds something already: simulate fills only an empty one, and has changed nothing.");
        (await CountAsync(database, "person")).ShouldBe(1);
        (await CountAsync(database, "installation")).ShouldBe(0);
    }

    private static void Check(ProgramRun run, int exitCode, string sentence)
    {
        run.Error.ShouldBe(sentence + Environment.NewLine);
        run.Output.ShouldBeEmpty();
        run.ExitCode.ShouldBe(exitCode);
    }

    private Task<ProgramRun> RunAsync(StorageSettings storage, params string[] more) =>
        ProgramRun.ToItsEndAsync(["--Urls=http://127.0.0.1:0", .. Storage(storage), .. more]);

    private IEnumerable<string> Storage(StorageSettings storage) =>
    [
        $"--Storage:Provider={storage.Provider}", $"--Storage:ConnectionString={storage.ConnectionString}", $"--Storage:KeysPath={folder}/keys",
        .. storage.Provider == StorageSettings.Postgres ? (string[])[$"--Storage:KeysCertificatePath={TestCertificate.Path}"] : [],
    ];

    private static async Task<long> CountAsync(TestDatabase database, string table)
    {
        var store = await database.OpenAsync();
        using var closing = (IDisposable)store;
        return await store.ReadAsync(unit => unit.FindAsync<long>($"select count(*) from {table}"), Cancelled);
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(TestDatabase database)
    {
        var store = await database.OpenAsync();
        using var closing = (IDisposable)store;
        var keys = await store.ReadAsync(unit => unit.QueryAsync<string>("select xml from key_ring order by id"), Cancelled);
        keys.ShouldNotBeEmpty();
        return keys;
    }

    private string OtherCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=other", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllBytes($"{folder}/other.pfx", certificate.Export(X509ContentType.Pfx));
        return $"{folder}/other.pfx";
    }

    private static string ExamplePack([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "example-pack"));
}
