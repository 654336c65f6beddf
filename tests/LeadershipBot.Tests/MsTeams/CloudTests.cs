using System.Net;
using System.Text;
using LeadershipBot.Cards;
using LeadershipBot.MsTeams;
using LeadershipBot.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>A tenant of the government's moderate cloud, of which the bot knows the address that everybody else has.</summary>
public sealed class CloudTests
{
    private static readonly Address Ana = new(MsTeamsChat.Name, "tenant", "ana");
    private static readonly Card Hello = Card.Of(new Paragraph("Hello."));

    [Fact]
    public async Task Whatever_is_asked_of_the_wrong_cloud_is_asked_of_the_right_one_once()
    {
        using var wire = new TwoClouds();
        using var tokens = new OutboundToken(Settings, new TokenTransport(Settings, wire), NullLogger<OutboundToken>.Instance);
        using var http = new HttpClient(wire, disposeHandler: false);
        var connector = new Connector(http, tokens, new Turnstile(TimeProvider.System), Settings, TimeProvider.System, NullLogger<Connector>.Instance);
        var chat = new MsTeamsChat(connector, new OneReference(), Settings, keys: null, TimeProvider.System, NullLogger<MsTeamsChat>.Instance);

        (await chat.PostAsync(Ana, "key", Hello, TestContext.Current.CancellationToken)).ShouldBe(new Delivery.Sent("m1", "a:ana"));
        (await chat.EditAsync(Ana with { Conversation = "a:ana" }, "m1", Hello, TestContext.Current.CancellationToken)).ShouldBe(new Delivery.Sent("m1"));
        (await chat.RemoveAsync(Ana with { Conversation = "a:ana" }, "m1", TestContext.Current.CancellationToken)).ShouldBe(new Delivery.Sent("m1"));

        wire.Calls.ShouldBe(
        [
            "POST smba.trafficmanager.net/amer/v3/conversations", "POST smba.infra.gcc.teams.microsoft.com/teams/v3/conversations",
            "POST smba.trafficmanager.net/amer/v3/conversations/a%3Aana/activities", "POST smba.infra.gcc.teams.microsoft.com/teams/v3/conversations/a%3Aana/activities",
            "PUT smba.trafficmanager.net/amer/v3/conversations/a%3Aana/activities/m1", "PUT smba.infra.gcc.teams.microsoft.com/teams/v3/conversations/a%3Aana/activities/m1",
            "DELETE smba.trafficmanager.net/amer/v3/conversations/a%3Aana/activities/m1", "DELETE smba.infra.gcc.teams.microsoft.com/teams/v3/conversations/a%3Aana/activities/m1",
        ]);
    }

    // Without tokens: what is called where is looked at here, and nothing else.
    private static MsTeamsSettings Settings { get; } = new(
        "d2a1f0c4-0000-4000-8000-00000000ab01", "home", ClientSecret: null, CertificatePath: null, new(MsTeamsSettings.PublicMetadata), new("https://login.microsoftonline.com/home"),
        ServiceHosts.Microsoft, Authenticates: false);

    private sealed class TwoClouds : HttpMessageHandler
    {
        public List<string> Calls { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls.Add($"{request.Method} {request.RequestUri!.Host}{request.RequestUri.AbsolutePath}");
            var isRight = request.RequestUri.Host.Contains("gcc", StringComparison.Ordinal);
            var id = request.RequestUri.AbsolutePath.EndsWith("conversations", StringComparison.Ordinal) ? "a:ana" : "m1";

            return Task.FromResult(new HttpResponseMessage(isRight ? HttpStatusCode.OK : HttpStatusCode.Forbidden)
            {
                Content = new StringContent(isRight ? $$"""{"id":"{{id}}"}""" : """{"error":{"code":"InvalidBotApiHost","message":"Invalid bot api host."}}""", Encoding.UTF8, "application/json"),
            });
        }
    }

    private sealed class OneReference : IReferences
    {
        public Task<PersonReference?> FindAsync(Address person, CancellationToken cancellationToken) =>
            Task.FromResult<PersonReference?>(new("https://smba.trafficmanager.net/amer/", "29:ana"));

        public Task<string?> ServiceUrlAsync(string tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task NoteAsync(Address person, PersonReference reference, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<long?> InstalledAsync(Address person, PersonReference reference, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task LostAsync(Address person, Reach reach, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<TeamReference>> TeamsAsync(string tenant, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task NoteTeamAsync(string tenant, TeamReference team, bool isIn, DateTimeOffset at, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
