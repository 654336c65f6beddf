using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LeadershipBot.Guidance;
using LeadershipBot.Operations;
using LeadershipBot.Storage;
using Microsoft.Extensions.Configuration;
using NodaTime;

namespace LeadershipBot.Tests.Operations;

public class SettingsTests
{
    [Fact]
    public void With_nothing_set_the_bot_runs_on_its_defaults()
    {
        var settings = Read();

        settings.Urls.ShouldBe(["http://127.0.0.1:5080"]);
        settings.PublicUrl.ShouldBeNull();
        settings.WebChat.ShouldBeFalse();
        settings.Grace.ShouldBe(Duration.FromHours(6));
        settings.Storage.ShouldBe(new(StorageSettings.Sqlite, "Data Source=data/leadershipbot.db"));
        settings.Keys.Path.ShouldBe(Path.GetFullPath("data/keys"));
        settings.Keys.CertificatePaths.ShouldBeEmpty();
        settings.Content.ShouldBe(new(null, null, Pack.BuiltIn));
        settings.Policy.ShouldBe(new(null, null, TeamTrend: true, Sharing: true, 5, Duration.FromDays(26 * 7)));
    }

    [Fact]
    public void Development_has_the_web_chat_and_lets_anyone_enable_a_team()
    {
        var settings = Settings.Read(Configuration(), development: true);

        settings.WebChat.ShouldBeTrue();
        settings.Policy.WhoMayEnable.ShouldBeOfType<WhoMayEnable.Anyone>();
    }

    [Fact]
    public void Everything_that_can_be_set_is_read()
    {
        var settings = Read(
            "urls=http://*:8080;http://[::1]:0", "PublicUrl=https://leadership.example.com", "storage:provider=postgres",
            "Storage:ConnectionString=Host=db;Password=hush", "Storage:KeysPath=k", $"Storage:KeysCertificatePath={typeof(SettingsTests).Assembly.Location}, /dev/null", "WebChat:Enabled=", "CheckIns:Grace=PT90M",
            "Content:Safety=Call Ada on 4711.", "Content:EssayUrl=https://example.com/essay", "Content:Pack=own",
            "Policy:WhoMayEnable=U1, U2", "Policy:Agreement=Agreed: https://example.com/a", "Policy:TeamTrend=off",
            "Policy:Sharing=Off", "Policy:AnonymityThreshold=8", "Policy:AnswerRetention=P100D");

        settings.Urls.ShouldBe(["http://*:8080", "http://[::1]:0"]);
        settings.PublicUrl.ShouldBe(new Uri("https://leadership.example.com"));
        settings.Storage.ShouldBe(new(StorageSettings.Postgres, "Host=db;Password=hush"));
        settings.Keys.Path.ShouldBe(Path.GetFullPath("k"));
        settings.Keys.CertificatePaths.ShouldBe([typeof(SettingsTests).Assembly.Location, "/dev/null"]);
        settings.Grace.ShouldBe(Duration.FromMinutes(90));
        settings.Content.ShouldBe(new("Call Ada on 4711", "https://example.com/essay", Path.GetFullPath("own")));
        settings.Policy.WhoMayEnable.ShouldBeOfType<WhoMayEnable.These>().Users.ShouldBe(["U1", "U2"], ignoreOrder: true);
        (settings.Policy.Agreement, settings.Policy.TeamTrend, settings.Policy.Sharing, settings.Policy.AnonymityThreshold)
            .ShouldBe(("Agreed: https://example.com/a", false, false, 8));
        settings.Policy.AnswerRetention.ShouldBe(Duration.FromDays(100));
        settings.ToString().ShouldNotContain("hush");
    }

