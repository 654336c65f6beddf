using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Makes tokens, real ones and false ones. By hand, so that the bot's own library does not judge itself.</summary>
internal sealed class TokenForge(FakeConnector teams)
{
    public FakeConnector Teams => teams;

    public FakeKeys Keys => teams.Keys;

    public DateTimeOffset Now => teams.Clock.GetUtcNow();

    /// <summary>What real tokens say, and nothing more: they live for an hour.</summary>
    public JsonObject Claims(string serviceUrl) => new()
    {
        ["serviceurl"] = serviceUrl,
        ["nbf"] = Now.ToUnixTimeSeconds(),
        ["exp"] = Now.AddHours(1).ToUnixTimeSeconds(),
        ["iss"] = "https://api.botframework.com",
        ["aud"] = teams.AppId,
    };

    public static JsonObject Header(FakeKey key, string algorithm = "RS256") =>
        new() { ["alg"] = algorithm, ["kid"] = key.Kid, ["x5t"] = key.Kid, ["typ"] = "JWT" };

    /// <summary>The token Teams sends with an activity of that address.</summary>
    public string Real(string serviceUrl) => Sign(Claims(serviceUrl), Keys.Current);

    /// <summary>Signed in order, by any key.</summary>
    public static string Sign(JsonObject claims, FakeKey key) => Sign(Header(key), claims, key);

    public static string Sign(JsonObject header, JsonObject claims, FakeKey key)
    {
        var (hash, padding) = (string?)header["alg"] switch
        {
            "RS384" => (HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "RS512" => (HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "PS256" => (HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            _ => (HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        };
        return Close(header, claims, bytes => key.Rsa.SignData(bytes, hash, padding));
    }

    /// <summary>Closed by whatever makes a signature of the bytes.</summary>
    public static string Close(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var open = Part(header) + "." + Part(claims);
        var token = open + "." + Made.Base64(sign(Encoding.ASCII.GetBytes(open)));
        LogWatch.Secret(token);
        return token;
    }

    public static string Part(JsonObject json) => Made.Base64(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
