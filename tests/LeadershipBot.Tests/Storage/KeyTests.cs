using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeadershipBot.Operations;
using LeadershipBot.Operations.Doctor;
using LeadershipBot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Storage;

/// <summary>The keys that encrypt tokens and replies: where they lie, what wraps them, and how that is replaced.</summary>
public sealed class KeyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("keys-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private string Shelf => Path.Combine(folder, "data", "keys");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Keys_lie_in_the_database_wrapped_and_two_nodes_read_each_others_secrets()
    {
        await using var place = await PlaceAsync(Database.Postgres);
        var certificate = Certificate("one");

        var secret = await (await StartAsync(place, certificate)).ProtectAsync("hush");

        (await (await StartAsync(place, certificate)).UnprotectAsync(secret)).ShouldBe("hush");
        (await KeysAsync(place)).ShouldHaveSingleItem().ShouldContain("EncryptedKey");
        (await KeysAsync(place)).ShouldHaveSingleItem().ShouldNotContain("<masterKey");
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_stops_the_start_with_its_name()
    {
        await using var place = await PlaceAsync(Database.Sqlite);
        Directory.CreateDirectory(Shelf);
        var file = Path.Combine(Shelf, "key-1.xml");
        await File.WriteAllTextAsync(file, "<key", Cancelled);

        (await Should.ThrowAsync<StorageAwayException>(() => StartAsync(place))).Message
            .ShouldBe($"The key {file} (Storage:KeysPath) cannot be read.");
        (await LookAsync(place)).ShouldBe((Light.Red, $"The key {file} (Storage:KeysPath) cannot be read."));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Another_certificate_takes_over_and_the_first_can_be_thrown_away(Database kind)
    {
        await using var place = await PlaceAsync(kind);
        var (old, next) = (Certificate("old"), Certificate("next"));
        var secret = await (await StartAsync(place, old)).ProtectAsync("hush");

        // Behind the one in use it only unwraps; before it, it wraps.
        (await (await StartAsync(place, old, next)).UnprotectAsync(secret)).ShouldBe("hush");
        (await (await StartAsync(place, old)).UnprotectAsync(secret)).ShouldBe("hush");
        (await (await StartAsync(place, next, old)).UnprotectAsync(secret)).ShouldBe("hush");

        (await (await StartAsync(place, next)).UnprotectAsync(secret)).ShouldBe("hush");
        (await LookAsync(place, next)).ShouldBe((Light.Green, "The keys are wrapped by the certificate."));
        (await LookAsync(place, old)).ShouldBe((Light.Red, "1 of the keys cannot be opened, and nothing they encrypt."));
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Where_no_key_can_be_opened_the_bot_does_not_start_and_makes_none(Database kind)
    {
        await using var place = await PlaceAsync(kind);
        var (right, wrong) = (Certificate("right"), Certificate("wrong"));
        var secret = await (await StartAsync(place, right)).ProtectAsync("hush");

        (await Should.ThrowAsync<StorageAwayException>(() => StartAsync(place, wrong))).Message.ShouldStartWith("None of the keys can be opened: Storage:KeysCertificatePath is another certificate");

        (await KeysAsync(place)).Count.ShouldBe(1);
        (await (await StartAsync(place, right)).UnprotectAsync(secret)).ShouldBe("hush");
    }

    [Fact]
    public async Task A_certificate_that_is_missing_since_the_keys_were_wrapped_stops_the_start_too()
    {
        await using var place = await PlaceAsync(Database.Sqlite);
        await (await StartAsync(place, Certificate("one"))).ProtectAsync("hush");

        (await Should.ThrowAsync<StorageAwayException>(() => StartAsync(place))).Message.ShouldEndWith("or is missing.");
    }

    [Fact]
    public async Task Keys_that_nothing_wrapped_are_wrapped_at_the_first_start_with_a_certificate()
    {
        await using var place = await PlaceAsync(Database.Sqlite);
        var certificate = Certificate("one");
        var secret = await (await StartAsync(place)).ProtectAsync("hush");
        (await KeysAsync(place)).ShouldHaveSingleItem().ShouldContain("<masterKey");
        (await LookAsync(place)).Light.ShouldBe(Light.Amber);
        (await LookAsync(place, certificate)).ShouldBe((Light.Amber, "1 of the keys are not wrapped by the certificate yet."));

        (await (await StartAsync(place, certificate)).UnprotectAsync(secret)).ShouldBe("hush");

        (await KeysAsync(place)).ShouldHaveSingleItem().ShouldNotContain("<masterKey");
        (await LookAsync(place, certificate)).Light.ShouldBe(Light.Green);
        (await LookAsync(place)).Light.ShouldBe(Light.Red);
    }

    [Fact]
    public async Task A_key_made_later_takes_over_and_what_the_earlier_one_encrypted_stays_readable()
    {
        await using var place = await PlaceAsync(Database.Sqlite);
        var certificate = Certificate("one");
        var node = await StartAsync(place, certificate);
        var secret = await node.ProtectAsync("hush");
        node.NewKey();

        var later = await StartAsync(place, certificate);
        var fresh = await later.ProtectAsync("hush");

        (await later.UnprotectAsync(secret)).ShouldBe("hush");
        (await KeysAsync(place)).Count.ShouldBe(2);
        // The key's id stands behind four bytes of every secret.
        fresh[..20].ShouldNotBe(secret[..20]);
    }

    [Fact]
    public async Task The_folder_of_the_keys_is_the_bots_alone()
    {
        await using var place = await PlaceAsync(Database.Sqlite);

        await StartAsync(place);

        // Where there are such rights.
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Shelf).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_stops_the_start()
    {
        await using var place = await PlaceAsync(Database.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(folder, "data"), "in the way", Cancelled);

        (await Should.ThrowAsync<StorageAwayException>(() => StartAsync(place))).Message.ShouldBe($"The folder of the keys, {Shelf} (Storage:KeysPath), cannot be made or written.");
    }

    private static async Task<Place> PlaceAsync(Database kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        return new(database, await database.OpenAsync());
    }

    private async Task<Node> StartAsync(Place place, params string[] certificates)
    {
        var node = Of(place, certificates);
        await node.GetRequiredService<KeyWrapping>().StartingAsync(Cancelled);
        return new(node);
    }

    private async Task<(Light Light, string Says)> LookAsync(Place place, params string[] certificates)
    {
        var finding = (await new KeysCheckup(new(Shelf, certificates), Of(place, certificates).GetRequiredService<KeyWrapping>()).LookAsync(Cancelled)).ShouldHaveSingleItem();
        return (finding.Light, finding.Says);
    }

    private ServiceProvider Of(Place place, string[] certificates)
    {
        var settings = new LeadershipBot.Operations.Settings(
            [], null, place.Database.Settings, new(Shelf, certificates), WebChat: false, NodaTime.Duration.FromHours(6), new(null, null, "unused"), null!, Slack: null, MsTeams: null);
        var services = new ServiceCollection().AddSingleton(place.Store).AddLogging();
        services.AddKeys(settings);
        return services.BuildServiceProvider();
    }

    private async Task<IReadOnlyList<string>> KeysAsync(Place place) => place.Database.Settings.Provider == StorageSettings.Postgres
        ? await place.Store.ReadAsync(unit => unit.QueryAsync<string>("select xml from key_ring"), Cancelled)
        : [.. Directory.EnumerateFiles(Shelf, "*.xml").Select(File.ReadAllText)];

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var path = Path.Combine(folder, $"{name}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
        return path;
    }

    private sealed record Place(TestDatabase Database, IStore Store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            ((IDisposable)Store).Dispose();
            return Database.DisposeAsync();
        }
    }

    // On threads of their own: the key ring in the database waits for it.
    private sealed record Node(IServiceProvider Services)
    {
        private IDataProtector Protector => Services.GetDataProtectionProvider().CreateProtector("test");

        public Task<string> ProtectAsync(string text) => Task.Run(() => Protector.Protect(text), Cancelled);

        public Task<string> UnprotectAsync(string secret) => Task.Run(() => Protector.Unprotect(secret), Cancelled);

        public void NewKey() => Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.KeyManagement.IKeyManager>()
            .CreateNewKey(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(90));
    }
}
