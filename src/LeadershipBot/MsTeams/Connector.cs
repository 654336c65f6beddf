using System.Net.Http.Headers;
using System.Text;

namespace LeadershipBot.MsTeams;

/// <summary>Calls the Bot Connector. The one place that attaches the token, and only to hosts of the list.</summary>
/// <param name="http">Follows no redirects: a token must not wander.</param>
internal sealed class Connector(HttpClient http, OutboundToken tokens, Turnstile turnstile, MsTeamsSettings settings, TimeProvider clock, ILogger<Connector> log)
{
    private static readonly TimeSpan TokenPatience = TimeSpan.FromSeconds(5);

    // However long it asks for, a message may have to be dropped in time.
    private static readonly TimeSpan LongestRest = TimeSpan.FromHours(1);

    /// <exception cref="OperationCanceledException">The caller waits no longer.</exception>
    public async Task<ConnectorAnswer> CallAsync(Errand errand, CancellationToken cancellationToken)
    {
        if (!settings.ServiceHosts.Allows(errand.ServiceUrl, out var service) && !IsEmulator(errand.ServiceUrl, out service))
        {
            log.LogError("The service address on {Host} is not among MsTeams:ServiceHosts; nothing is sent there.", Uri.TryCreate(errand.ServiceUrl, UriKind.Absolute, out var uri) ? uri.Host : "?");
            return ConnectorAnswer.None("Its service address is not among MsTeams:ServiceHosts.") with { IsForbidden = true };
        }

        if (!settings.Authenticates)
        {
            return await OnceAsync(errand, service, token: null, cancellationToken);
        }

        if (await TokenAsync(refused: null, cancellationToken) is not { } token)
        {
            return ConnectorAnswer.None("There is no token to call with.") with { HasNoToken = true };
        }

        var answer = await OnceAsync(errand, service, token, cancellationToken);

        // A token can be called back before its time: once more with a new one.
        return answer.Status == 401 && await TokenAsync(refused: token, cancellationToken) is { } another && another != token
            ? await OnceAsync(errand, service, another, cancellationToken)
            : answer;
    }

    // Shorter than the caller's own patience: while there is no token nothing has been sent, and that must be plain.
    private async Task<string?> TokenAsync(string? refused, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.FindAsync(refused, CancellationToken.None).WaitAsync(TokenPatience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<ConnectorAnswer> OnceAsync(Errand errand, Uri service, string? token, CancellationToken cancellationToken)
    {
        if (turnstile.Pass(errand) is { Ticks: > 0 } wait)
        {
            return ConnectorAnswer.None("It waits, so that Teams need not refuse it.") with { NeverLeft = true, RetryAfter = wait };
        }

        using var request = new HttpRequestMessage(errand.Method, new Uri($"{service.AbsoluteUri.TrimEnd('/')}/{errand.Path}"));

        if (errand.Body is { } body)
        {
            request.Content = new StringContent(body.ToJsonString(AdaptiveCard.Json), Encoding.UTF8, "application/json");
        }

        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return ConnectorAnswer.Of((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), Rest(response));
        }
        catch (HttpRequestException error)
        {
            return ConnectorAnswer.None($"Teams could not be reached: {error.HttpRequestError}.") with
            {
                NeverLeft = error.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
            };
        }
    }

    private TimeSpan? Rest(HttpResponseMessage response)
    {
        var rest = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };

        return rest is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, TimeSpan.TicksPerSecond, LongestRest.Ticks)) : null;
    }

    // Beside the emulator no token is sent, and it listens where it likes on this machine.
    private bool IsEmulator(string serviceUrl, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? service) =>
        new ServiceHosts(["localhost", "127.0.0.1", "[::1]"]).Allows(serviceUrl, out service) && !settings.Authenticates;
}
