using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeadershipBot.Slack;

/// <summary>Calls Slack's Web API. Forms only, the token in the header only, and never anywhere but to the one address.</summary>
/// <remarks>Throws for nothing Slack does; only when it is called off.</remarks>
internal sealed class WebApi(HttpClient http, SlackOptions options, TimeProvider clock, ILogger<WebApi> log)
{
    /// <summary>Slack may take this long over a call.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Where Slack says "slower" without saying how much.
    private static readonly TimeSpan NoWord = TimeSpan.FromSeconds(30);

    // What says more than an hour is asked again after it.
    private const int MostSeconds = 3600;

    // A Date header is cut to the second, so a difference below that is none.
    private const int DateSteps = 1;

    private long ahead = long.MinValue;

    /// <summary>How far Slack's clock is ahead of ours, as its last answer said; null before any.</summary>
    public TimeSpan? Ahead => Interlocked.Read(ref ahead) is > long.MinValue and var ticks ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>The client that carries the calls: no redirects, which could carry a token elsewhere, and no proxy of cookies.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        // By the bot's clock, below.
        Timeout = Timeout.InfiniteTimeSpan,
        DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("LeadershipBot", "1.0") } },
    };

    /// <summary>Calls a method.</summary>
    /// <param name="authorization">The bearer's token, or the credentials of an app; null for neither.</param>
    /// <param name="args">Nested values are JSON. Those that are null are left out.</param>
    public async Task<Answer<T>> CallAsync<T>(
        string method, AuthenticationHeaderValue? authorization, JsonTypeInfo<T> type, IEnumerable<(string Name, string? Value)> args, CancellationToken cancellationToken)
        where T : SlackResult
    {
        var given = args.Where(arg => arg.Value is not null).Select(arg => KeyValuePair.Create(arg.Name, arg.Value!)).ToList();

        if (given.Exists(arg => Guard.Pages(arg.Key, arg.Value)))
        {
            log.LogError("A call of {Method} would have paged people, and was not made", method);
            return new Answer<T>.No("pages_people", Needed: null);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBaseUrl, method));
        request.Headers.Authorization = authorization;
        request.Content = new FormUrlEncodedContent(given);

        return await SendAsync(request, (response, limit) => ReadAsync(response, type, limit), cancellationToken);
    }

    /// <summary>Posts to the address a tap came with, which needs no token. It is never called anywhere but at Slack.</summary>
    /// <returns>Whether Slack took it.</returns>
    public async Task<bool> RespondAsync(string url, string json, CancellationToken cancellationToken)
    {
        if (!IsSlack(url) || Guard.Pages("response", json))
        {
            log.LogError("A response was not sent: it led elsewhere, or would have paged people");
            return false;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

        return await SendAsync<SlackResult>(
            request,
            async (response, limit) => response.IsSuccessStatusCode && IsYes(await response.Content.ReadAsStringAsync(limit))
                ? new Answer<SlackResult>.Done(new())
                : new Answer<SlackResult>.No("not_taken", Needed: null),
            cancellationToken) is Answer<SlackResult>.Done;
    }

    /// <summary>Whether an address is one of Slack's for responses: its own host, or one on this machine where the API is there too.</summary>
    public bool IsSlack(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && ((address.Scheme == Uri.UriSchemeHttps && address.Host == "hooks.slack.com")
            || (options.ApiBaseUrl.IsLoopback && address.IsLoopback && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)));

    private async Task<Answer<T>> SendAsync<T>(HttpRequestMessage request, Func<HttpResponseMessage, CancellationToken, Task<Answer<T>>> read, CancellationToken cancellationToken)
        where T : class
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            Compare(response);
            return await read(response, either.Token);
        }
        catch (HttpRequestException away) when (away.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new Answer<T>.Unreached($"{away.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Answer<T>.Unclear($"No answer within {Patience.TotalSeconds} s.");
        }
        catch (Exception odd) when (odd is HttpRequestException or IOException or JsonException)
        {
            return new Answer<T>.Unclear(odd is HttpRequestException http ? $"{http.HttpRequestError}" : odd.GetType().Name);
        }
    }

    private static async Task<Answer<T>> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : SlackResult
    {
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
        {
            return new Answer<T>.Slower(After(response));
        }

        if (!response.IsSuccessStatusCode)
        {
            return new Answer<T>.Unclear($"HTTP {(int)response.StatusCode}");
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var result = await JsonSerializer.DeserializeAsync(body, type, cancellationToken);

        if (result is not null && response.Headers.TryGetValues("X-OAuth-Scopes", out var scopes))
        {
            result.Granted = string.Join(',', scopes).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        return result switch
        {
            null => new Answer<T>.Unclear("An empty answer."),
            { Ok: true } => new Answer<T>.Done(result),
            { Error: "ratelimited" or "rate_limited" } => new Answer<T>.Slower(After(response)),
            { Error: { } error } => new Answer<T>.No(Ids.Loggable(error), Ids.LoggableScopes(result.Needed)),
            _ => new Answer<T>.Unclear("Neither yes nor no."),
        };
    }

    private static TimeSpan After(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Retry-After", out var values)
        && long.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds))
            : NoWord;

    // Plain "ok", or an answer like that of any other call. A page for people is neither.
    private static bool IsYes(string body) =>
        body.AsSpan().Trim() is "" or "ok" || (body.AsSpan().TrimStart().StartsWith("{") && JsonSerializer.Deserialize(body, Wire.Default.SlackResult) is { Ok: true });

    private void Compare(HttpResponseMessage response)
    {
        if (response.Headers.Date is { } date)
        {
            var by = date - clock.GetUtcNow();
            Interlocked.Exchange(ref ahead, by.Duration() <= TimeSpan.FromSeconds(DateSteps) ? 0 : by.Ticks);
        }
    }
}
