using System.Net;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Benchmarks;

/// <summary>The thinnest adapter there can be, so that what is measured is the engine before it.</summary>
internal sealed class HttpChat(Uri receiver, Pace? pace) : IChat, IDisposable
{
    public const string Name = "bench";

    private readonly HttpClient client = new(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { BaseAddress = receiver };

    public void Dispose() => client.Dispose();

    public string Platform => Name;

    public Pace? Pace => pace;

    public async Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken)
    {
        try
        {
            using var content = new StringContent(PlainText.Render(card));
            using var response = await client.PostAsync($"/post/{to.Workspace}?key={Uri.EscapeDataString(key)}", content, cancellationToken);

            return response.StatusCode switch
            {
                HttpStatusCode.OK => new Delivery.Sent(await response.Content.ReadAsStringAsync(cancellationToken)),
                HttpStatusCode.TooManyRequests => new Delivery.TryAgain(TimeSpan.FromSeconds(1), "429", Whole: true),
                _ => new Delivery.InDoubt($"{response.StatusCode}"),
            };
        }
        catch (HttpRequestException error)
        {
            return new Delivery.InDoubt(error.Message);
        }
    }

    public Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken) => PostAsync(to, message, card, cancellationToken);

    public Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) => Task.FromResult<Delivery>(new Delivery.Sent(message));

    public async Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync($"/find?key={Uri.EscapeDataString(key)}", cancellationToken);
        return response.StatusCode is HttpStatusCode.OK ? new Lookup.Found(key) : new Lookup.NotThere();
    }
}
