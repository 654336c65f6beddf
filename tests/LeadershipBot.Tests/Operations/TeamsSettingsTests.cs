using LeadershipBot.MsTeams;
using LeadershipBot.Operations;
using Microsoft.Extensions.Configuration;

namespace LeadershipBot.Tests.Operations;

public sealed class TeamsSettingsTests
{
    private const string App = "MsTeams:AppId=D2A1F0C4-0000-4000-8000-00000000AB01", Tenant = "MsTeams:TenantId=contoso.onmicrosoft.com", Secret = "MsTeams:ClientSecret=hush";

    [Fact]
    public void With_nothing_set_Teams_is_off() => Read().ShouldBeNull();

    [Fact]
    public void A_registration_with_a_secret_puts_Teams_on_with_Microsofts_addresses()
    {
        var teams = Read(App, Tenant, Secret).ShouldNotBeNull();

        teams.AppId.ShouldBe("d2a1f0c4-0000-4000-8000-00000000ab01");
        teams.BotId.ShouldBe("28:d2a1f0c4-0000-4000-8000-00000000ab01");
        teams.ClientSecret.ShouldBe("hush");
        teams.Authenticates.ShouldBeTrue();
        teams.OpenIdMetadata.ShouldBe(new Uri("https://login.botframework.com/v1/.well-known/openidconfiguration"));
        teams.Authority.ShouldBe(new Uri("https://login.microsoftonline.com/contoso.onmicrosoft.com"));
        (teams.Cloud.Issuer, teams.Cloud.Scope).ShouldBe(("https://api.botframework.com", "https://api.botframework.com/.default"));
        teams.ServiceHosts.ShouldBe(ServiceHosts.Microsoft);
        teams.ToString().ShouldNotContain("hush");
    }

    [Theory]
    [InlineData("https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us", "https://login.microsoftonline.us/contoso.onmicrosoft.com")]
    [InlineData("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://api.botframework.azure.cn", "https://login.partner.microsoftonline.cn/contoso.onmicrosoft.com")]
    [InlineData("https://mirror.agency.example/openidconfiguration", "https://api.botframework.com", "https://login.microsoftonline.com/contoso.onmicrosoft.com")] // Anywhere else.
    public void The_clouds_of_governments_are_told_by_their_metadata(string metadata, string issuer, string authority)
    {
        var teams = Read(App, Tenant, Secret, $"MsTeams:OpenIdMetadata={metadata}").ShouldNotBeNull();

        (teams.Cloud.Issuer, teams.Cloud.Scope, teams.Authority.AbsoluteUri).ShouldBe((issuer, issuer + "/.default", authority));
    }

    [Fact]
    public void Behind_a_mirror_of_its_own_a_cloud_is_named_by_who_signs()
    {
        var teams = Read(
            App, Tenant, Secret, "MsTeams:OpenIdMetadata=https://mirror.agency.example/openidconfiguration", "MsTeams:Issuer=https://api.botframework.us",
            "MsTeams:Authority=https://login.microsoftonline.us").ShouldNotBeNull();

        (teams.Cloud.Issuer, teams.Cloud.Scope).ShouldBe(("https://api.botframework.us", "https://api.botframework.us/.default"));
        teams.Authority.ShouldBe(new Uri("https://login.microsoftonline.us/contoso.onmicrosoft.com"));
    }

    [Fact]
    public void Whichever_tenant_is_served_unless_some_are_named()
    {
        var all = Read(App, Tenant, Secret)!;
        (all.Serves("22222222-2222-2222-2222-222222222222"), all.Serves(null)).ShouldBe((true, true));

        var some = Read(App, Tenant, Secret, "MsTeams:Tenants=22222222-2222-2222-2222-222222222222, 3333333333333333333333333333AAAA")!;
        (some.Serves("22222222-2222-2222-2222-222222222222"), some.Serves("33333333-3333-3333-3333-33333333aaaa"), some.Serves("44444444-4444-4444-4444-444444444444"), some.Serves(null))
            .ShouldBe((true, true, false, false));
    }