    [Theory]
    // Slips of the pen.
    [InlineData("Storage:ConectionString=x", "Storage:ConectionString is not a setting: did you mean Storage:ConnectionString?")]
    [InlineData("Policy:Anonymity=6", "Policy:Anonymity is not a setting: under Policy there are Policy:WhoMayEnable, Policy:Agreement, Policy:TeamTrend, Policy:Sharing, Policy:AnonymityThreshold, Policy:AnswerRetention.")]
    [InlineData("Policy:WhoMayEnable:0=U1", "Policy:WhoMayEnable:0 is not a setting: did you mean Policy:WhoMayEnable?")]
    [InlineData("webchat:enable=true", "WebChat:enable is not a setting: did you mean WebChat:Enabled?")]
    [InlineData("Slack:SigningSecrets=hush", "Slack:SigningSecrets is not a setting: did you mean Slack:SigningSecret?")]
    [InlineData("Polici:WhoMayEnable=Anyone", "Polici:WhoMayEnable is not a setting: did you mean Policy:WhoMayEnable?")]
    [InlineData("Other:Thing=1|Slak:Bot-Token=hush", "Slak:Bot-Token is not a setting: did you mean Slack:BotToken?")]
    [InlineData("MSTeam:AppID=hush", "MSTeam:AppID is not a setting: did you mean MsTeams:AppId?")]
    [InlineData("Storage:Provider=Postgres|Storage:ConnectionString=Host=db", "Storage:KeysCertificatePath is missing: with Postgres the keys lie in the database, and the certificate wraps them.")]
    [InlineData("WebChat:Enabled=true|Storage:Provider=Postgres|Storage:ConnectionString=Host=db", "Storage:KeysCertificatePath is missing: with Postgres the keys lie in the database, and the certificate wraps them.")] // Beside the web chat too.
    // Slack.
    [InlineData("Slack:Pace:Messages=4", "Slack:SigningSecret is missing, and so is Slack:AppToken: without one of them nothing of Slack's can be believed. The first is for HTTP, the second for Socket Mode.")]
    [InlineData("Slack:SigningSecret=hush,", "Slack:SigningSecret has an empty part; several secrets are separated by single commas.")]
    [InlineData("Slack:SigningSecret=hush|Slack:ClientId=1.2", "Slack:ClientSecret is missing; with Slack:ClientId it lets workspaces install the bot.")]
    [InlineData("Slack:SigningSecret=hush|Slack:ClientSecret=x", "Slack:ClientId is missing; with Slack:ClientSecret it lets workspaces install the bot.")]
    [InlineData("Slack:SigningSecret=hush|Slack:ClientId=1.2|Slack:ClientSecret=x", "PublicUrl is missing: with Slack:ClientId, Slack has to find its way back to the bot.")]
    [InlineData("Slack:AppToken=xapp-1", "Slack:BotToken is missing: Slack:AppToken only lets messages in, and answers need the bot's own.")]
    [InlineData("Slack:AppToken=xoxb-1|Slack:BotToken=xoxb-1", "Slack:AppToken does not look like one: it begins with xapp-.")]
    [InlineData("Slack:SigningSecret=hush|Slack:BotToken=hush", "Slack:BotToken does not look like one: it begins with xoxb-.")]
    [InlineData("Slack:SigningSecret=hush|Slack:ApiBaseUrl=http://proxy.example.com/api/", "Slack:ApiBaseUrl must be an https address; plain http only leads to this machine, as http://127.0.0.1:5081/api/.")]
    [InlineData("Slack:SigningSecret=hush|Slack:Pace:Updates=0", "Slack:Pace:Updates is \"0\": it is a number a second, from 0.01 to 1000000.")]
    // Where to listen.
    [InlineData("Urls=127.0.0.1:5080", "Urls holds \"127.0.0.1:5080\", which is not an address to listen on, like http://127.0.0.1:5080.")]
    [InlineData("Urls=ftp://127.0.0.1:21", "Urls holds \"ftp://127.0.0.1:21\", which begins with neither http:// nor https://.")]
    [InlineData("Urls=http://localhost:99999", "Urls holds \"http://localhost:99999\", whose port is not between 0 and 65535.")]
    [InlineData("Urls=http://localhost:5080/bot", "Urls holds \"http://localhost:5080/bot\", which has a path.")]
    [InlineData("Urls=https://localhost:5443", "Urls holds \"https://localhost:5443\", and https needs Kestrel:Certificates:Default:Path, which is missing.")]
    [InlineData("Urls=https://localhost:5443|Kestrel:Certificates:Default:Path=/no/such.pfx", "Kestrel:Certificates:Default:Path or Kestrel:Certificates:Default:KeyPath names a file that is not there, or that this account may not read.")]
    [InlineData("Urls=https://localhost:5443|Kestrel:Certificates:Default:Path=/dev/null", "Kestrel:Certificates:Default:Path cannot be opened with Kestrel:Certificates:Default:Password and Kestrel:Certificates:Default:KeyPath: it is a PFX file with its password, or a PEM file with a file of its key.")]
    [InlineData("Urls=http://leadership.example.com:5080", "Urls holds \"http://leadership.example.com:5080\", whose host is neither localhost, nor an address of this machine, nor * for all of them.")]
    [InlineData("Urls= ", "Urls holds no address.")]
    [InlineData("Urls=https://localhost:5443|Kestrel:Certificates:Default:Password=hush", "Urls holds \"https://localhost:5443\", and https needs Kestrel:Certificates:Default:Path, which is missing.")]
    [InlineData("Kestrel:Endpoints:Own:Url=localhost", "Kestrel:Endpoints:Own:Url holds \"localhost\", which is not an address to listen on, like http://127.0.0.1:5080.")]
    [InlineData("Kestrel:Endpoints:Own:Url=https://*:443|Kestrel:Endpoints:Own:Certificate:Path=/no/such.pfx", "Kestrel:Endpoints:Own:Certificate:Path or Kestrel:Endpoints:Own:Certificate:KeyPath names a file that is not there, or that this account may not read.")]
    [InlineData("Logging:LogLevel:Default=Loud", "Logging:LogLevel:Default is \"Loud\": it is Trace or Debug or Information or Warning or Error or Critical or None.")]
    [InlineData("PublicUrl=https://ada:hush@a.example", "PublicUrl is \"https://…@a.example\": it must be an https address without a query, like https://leadership.example.com.")]
    [InlineData("Policy:WhoMayEnable=Everyone", "Policy:WhoMayEnable is \"Everyone\": write Anyone, Admins, or user ids separated by commas.")]
    [InlineData("Policy:WhoMayEnable=U1,ada@example.com", "Policy:WhoMayEnable is \"U1,ada@example.com\": write Anyone, Admins, or user ids separated by commas.")]
    [InlineData("Urls=;", "Urls holds no address.")]
    [InlineData("PublicUrl=leadership.example.com", "PublicUrl is \"leadership.example.com\": it must be an https address without a query, like https://leadership.example.com.")]
    [InlineData("PublicUrl=http://leadership.example.com", "PublicUrl is \"http://leadership.example.com\": it must be an https address without a query, like https://leadership.example.com.")]
    [InlineData("PublicUrl=https://a.example?b", "PublicUrl is \"https://a.example?b\": it must be an https address without a query, like https://leadership.example.com.")]
    // Storage, whose connection string may hold a password.
    [InlineData("Storage:Provider=MySql", "Storage:Provider is \"MySql\": it is Sqlite or Postgres.")]
    [InlineData("Storage:ConnectionString=Host=db;Password=hush", "Storage:ConnectionString is not one SQLite understands (Storage:Provider says which): it reads like Data Source=data/leadershipbot.db.")]
    [InlineData("Storage:ConnectionString=data/bot.db", "Storage:ConnectionString is not one SQLite understands (Storage:Provider says which): it reads like Data Source=data/leadershipbot.db.")]
    [InlineData("Storage:ConnectionString=Cache=Shared", "Storage:ConnectionString names no file: it needs a part like Data Source=data/leadershipbot.db.")]
    [InlineData("Storage:ConnectionString=Data Source=:memory:", "Storage:ConnectionString names a database in memory, which would forget everything at the next start: name a file.")]
    [InlineData("Storage:ConnectionString=Data Source=a.db;Mode=ReadOnly", "Storage:ConnectionString opens the database for reading only, and the bot has to write: leave Mode out.")]
    [InlineData("Storage:Provider=Postgres", "Storage:ConnectionString is missing: with Postgres it reads like Host=…;Database=…;Username=….")]
    [InlineData("Storage:Provider=Postgres|Storage:ConnectionString=Data Source=hush.db", "Storage:ConnectionString is not one PostgreSQL understands (Storage:Provider says which): it reads like Host=…;Database=…;Username=….")]
    [InlineData("Storage:Provider=Postgres|Storage:ConnectionString=Host=db;Port=hush", "Storage:ConnectionString is not one PostgreSQL understands (Storage:Provider says which): it reads like Host=…;Database=…;Username=….")]
    [InlineData("Storage:Provider=Postgres|Storage:ConnectionString=Database=bot", "Storage:ConnectionString names no server: it needs a part like Host=db.example.com.")]
    [InlineData("Storage:KeysCertificatePath=/no/such.pfx", "Storage:KeysCertificatePath names a file that is not there.")]
    [InlineData("Storage:KeysCertificatePath=/dev/null,", "Storage:KeysCertificatePath names a file that is not there.")] // A comma too many.
    // Words, durations and numbers.
    [InlineData("WebChat:Enabled=yes", "WebChat:Enabled is \"yes\": it is true or false.")]
    [InlineData("WebChat:Enabled=true|PublicUrl=https://a.example", "PublicUrl and WebChat:Enabled exclude each other, for the web chat answers this machine only: set WebChat:Enabled to false, or leave PublicUrl out.")]
    [InlineData("CheckIns:Grace=6 hours", "CheckIns:Grace is \"6 hours\": it is an ISO 8601 duration of weeks, days, hours and minutes, like PT6H.")]
    [InlineData("CheckIns:Grace=PT59S", "CheckIns:Grace is PT59S: it lies between PT1M and PT12H.")]
    [InlineData("CheckIns:Grace=PT12H1S", "CheckIns:Grace is PT12H1S: it lies between PT1M and PT12H.")]
    [InlineData("CheckIns:Grace=-PT6H", "CheckIns:Grace is \"-PT6H\": it is an ISO 8601 duration of weeks, days, hours and minutes, like PT6H.")]
    [InlineData("Content:EssayUrl=javascript:alert(1)", "Content:EssayUrl is \"javascript:alert(1)\": it must be a web address, like https://example.com/essay.")]
    [InlineData("Content:Safety=one\ntwo", "Content:Safety holds a line break or a control character; it is one line.")]
    [InlineData("Policy:WhoMayEnable=Admins", "Policy:WhoMayEnable is \"Admins\", and only Slack says who they are, which is not configured: use Anyone, or a list of user ids.")]
    [InlineData("Policy:WhoMayEnable=U1,,U2", "Policy:WhoMayEnable is \"U1,,U2\": write Anyone, Admins, or user ids separated by commas.")]
    [InlineData("Policy:WhoMayEnable=Anyone,U2", "Policy:WhoMayEnable is \"Anyone,U2\": write Anyone, Admins, or user ids separated by commas.")]
    [InlineData("Policy:TeamTrend=true", "Policy:TeamTrend is \"true\": it is On or Off.")]
    [InlineData("Policy:AnonymityThreshold=4", "Policy:AnonymityThreshold is 4: never below 5.")]
    [InlineData("Policy:AnonymityThreshold=five", "Policy:AnonymityThreshold is \"five\": it is a whole number.")]
    [InlineData("Policy:AnswerRetention=P6M", "Policy:AnswerRetention is \"P6M\": it is an ISO 8601 duration of weeks, days, hours and minutes, like P26W.")]
    [InlineData("Policy:AnswerRetention=P27W", "Policy:AnswerRetention is P27W: it lies between P12W and P26W.")]
    [InlineData("Policy:AnswerRetention=P83D", "Policy:AnswerRetention is P83D: it lies between P12W and P26W.")]
    [InlineData("Policy:AnswerRetention=P9223372036854775807W", "Policy:AnswerRetention is \"P9223372036854775807W\": it is an ISO 8601 duration of weeks, days, hours and minutes, like P26W.")]
    public void A_setting_that_makes_no_sense_stops_the_start_with_a_sentence(string configuration, string sentence)
    {
        var refused = Should.Throw<StartRefusedException>(() => Read(configuration.Split('|')));

        refused.Message.ShouldBe(sentence);
        refused.ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("CheckIns:Grace=PT1M")]
    [InlineData("CheckIns:Grace=PT12H")]
    [InlineData("Policy:AnswerRetention=P12W")]
    [InlineData("PublicUrl=http://localhost:5080")] // For trying things out.
    [InlineData("Urls=http://unix:/run/leadershipbot.sock")]
    [InlineData("Urls=https://*:443|Kestrel:Certificates:Default:Subject=localhost|Kestrel:Certificates:Default:Store=My")]
    [InlineData("Urls=http://[::1]:0;http://+:0;http://LOCALHOST:1")]
    [InlineData("Kestrel:Endpoints:Own:Url=http://127.0.0.1:5081")]
    [InlineData("Logging:LogLevel:Default=debug")]
    [InlineData("Slack:SigningSecret=hush")] // Workspaces may be in the database already.
    [InlineData("Slack:SigningSecret=hush|Slack:BotToken=xoxb-1|Slack:Pace:Messages=100000|Slack:ApiBaseUrl=http://127.0.0.1:9/api")]
    [InlineData("Slack:SigningSecret=hush|Policy:WhoMayEnable=Admins")]
    [InlineData("Slack:AppToken=xapp-1|Slack:BotToken=xoxb-1")]
    [InlineData("Slack:SigningSecret=")] // Switched off by an empty environment variable.
    [InlineData("Police:Station=x|Storage2:Provider_Of_Somebody_Else=x")]
    [InlineData("Content=x")] // A variable of that name in somebody's environment is none of ours.
    public void What_lies_on_a_bound_or_is_not_ours_is_taken(string configuration) =>
        Should.NotThrow(() => Read(configuration.Split('|')));

