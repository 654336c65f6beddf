using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;

namespace LeadershipBot.MsTeams;

/// <summary>The token the bot calls Teams with, from its home tenant. Kept until it is half over; one request for all who wait.</summary>
/// <param name="transport">Carries the library's requests.</param>
internal sealed class OutboundToken(MsTeamsSettings settings, IMsalHttpClientFactory transport, ILogger<OutboundToken> log) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string[] scopes = [settings.Cloud.Scope];
    private IConfidentialClientApplication? application;
    private string? latest;

    /// <summary>A token, or null where none is to be had: that is logged, and it is for the operator to mend.</summary>
    /// <param name="refused">One that Teams has just refused: then another one is asked for, once however many had it.</param>
    public async Task<string?> FindAsync(string? refused, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);

        try
        {
            // The library keeps what it gets, and asks again in time.
            var result = await (application ??= Build()).AcquireTokenForClient(scopes)
                .WithForceRefresh(refused is not null && refused == latest)
                .ExecuteAsync(cancellationToken);

            return latest = result.AccessToken;
        }
        catch (MsalException error)
        {
            // Its message holds the registration's id and a trace, never the secret; the code says enough.
            log.LogError("No token for Microsoft Teams is to be had: {Code}", error.ErrorCode);
            return null;
        }
        catch (HttpRequestException error)
        {
            log.LogError("No token for Microsoft Teams is to be had: {Code}", error.HttpRequestError);
            return null;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private IConfidentialClientApplication Build()
    {
        var builder = ConfidentialClientApplicationBuilder.Create(settings.AppId)
            .WithAuthority(new UriBuilder(settings.Authority) { Scheme = Uri.UriSchemeHttps, Port = settings.Authority.Port }.Uri.AbsoluteUri, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(transport);

        return (settings.CertificatePath is { } path ? builder.WithCertificate(Certificate(path)) : builder.WithClientSecret(settings.ClientSecret)).Build();
    }

    /// <summary>Reads a certificate with its private key: PEM, or PFX without a password.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is neither, or holds no private key.</exception>
    public static X509Certificate2 Certificate(string path)
    {
        var certificate = File.ReadAllText(path).Contains("-----BEGIN", StringComparison.Ordinal)
            ? X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, password: null);

        return certificate.HasPrivateKey ? certificate : throw new System.Security.Cryptography.CryptographicException("There is no private key in it.");
    }
}

/// <summary>Carries the token library's requests. It insists on https; where the authority is on this machine, the call is mapped to plain http there.</summary>
/// <param name="inner">Follows no redirects.</param>
internal sealed class TokenTransport(MsTeamsSettings settings, HttpMessageHandler inner) : DelegatingHandler(inner), IMsalHttpClientFactory
{
    private HttpClient? client;

    public HttpClient GetHttpClient() => client ??= new HttpClient(this, disposeHandler: false) { Timeout = TimeSpan.FromSeconds(8) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var authority = settings.Authority;

        if (authority.Scheme == Uri.UriSchemeHttp && request.RequestUri is { } uri && uri.Host == authority.Host && uri.Port == authority.Port)
        {
            request.RequestUri = new UriBuilder(uri) { Scheme = Uri.UriSchemeHttp, Port = uri.Port }.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        client?.Dispose();
        base.Dispose(disposing);
    }
}
