using System.Diagnostics;
using LeadershipBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.Storage;

/// <summary>What an operator reads when the database cannot be opened: always one sentence, and always the key.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("leadershipbot-").FullName;

    private string Db => Path.Combine(folder, "bot.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_folder_is_made_on_the_first_start()
    {
        using var store = await OpenAsync($"Data Source={folder}/a/b/bot.db");

        File.Exists($"{folder}/a/b/bot.db").ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_until_the_first_is_gone()
    {
        using (await OpenAsync($"Data Source={Db}"))
        {
            (await RefusedAsync($"Data Source={Db}")).ShouldBe($"Another process is already working on {Db} (Storage:ConnectionString); SQLite takes one at a time.");
        }

        using var after = await OpenAsync($"Data Source={Db}");
    }

    [Fact]
    public async Task Another_name_of_the_same_file_does_not_get_past_that()
    {
        using var store = await OpenAsync($"Data Source={Db}");
        Directory.CreateDirectory($"{folder}/other");
        File.CreateSymbolicLink($"{folder}/other/link.db", Db);

        (await RefusedAsync($"Data Source={folder}/other/link.db")).ShouldStartWith("Another process is already working on");
    }

    [Theory]
    [InlineData("Data Source=:memory:", "Storage:ConnectionString must name a file, as in \"Data Source=data/leadershipbot.db\".")]
    [InlineData("", "Storage:ConnectionString must name a file, as in \"Data Source=data/leadershipbot.db\".")] // Left empty by mistake.
    [InlineData("Host=db;Database=bot", "Storage:ConnectionString is not one that SQLite understands; write \"Data Source=data/leadershipbot.db\".")] // PostgreSQL's.
    public async Task A_connection_string_that_names_no_file_is_refused(string connectionString, string sentence) =>
        (await RefusedAsync(connectionString)).ShouldBe(sentence);

    [Fact]
    public async Task A_folder_is_refused() =>
        (await RefusedAsync($"Data Source={folder}")).ShouldBe($"Storage:ConnectionString names a folder, {folder}; it must name a file.");

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        var text = string.Concat(Enumerable.Repeat("Dear diary, ", 1_000));
        await File.WriteAllTextAsync(Db, text, TestContext.Current.CancellationToken);

        (await RefusedAsync($"Data Source={Db}")).ShouldBe($"{Db} (Storage:ConnectionString) is not a database.");
        (await File.ReadAllTextAsync(Db, TestContext.Current.CancellationToken)).ShouldBe(text);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused() =>
        (await RefusedAsync("Data Source=/proc/leadershipbot/bot.db")).ShouldBe("The folder of /proc/leadershipbot/bot.db (Storage:ConnectionString) cannot be made.");

    [Fact]
    public async Task A_folder_nobody_may_write_to_is_refused() =>
        (await RefusedAsync("Data Source=/proc/self/bot.db")).ShouldBe("/proc/self/bot.db (Storage:ConnectionString) or its folder is read-only.");

    [Fact]
    public async Task A_read_only_file_is_refused()
    {
        (await OpenAsync($"Data Source={Db}")).Dispose();
        await SetReadOnlyAsync(true);

        try
        {
            (await RefusedAsync($"Data Source={Db}")).ShouldBe($"{Db} (Storage:ConnectionString) or its folder is read-only.");
        }
        finally
        {
            await SetReadOnlyAsync(false);
        }
    }

    // Root may write to what is read-only, but not to what is immutable.
    private async Task SetReadOnlyAsync(bool on)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            File.SetAttributes(Db, on ? FileAttributes.ReadOnly : FileAttributes.Normal);
            return;
        }

        using var chattr = Process.Start(new ProcessStartInfo("chattr", [on ? "+i" : "-i", Db]) { RedirectStandardError = true, UseShellExecute = false })!;
        await chattr.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(chattr.ExitCode != 0, "Root may write to everything on this file system.");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Timeout=2", "Nothing listens at the host and port in Storage:ConnectionString.")]
    [InlineData("Host=no-such-host.invalid;Timeout=2", "The host in Storage:ConnectionString is not known here.")]
    public async Task A_postgresql_that_is_away_is_said_so(string connectionString, string sentence)
    {
        using var store = new PostgresStore(connectionString, TimeProvider.System, NullLogger<PostgresStore>.Instance);

        (await Should.ThrowAsync<StorageAwayException>(() => store.OpenAsync(TestContext.Current.CancellationToken))).Message.ShouldBe(sentence);
    }

    [Fact]
    public async Task A_postgresql_without_tls_where_it_is_asked_for_is_said_so()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Postgres);
        var asking = new Npgsql.NpgsqlConnectionStringBuilder(database.Settings.ConnectionString) { SslMode = Npgsql.SslMode.Require };
        using var store = new PostgresStore($"{asking}", TimeProvider.System, NullLogger<PostgresStore>.Instance);

        (await Should.ThrowAsync<StorageAwayException>(() => store.OpenAsync(TestContext.Current.CancellationToken))).Message
            .ShouldBe("PostgreSQL speaks no TLS, which Storage:ConnectionString asks for (SSL Mode).");
    }

    [Fact]
    public void A_certificate_that_is_not_trusted_and_silence_are_told_apart()
    {
        PostgresErrors.Away(new Npgsql.NpgsqlException("Exception while performing SSL handshake", new System.Security.Authentication.AuthenticationException())).Message
            .ShouldBe("PostgreSQL's certificate is not one that Storage:ConnectionString lets pass (SSL Mode, Root Certificate).");
        PostgresErrors.Away(new Npgsql.NpgsqlException("Failed to connect", new TimeoutException())).Message
            .ShouldBe("PostgreSQL (Storage:ConnectionString) cannot be reached.");
    }

    [Fact]
    public void A_connection_string_of_the_wrong_database_is_said_so() =>
        Should.Throw<StorageAwayException>(() => new PostgresStore("Data Source=data/bot.db", TimeProvider.System, NullLogger<PostgresStore>.Instance))
            .Message.ShouldBe("Storage:ConnectionString is not one that PostgreSQL understands; write \"Host=…;Database=…;Username=…;Password=…\".");

    private static async Task<SqliteStore> OpenAsync(string connectionString)
    {
        var store = new SqliteStore(connectionString, TimeProvider.System, NullLogger<SqliteStore>.Instance);

        try
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static async Task<string> RefusedAsync(string connectionString) =>
        (await Should.ThrowAsync<StorageAwayException>(() => OpenAsync(connectionString))).Message;
}