    [Fact]
    public void The_certificate_of_https_is_opened_before_the_server_does()
    {
        var folder = Directory.CreateTempSubdirectory("https-").FullName;
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var (pfx, pem, keyPem) = (Path.Combine(folder, "c.pfx"), Path.Combine(folder, "c.pem"), Path.Combine(folder, "k.pem"));
        File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pfx, "hush"));
        File.WriteAllText(pem, certificate.ExportCertificatePem());
        File.WriteAllText(keyPem, key.ExportPkcs8PrivateKeyPem());

        Should.NotThrow(() => Https($"Path={pfx}", "Password=hush"));
        Should.NotThrow(() => Https($"Path={pem}", $"KeyPath={keyPem}"));
        Should.Throw<StartRefusedException>(() => Https($"Path={pfx}", "Password=wrong")).Message.ShouldStartWith("Kestrel:Certificates:Default:Path cannot be opened");
        Should.Throw<StartRefusedException>(() => Https($"Path={pem}")).Message.ShouldBe("Kestrel:Certificates:Default:Path names a certificate without its private key, which Kestrel:Certificates:Default:KeyPath names.");
        Should.Throw<StartRefusedException>(() => Https($"Path={pem}", $"KeyPath={keyPem}.none")).Message.ShouldContain("that is not there");
        Directory.Delete(folder, recursive: true);

        static Settings Https(params string[] lines) => Read(["Urls=https://127.0.0.1:5443", .. lines.Select(line => $"Kestrel:Certificates:Default:{line}")]);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("enabled", "enable", 1)]
    public void Slips_are_counted(string one, string other, int slips) => SettingKeys.Distance(one, other).ShouldBe(slips);

    private static Settings Read(params string[] lines) => Settings.Read(Configuration(lines), development: false);

    private static IConfiguration Configuration(params string[] lines) => new ConfigurationBuilder()
        .AddInMemoryCollection(lines.Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => (string?)parts[1]))
        .Build();
}
