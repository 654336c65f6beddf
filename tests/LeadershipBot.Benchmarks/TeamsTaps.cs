using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Benchmarks;

/// <summary>The same in Microsoft Teams: card actions, under a token as the Bot Framework signs it.</summary>
internal sealed class TeamsTaps(Uri receiver) : IDisposable
{
    public const string App = "00000000-0000-0000-0000-0000000000aa";

    public const string Tenant = "00000000-0000-0000-0000-0000000000bb";

    private readonly RSA key = RSA.Create(2048);

    public string ServiceUrl => $"{receiver}teams/";

    /// <summary>What the raw limit checks tokens by.</summary>
    public string PublicKey => Convert.ToBase64String(key.ExportRSAPublicKey());

    /// <summary>The list in which the bot finds it.</summary>
    public string Keys
    {
        get
        {
            var parts = key.ExportParameters(includePrivateParameters: false);
            return $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"k1","n":"{{Base64Url.EncodeToString(parts.Modulus)}}","e":"{{Base64Url.EncodeToString(parts.Exponent)}}","endorsements":["msteams"]}]}""";
        }
    }

    public void Dispose() => key.Dispose();

    public IReadOnlyList<byte[]> Of(int first, int count, string week)
    {
        var token = Token();
        return [.. Enumerable.Range(first, count).Select(person => Tap(person, week, token))];
    }

    private byte[] Tap(int person, string week, string token)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"1700000{person:000000}");
        var json = $$$"""
            {"type":"invoke","id":"f:{{{person}}}","name":"adaptiveCard/action","timestamp":"2026-11-23T09:00:00.0000000Z","localTimestamp":"2026-11-23T10:00:00.0000000+01:00","localTimezone":"Europe/Oslo","serviceUrl":"{{{ServiceUrl}}}","channelId":"msteams","from":{"id":"29:{{{person}}}","name":"Somebody","aadObjectId":"U{{{person}}}"},"conversation":{"conversationType":"personal","tenantId":"{{{Tenant}}}","id":"D{{{person}}}"},"recipient":{"id":"28:{{{App}}}","name":"LeadershipBot"},"channelData":{"tenant":{"id":"{{{Tenant}}}"},"source":{"name":"message"},"legacy":{"replyToId":"{{{at}}}"}},"entities":[{"locale":"en-GB","country":"GB","platform":"Web","timezone":"Europe/Oslo","type":"clientInfo"}],"locale":"en-GB","replyToId":"{{{at}}}","value":{"action":{"type":"Action.Execute","id":"","title":"An answer","verb":"answer","data":{"a":"answer:{{{week}}}:details","c":"card{{{person}}}"}},"trigger":"manual"}}
            """;

        return Loader.Request("/api/messages", $"Content-Type: application/json; charset=utf-8\r\nAuthorization: Bearer {token}\r\n", Encoding.ASCII.GetBytes(json));
    }

    private string Token()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var open = $"{Part("""{"alg":"RS256","kid":"k1","x5t":"k1","typ":"JWT"}""")}.{Part($$"""{"serviceurl":"{{ServiceUrl}}","nbf":{{now - 60}},"exp":{{now + 3600}},"iss":"https://api.botframework.com","aud":"{{App}}"}""")}";

        return $"{open}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(open), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(json));
}
