using System.Text.Json;
using LeadershipBot.Operations;
using LeadershipBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.Operations;

/// <summary><c>doctor</c>, as an operator types it, without a platform.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("doctor-").FullName;

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_doctor_says_what_is_well_and_what_to_do_and_makes_nothing()
    {
        (await RunAsync("doctor", "--json", $"--Storage:ConnectionString=Data Source={At("sub/bot.db")}", $"--Storage:KeysPath={At("keys")}")).ShouldBe(0);

        var findings = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray()
            .Select(one => $"{one.GetProperty("part")} {one.GetProperty("light")}").ToList();
        findings.ShouldBe(["Configuration green", "Storage green", "Storage green", "Keys amber", "Platforms amber", "Content green", "Content amber", "Policy amber", "Policy amber", "Clock green"]);
        output.ToString().ShouldContain("Set Content:Safety; no invitation goes out before that.");
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
        error.ToString().ShouldBe("");
    }

    [Fact]
    public async Task The_doctor_is_red_where_the_bot_would_not_start()
    {
        (await RunAsync("doctor", "--CheckIns:Grace=soon")).ShouldBe(1);
        output.ToString().ShouldContain("CheckIns:Grace");
        output.ToString().ShouldContain("1 to mend first.");
    }

    [Fact]
    public async Task The_doctor_looks_at_a_database_that_a_bot_is_working_on()
    {
        var connection = $"Data Source={At("bot.db")}";
        using var store = new SqliteStore(connection, TimeProvider.System, NullLogger<SqliteStore>.Instance);
        await store.OpenAsync(TestContext.Current.CancellationToken);

        (await RunAsync("doctor", "--json", $"--Storage:ConnectionString={connection}")).ShouldBe(0);
        output.ToString().ShouldContain($"answers, at version {Migrations.All.Count}.");
    }

    [Fact]
    public async Task The_doctor_makes_no_key_where_none_can_be_opened_for_it_would_be_the_wrong_accounts()
    {
        var connection = $"Data Source={At("bot.db")}";
        using (var store = new SqliteStore(connection, TimeProvider.System, NullLogger<SqliteStore>.Instance))
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);

            // As data protection writes them: a mark, the name of a key, and what that key encrypted.
            byte[] token = [0x09, 0xF0, 0xC9, 0xF0, .. Guid.NewGuid().ToByteArray(), .. new byte[64]];
            await store.WriteAsync(
                unit => unit.ExecuteAsync(
                    "insert into installation (workspace, token, since, installed_at, state) values ('T1', @token, 0, 0, 'live')", new { token = System.Buffers.Text.Base64Url.EncodeToString(token) }),
                TestContext.Current.CancellationToken);
        }

        await RunAsync(
            "doctor", "--json", $"--Storage:ConnectionString={connection}", $"--Storage:KeysPath={At("keys")}",
            "--Slack:SigningSecret=hush", "--Slack:ApiBaseUrl=http://127.0.0.1:9/api/");

        output.ToString().ShouldContain("\"Slack\"");
        Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_is_none_leads_to_its_cure()
    {
        await File.WriteAllTextAsync(At("bot.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        (await RunAsync("doctor", $"--Storage:ConnectionString=Data Source={At("bot.db")}")).ShouldBe(1);

        output.ToString().ShouldNotContain("Start the database");
        output.ToString().ShouldContain("docs/when-it-stops.md");
    }

    [Fact]
    public async Task The_doctor_writes_to_PostgreSQL_and_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Postgres);

        (await LookAsync("")).ShouldBe("green PostgreSQL takes what is written. How much room it has, its own machine knows.");

        using var store = (IDisposable)await database.OpenAsync();
        (await LookAsync("")).ShouldBe("green PostgreSQL takes what is written. How much room it has, its own machine knows.");
        (await LookAsync(";Options=-c default_transaction_read_only=on")).ShouldBe("red PostgreSQL (Storage:ConnectionString) is read-only just now.");
        (await ((IStore)store).ReadAsync(unit => unit.FindAsync<long>("select count(*) from inbound"), TestContext.Current.CancellationToken)).ShouldBe(0);

        async Task<string> LookAsync(string more)
        {
            output.GetStringBuilder().Clear();
            await RunAsync("doctor", "--json", "--Storage:Provider=Postgres", $"--Storage:ConnectionString={database.Settings.ConnectionString}{more}", $"--Storage:KeysCertificatePath={TestCertificate.Path}");
            return JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().Where(one => one.GetProperty("part").GetString() == "Storage")
                .Select(one => $"{one.GetProperty("light").GetString()} {one.GetProperty("says").GetString()}").Last();
        }
    }

    private string At(string name) => Path.Combine(folder, name);

    private Task<int> RunAsync(params string[] args) =>
        new CommandLine(new Terminal(output, error, ShowsProgress: false), _ => Task.CompletedTask, Composition.Add).RunAsync(args);
}
