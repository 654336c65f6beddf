using System.IO.Compression;
using System.Text.Json;
using LeadershipBot.Operations;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Tests.Operations;

/// <summary>The operator's side of what a person may ask for, on a database with a life in it.</summary>
public sealed class CommandLinePersonTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string folder = Directory.CreateTempSubdirectory("command-line-person-").FullName;

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_operator_exports_a_person_to_a_file_and_the_person_sees_that(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await LiveAsync(database);
        var file = Path.Combine(folder, "alex.zip");

        (await RunAsync(database, "export", "--person", "web/local/alex", "--out", file, "--reason", "asked  by\nletter")).ShouldBe(0, error.ToString());

        output.ToString().ShouldStartWith("alex.zip holds everything: ");

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using (var zip = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken))
        {
            new[] { "everything.json", "READ-ME.txt", "person.csv", "rhythm.csv", "check_in.csv", "handover.csv", "outbox.csv" }.ShouldBeSubsetOf(zip.Entries.Select(entry => entry.Name));
            var all = await ReadAsync(zip, "everything.json");
            all.ShouldContain("\"user_id\": \"alex\"");
            all.ShouldContain("\"answer\": \"both\"");
            all.ShouldContain("\"what\": \"storage renewal\"");
            all.ShouldNotContain("\"user_id\": \"sam\"");
            (await ReadAsync(zip, "check_in.csv")).ShouldContain("2026-W48");
        }

        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-27T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        (await alex.SayAsync("who saw it")).ShouldContain("whoever runs me exported it, giving as the reason: asked by letter.");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task An_operator_erases_a_person_and_only_the_entry_remains(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await LiveAsync(database);

        (await RunAsync(database, "erase", "--person", "web/local/alex", "--reason", "asked by letter", "--json")).ShouldBe(0, error.ToString());

        output.ToString().Replace(" ", "").Trim().ShouldContain("\"erased\":true");
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-27T08:00Z"));
        (await bot.CountAsync("person where user_id = 'alex'")).ShouldBe(0);
        (await bot.CountAsync("person where user_id = 'sam'")).ShouldBe(1);
        (await bot.CountAsync("check_in")).ShouldBe(0);
        (await bot.CountAsync("audit where act = 'erased' and actor = 'operator' and detail = 'asked by letter' and subject not in (select subject from audit_subject)")).ShouldBe(1);
    }

    [Theory]
    [InlineData("export --person 999 --out FILE", 1, "Nobody is known as 999.")]
    [InlineData("export --person web/local/nobody --out FILE", 1, "Nobody is known as web/local/nobody.")]
    [InlineData("erase --person alex", 1, "Nobody is known as alex.")]
    [InlineData("erase --person 999", 1, "Nobody is known as 999.")]
    [InlineData("erase", 2, "Option '--person' is required. Try --help.")]
    [InlineData("export", 2, "Option '--person' is required. Try --help.")]
    public async Task Whoever_is_not_known_is_refused_and_nothing_is_written(string arguments, int code, string sentence)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await LiveAsync(database);
        var file = Path.Combine(folder, "nobody.zip");

        (await RunAsync(database, [.. arguments.Split(' ').Select(word => word == "FILE" ? file : word)])).ShouldBe(code);
        error.ToString().ShouldContain(sentence);
        File.Exists(file).ShouldBeFalse();
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-27T08:00Z"));
        (await bot.CountAsync("person where user_id in ('alex', 'sam')")).ShouldBe(2);
        (await bot.CountAsync("audit where actor = 'operator'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await LiveAsync(database);
        var file = Path.Combine(folder, "there.zip");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        (await RunAsync(database, "export", "--person", "web/local/alex", "--out", file)).ShouldBe(1);
        error.ToString().ShouldContain("there.zip is there already; nothing is overwritten.");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_link_that_leads_elsewhere_is_not_followed_and_nothing_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await LiveAsync(database);
        var (link, elsewhere) = (Path.Combine(folder, "alex.zip"), Path.Combine(folder, "elsewhere"));
        File.CreateSymbolicLink(link, elsewhere);

        (await RunAsync(database, "export", "--person", "web/local/alex", "--out", link)).ShouldBe(1);

        File.Exists(elsewhere).ShouldBeFalse();
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-27T08:00Z"));
        (await bot.CountAsync("audit where actor = 'operator'")).ShouldBe(0);
    }

    [Fact]
    public async Task What_cannot_be_written_is_not_noted_as_exported()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await LiveAsync(database);

        (await RunAsync(database, "export", "--person", "web/local/alex", "--out", Path.Combine(folder, "no-such-folder", "alex.zip"))).ShouldBe(1);

        error.ToString().ShouldContain("alex.zip cannot be written: ");
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-27T08:00Z"));
        (await bot.CountAsync("audit where actor = 'operator'")).ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task The_audit_log_is_read_beside_the_running_bot_and_names_nobody(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await LiveAsync(database);
        (await RunAsync(database, "export", "--person", "web/local/alex", "--out", Path.Combine(folder, "alex.zip"), "--reason", "asked by letter")).ShouldBe(0, error.ToString());
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-27T08:00Z"));
        output.GetStringBuilder().Clear();

        (await RunAsync(database, "audit", "--json")).ShouldBe(0, error.ToString());

        var entry = JsonDocument.Parse(output.ToString()).RootElement.EnumerateArray().ShouldHaveSingleItem();
        (entry.GetProperty("actor").GetString(), entry.GetProperty("act").GetString(), entry.GetProperty("detail").GetString()).ShouldBe(("operator", "exported", "asked by letter"));
        entry.GetProperty("about").GetString()!.ShouldMatch("^[0-9a-f]{16}$");
        output.ToString().ShouldNotContain("alex");

        (await RunAsync(database, "audit", "--since", "2100-01-01", "--json")).ShouldBe(0);
        output.ToString().TrimEnd().ShouldEndWith("[]");
        (await RunAsync(database, "audit", "--since", "yesterday")).ShouldBe(2);
        error.ToString().ShouldContain("--since is \"yesterday\": it is a day, like 2026-11-01.");
        (await RunAsync(database, "audit")).ShouldBe(0);
        output.ToString().ShouldContain("operator");
    }

    [Fact]
    public async Task A_database_without_tables_has_no_audit_log()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        (await RunAsync(database, "audit")).ShouldBe(1);
        error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain("(Storage:ConnectionString)");
    }

    private static async Task LiveAsync(TestDatabase database)
    {
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await using var sam = await bot.OpenAsync("sam");
        await alex.TapAsync("Join");
        await alex.SayAsync("remember");
        await alex.SubmitAsync(("what", "storage renewal"), ("level", "inquire"), ("look", "three"));
        await bot.AtAsync("2026-11-26T13:00Z");
        await alex.TapAsync("Some of both");
    }

    private Task<int> RunAsync(TestDatabase database, params string[] args) => new CommandLine(new Terminal(output, error, ShowsProgress: false), _ => Task.CompletedTask, Composition.Add)
        .RunAsync([.. args, $"--Storage:Provider={database.Settings.Provider}", $"--Storage:ConnectionString={database.Settings.ConnectionString}",
            .. database.Settings.Provider == LeadershipBot.Storage.StorageSettings.Postgres ? new[] { $"--Storage:KeysCertificatePath={TestCertificate.Path}" } : []]);

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
