using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.MsTeams;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;

namespace LeadershipBot.Benchmarks;

/// <summary>Token checks of Microsoft Teams a second, beside what verifying the same signatures alone takes.</summary>
internal static class Tokens
{
    // Different ones, so that nothing is looked up that was checked before.
    private const int Count = 20_000;

    private const string Kid = "key-1", AppId = "d2a1f0c4-0000-4000-8000-00000000ab01", ServiceUrl = "https://smba.trafficmanager.net/emea/";

    /// <summary>On one processor, then on all.</summary>
    public static async Task RunAsync()
    {
        using var rsa = RSA.Create(2048);
        var tokens = Enumerable.Range(0, Count).AsParallel().Select(number => Token(rsa, number)).ToArray();
        var check = Check(rsa);

        foreach (var processors in (int[])[1, Environment.ProcessorCount])
        {
            var raw = 0.0;
            var checks = 0.0;

            // The first round warms up.
            for (var round = 0; round < 2; round++)
            {
                raw = await RateAsync(processors, tokens, token => new(Verifies(rsa, token)));
                checks = await RateAsync(processors, tokens, async token => await check.CheckAsync(new StringValues("Bearer " + token), CancellationToken.None) is not null);
            }

            Table.Row("tokens", "raw RSA", raw, 1, $"{processors} at once");
            Table.Row("tokens", "check", checks, raw, $"{processors} at once, {processors * 1_000_000 / checks:0.0} µs each");
        }
    }

    private static async Task<double> RateAsync(int processors, string[] tokens, Func<string, ValueTask<bool>> isGood)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, processors).Select(first => Task.Run(async () =>
        {
            for (var at = first; at < tokens.Length; at += processors)
            {
                if (!await isGood(tokens[at]))
                {
                    throw new InvalidOperationException("A good token was refused.");
                }
            }
        })));

        return tokens.Length / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static bool Verifies(RSA rsa, string token)
    {
        var end = token.LastIndexOf('.');
        return rsa.VerifyData(Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    // What real ones say, and nothing more.
    private static string Token(RSA rsa, int number)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = Kid, ["x5t"] = Kid, ["typ"] = "JWT" };
        var claims = new JsonObject
        {
            ["serviceurl"] = ServiceUrl, ["nbf"] = now - (number % 200), ["exp"] = now + 3600 + (number / 200), ["iss"] = "https://api.botframework.com", ["aud"] = AppId,
        };
        var open = $"{Part(header)}.{Part(claims)}";
        return $"{open}.{Base64Url.EncodeToString(rsa.SignData(Encoding.ASCII.GetBytes(open), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static TokenCheck Check(RSA rsa)
    {
        var metadata = new Uri(MsTeamsSettings.PublicMetadata);
        var settings = new MsTeamsSettings(
            AppId, "tenant", "secret", null, metadata, new Uri("https://login.microsoftonline.com/tenant"), new ServiceHosts(["smba.trafficmanager.net"]), Authenticates: true);
        var keys = new SigningKeys(new HttpClient(new Published(rsa.ExportParameters(false))), metadata, TimeProvider.System, NullLogger<SigningKeys>.Instance);
        return new(settings, keys, TimeProvider.System, NullLogger<TokenCheck>.Instance);
    }

    // Stands where Microsoft publishes its keys.
    private sealed class Published(RSAParameters key) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.RequestUri!.AbsolutePath.EndsWith("/keys", StringComparison.Ordinal)
                ? new JsonObject
                {
                    ["keys"] = new JsonArray(new JsonObject
                    {
                        ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Kid, ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent),
                        ["endorsements"] = new JsonArray("msteams"),
                    }),
                }
                : new JsonObject { ["jwks_uri"] = "https://login.botframework.com/v1/.well-known/keys" };

            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString()) });
        }
    }
}