    [Fact]
    public void An_older_registration_names_its_authority_whole() =>
        Read(App, Tenant, Secret, "MsTeams:Authority=https://login.microsoftonline.com/botframework.com")!.Authority
            .ShouldBe(new Uri("https://login.microsoftonline.com/botframework.com"));

    [Fact]
    public void Beside_the_emulator_nothing_else_has_to_be_set()
    {
        var teams = Read("MsTeams:Authentication=Off").ShouldNotBeNull();

        teams.Authenticates.ShouldBeFalse();
        teams.ClientSecret.ShouldBeNull();
    }

    [Theory]
    [InlineData("MsTeams:AppId is missing: it is the id of the bot's registration.", Tenant, Secret)]
    [InlineData("MsTeams:AppId is not the id of a registration: it reads like 00000000-0000-0000-0000-000000000000.", "MsTeams:AppId=bot", Tenant, Secret)]
    [InlineData("MsTeams:TenantId is missing: it is the tenant in which the bot is registered.", App, Secret)]
    [InlineData("MsTeams:TenantId is not the name of a tenant: it is an id, or a name like contoso.onmicrosoft.com.", App, "MsTeams:TenantId=a/b", Secret)]
    [InlineData("MsTeams:TenantId is not the name of a tenant: it is an id, or a name like contoso.onmicrosoft.com.", App, "MsTeams:TenantId=contoso", Secret)]
    [InlineData("MsTeams:TenantId is not the name of a tenant: it is an id, or a name like contoso.onmicrosoft.com.", App, "MsTeams:TenantId=contoso.", Secret)]
    [InlineData("MsTeams:ClientSecret is missing (or MsTeams:CertificatePath): without one of them the bot gets no token.", App, Tenant)]
    [InlineData("MsTeams:ClientSecret and MsTeams:CertificatePath are both set: the bot has one credential, so leave one of them out.", App, Tenant, Secret, "MsTeams:CertificatePath=/dev/null")]
    [InlineData("MsTeams:CertificatePath names a file that is not there.", App, Tenant, "MsTeams:CertificatePath=/nowhere/at/all")]
    [InlineData("MsTeams:CertificatePath names a file that is no certificate with its private key: it is a PEM file, or a PFX file without a password.", App, Tenant, "MsTeams:CertificatePath=/dev/null")]
    [InlineData("MsTeams:OpenIdMetadata is \"http://keys.example.com\": it is an https address; plain http goes to this machine only.", App, Tenant, Secret, "MsTeams:OpenIdMetadata=http://keys.example.com")]
    [InlineData("MsTeams:Authority is \"https://…@login.example.com\": it is an https address; plain http goes to this machine only.", App, Tenant, Secret, "MsTeams:Authority=https://ada:hush@login.example.com")]
    [InlineData("MsTeams:Authority is \"ftp://127.0.0.1\": it is an https address; plain http goes to this machine only.", App, Tenant, Secret, "MsTeams:Authority=ftp://127.0.0.1")]
    [InlineData("MsTeams:ServiceHosts holds \"*.trafficmanager.net\", where anybody can have a name.", App, Tenant, Secret, "MsTeams:ServiceHosts=*.trafficmanager.net")]
    [InlineData("MsTeams:ServiceHosts holds \"*.net\", which is half the internet.", App, Tenant, Secret, "MsTeams:ServiceHosts=*.net")]
    [InlineData("MsTeams:ServiceHosts holds \"https://a.example/teams\", which is not the name of a host.", App, Tenant, Secret, "MsTeams:ServiceHosts=https://a.example/teams")]
    [InlineData("MsTeams:ServiceHosts holds \"http://a.example\", which is not the name of a host.", App, Tenant, Secret, "MsTeams:ServiceHosts=http://a.example")]
    [InlineData("MsTeams:Tenants holds \"contoso.onmicrosoft.com\", which is not the id of a tenant: it reads like 00000000-0000-0000-0000-000000000000.", App, Tenant, Secret, "MsTeams:Tenants=22222222-2222-2222-2222-222222222222, contoso.onmicrosoft.com")]
    [InlineData("MsTeams:Authentication is \"Perhaps\": it is On or Off.", "MsTeams:Authentication=Perhaps")]
    [InlineData("MsTeams:Authentication is Off, and Urls listens to more than this machine: leave one of them out.", "MsTeams:Authentication=Off", "Urls=http://*:5080")]
    [InlineData("MsTeams:Authentication is Off, and Urls listens to more than this machine: leave one of them out.", "MsTeams:Authentication=Off", "Urls=http://127.0.0.1:1;http://10.0.0.1:2")]
    [InlineData("MsTeams:Authentication is Off beside Kestrel:Endpoints, which listen in place of Urls: leave one of them out.", "MsTeams:Authentication=Off", "Kestrel:Endpoints:Open:Url=http://0.0.0.0:5080")]
    [InlineData("MsTeams:Authentication is Off beside a PublicUrl: leave one of them out.", "MsTeams:Authentication=Off", "WebChat:Enabled=false", "PublicUrl=https://a.example")]
    public void What_makes_no_sense_stops_the_start_with_a_sentence(string sentence, params string[] settings) =>
        Should.Throw<StartRefusedException>(() => Read(settings)).Message.ShouldBe(sentence);

