using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dapper;
using LeadershipBot.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LeadershipBot.Benchmarks.FaultRuns;

/// <summary>Where a run takes place: an empty database of its own, a certificate, and a folder.</summary>
internal sealed class FaultSite : IAsyncDisposable
{
    /// <summary>With what requests are signed.</summary>
    public const string Secret = "faults";

    private readonly string folder = Directory.CreateTempSubdirectory("leadershipbot-site-").FullName;

    private FaultSite(string provider) => Storage = new(provider, "");

    public StorageSettings Storage { get; private set; }

    /// <summary>A database of its own on a server that <c>tests/faults</c> has started.</summary>
    /// <param name="server">The name of the environment variable that leads to it.</param>
    public static async Task<FaultSite> OnPostgresAsync(string server = "FAULTS_POSTGRES")
    {
        var site = new FaultSite(StorageSettings.Postgres);
        var connection = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable(server)
            ?? throw new InvalidOperationException($"{server} is not set: tests/faults starts the servers and sets it."));
        var name = $"f{Guid.NewGuid():n}";
        await using (var source = NpgsqlDataSource.Create(connection.ToString()))
        await using (var command = source.CreateCommand($"create database {name}"))
        {
            await command.ExecuteNonQueryAsync();
        }

        connection.Database = name;
        connection.Timeout = 30;
        site.Storage = site.Storage with { ConnectionString = connection.ToString() };
        await File.WriteAllBytesAsync(site.Certificate, MakeCertificate());
        return site;
    }

    /// <summary>A file in a folder, or in one of its own.</summary>
    public static FaultSite OnSqlite(string? at = null)
    {
        var site = new FaultSite(StorageSettings.Sqlite);
        site.Storage = site.Storage with { ConnectionString = $"Data Source={Path.Combine(at ?? site.folder, "bot.db")}" };
        return site;
    }

    /// <summary>Fills it with a crowd that is due now.</summary>
    public Task SimulateAsync(int workspaces, int people) =>
        BotProcess.RunAsync(["simulate", "--platform", "slack", "--workspaces", $"{workspaces}", "--people", $"{people}", .. Settings]);

    /// <summary>A node on it that speaks with that Slack as fast as it can.</summary>
    public BotProcess Node(FaultSlack slack) => new(
    [
        .. Settings, "--WebChat:Enabled=false", $"--Slack:SigningSecret={Secret}", $"--Slack:ApiBaseUrl={slack.ApiBaseUrl}",
        "--Slack:Pace:Messages=100000", "--Slack:Pace:Updates=100000",
    ]);

    /// <summary>What a query finds.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using System.Data.Common.DbConnection connection = Storage.Provider == StorageSettings.Postgres
            ? new NpgsqlConnection($"{Storage.ConnectionString};Pooling=false")
            : new SqliteConnection($"{Storage.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        return [.. await connection.QueryAsync<T>(sql)];
    }

    public async Task<long> CountAsync(string sql) => (await QueryAsync<long>($"select count(*) from {sql}"))[0];

    /// <summary>Waits until something is so.</summary>
    /// <returns>Whether it was before the limit.</returns>
    public static async Task<bool> UntilAsync(Func<Task<bool>> holds, TimeSpan limit)
    {
        var end = Environment.TickCount64 + (long)limit.TotalMilliseconds;

        while (!await holds())
        {
            if (Environment.TickCount64 > end)
            {
                return false;
            }

            await Task.Delay(100);
        }

        return true;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private string Certificate => Path.Combine(folder, "keys.pfx");

    private IEnumerable<string> Settings =>
    [
        $"--Storage:Provider={Storage.Provider}", $"--Storage:ConnectionString={Storage.ConnectionString}", $"--Storage:KeysPath={Path.Combine(folder, "keys")}",
        .. Storage.Provider == StorageSettings.Postgres ? (string[])[$"--Storage:KeysCertificatePath={Certificate}"] : [],
    ];

    private static byte[] MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.Export(X509ContentType.Pfx);
    }
}
