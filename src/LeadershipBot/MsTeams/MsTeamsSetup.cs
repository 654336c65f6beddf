using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>Puts Microsoft Teams into the program. It finds an <see cref="IReferences"/> where one is registered.</summary>
internal static class MsTeamsSetup
{
    // A fetch of keys keeps a request waiting, and Teams repeats after 15 seconds.
    private static readonly TimeSpan KeysPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FreshNames = TimeSpan.FromMinutes(5);

    // In bytes: more than any answer of Teams, a page of a roster included.
    private const int LargestAnswer = 4 * 1024 * 1024;

    public static IServiceCollection AddMsTeams(this IServiceCollection services, MsTeamsSettings settings) => services
        .AddSingleton(settings)
        .AddSingleton(provider => new SigningKeys(
            new HttpClient(Wire()) { Timeout = KeysPatience, MaxResponseContentBufferSize = LargestAnswer },
            settings.OpenIdMetadata, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SigningKeys>>()))
        .AddSingleton<TokenCheck>()
        .AddSingleton(provider => new OutboundToken(settings, new TokenTransport(settings, Wire()), provider.GetRequiredService<ILogger<OutboundToken>>()))
        .AddSingleton<Turnstile>()
        .AddSingleton(provider => new Connector(
            // Who calls says how long they wait.
            new HttpClient(Wire()) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer },
            provider.GetRequiredService<OutboundToken>(), provider.GetRequiredService<Turnstile>(), settings, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Connector>>()))
        .AddSingleton<Installations>()
        .AddSingleton<Reception>()
        .AddSingleton<MsTeamsEndpoint>()
        .AddSingleton<IChat, MsTeamsChat>()
        .AddSingleton<IRoster, MsTeamsRoster>()
        .AddSingleton<ICheckup, MsTeamsCheckup>();

    public static void MapMsTeams(this WebApplication app)
    {
        var endpoint = app.Services.GetRequiredService<MsTeamsEndpoint>();
        app.MapPost("/api/messages", async context => await (await endpoint.ReceiveAsync(context)).ExecuteAsync(context));
    }

    // A redirect could lead a token or a key astray.
    private static SocketsHttpHandler Wire() =>
        new() { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectPatience, PooledConnectionLifetime = FreshNames };
}
