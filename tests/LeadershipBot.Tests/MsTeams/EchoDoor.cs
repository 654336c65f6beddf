using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>The rules for a token, once more and by hand: so that the table of tokens is judged by somebody before it judges the bot.</summary>
internal sealed class EchoDoor(FakeConnector teams, HttpClient http)
{
    private JsonArray keys = [];

    /// <summary>Whether an activity with these headers may come in.</summary>
    public async Task<bool> LetsInAsync(IReadOnlyList<string?> headers, JsonObject activity)
    {
        try
        {
            return headers is [{ } header] && header.Split(' ') is ["Bearer", var token] && token.Split('.') is [var head, var body, var signature]
                && (string?)activity["channelId"] == "msteams" && (string?)activity["serviceUrl"] is { } address && new Uri(address).Host == "127.0.0.1"
                && Claims(Read(body), (string?)activity["serviceUrl"]) && await SignedAsync(Read(head), $"{head}.{body}", Bytes(signature), (string?)activity["channelId"]);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or InvalidCastException or CryptographicException or OverflowException)
        {
            return false;
        }
    }

    private bool Claims(JsonObject claims, string? serviceUrl)
    {
        var now = teams.Clock.GetUtcNow().ToUnixTimeSeconds();

        return (string?)claims["iss"] == "https://api.botframework.com" && (string?)claims["aud"] == teams.AppId
            && (long?)claims["exp"] + 300 > now && (long?)claims["nbf"] - 300 <= now
            && ((string?)claims["serviceurl"])?.TrimEnd('/') is { } address && string.Equals(address, serviceUrl?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
    }

    private async Task<bool> SignedAsync(JsonObject head, string signed, byte[] signature, string? channel)
    {
        var hash = (string?)head["alg"] switch
        {
            "RS256" => HashAlgorithmName.SHA256,
            "RS384" => HashAlgorithmName.SHA384,
            "RS512" => HashAlgorithmName.SHA512,
            _ => default,
        };

        if (hash == default || (string?)head["kid"] is not { } kid)
        {
            return false;
        }

        if (Find(kid) is null)
        {
            keys = (JsonArray)(await AskAsync((string)(await AskAsync(teams.OpenIdMetadata))["jwks_uri"]!))["keys"]!;
        }

        if (Find(kid) is not { } key || (key["endorsements"] as JsonArray)?.Any(one => (string?)one == channel) != true)
        {
            return false;
        }

        using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes((string)key["n"]!), Exponent = Bytes((string)key["e"]!) });
        return rsa.VerifyData(Encoding.ASCII.GetBytes(signed), signature, hash, RSASignaturePadding.Pkcs1);
    }

    private JsonNode? Find(string kid) => keys.FirstOrDefault(key => (string?)key?["kid"] == kid);

    private async Task<JsonObject> AskAsync(string url) => (JsonObject)JsonNode.Parse(await http.GetStringAsync(url))!;

    private static JsonObject Read(string part) => (JsonObject)JsonNode.Parse(Bytes(part))!;

    private static byte[] Bytes(string part) =>
        Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));
}