    [Fact]
    public void Outside_of_Development_the_door_is_never_open() =>
        Should.Throw<StartRefusedException>(() => Read(development: false, "MsTeams:Authentication=Off")).Message
            .ShouldBe("MsTeams:Authentication is Off, and that is for Microsoft's emulator in the Development environment only: leave it out.");

    [Fact]
    public void A_service_address_that_was_copied_whole_names_its_host() =>
        Read(App, Tenant, Secret, "MsTeams:ServiceHosts=https://a.example,http://127.0.0.1:5081/,[::1]:5082")!.ServiceHosts.Entries.ShouldBe(["a.example", "127.0.0.1:5081", "[::1]:5082"]);

    [Theory]
    [InlineData("http://[::1]:5082/emea/", true)]
    [InlineData("http://[::1]:5083/emea/", false)] // Another door.
    [InlineData("http://[::2]:5082/emea/", false)] // Another machine.
    public void A_host_may_be_named_by_its_number(string address, bool allowed) => new ServiceHosts(["[::1]:5082"]).Allows(address, out _).ShouldBe(allowed);

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://SMBA.TrafficManager.net/emea/", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true)] // A government's.
    [InlineData("https://europe.botframework.com", true)]
    [InlineData("https://evil.trafficmanager.net/emea/", false)] // Anybody's.
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)] // Begins like it.
    [InlineData("https://evilteams.microsoft.com.example/", false)]
    [InlineData("https://evil-botframework.com/", false)] // Ends like it.
    [InlineData("https://botframework.com/", false)] // Only what lies below.
    [InlineData("http://smba.trafficmanager.net/emea/", false)] // For everybody to read.
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)] // Is somebody's name there.
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)] // Another door of the same house.
    [InlineData("http://127.0.0.1:1234/", false)] // Not on the list.
    [InlineData("https://smba.trafficmanager.net/?a=b", false)]
    [InlineData("smba.trafficmanager.net", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_Microsofts_hosts_ever_receive_a_token(string? address, bool allowed) => ServiceHosts.Microsoft.Allows(address, out _).ShouldBe(allowed);

    private static MsTeamsSettings? Read(params string[] pairs) => Read(development: true, pairs);

    private static MsTeamsSettings? Read(bool development, params string[] pairs) => Settings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(pairs.Select(pair => pair.Split('=', 2)).Select(pair => new KeyValuePair<string, string?>(pair[0], pair[1]))).Build(),
        development).MsTeams;
}
