using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>By key, by algorithm, by what stands in the header, and by what is no token at all.</summary>
internal static partial class TokenCases
{
    private static TimeSpan SixMinutes => TimeSpan.FromMinutes(6);
    private static int[] TooLarge => [400, 431];

    private static IEnumerable<TokenCase> OfKeys() =>
    [
        Key("one signed by a stranger who uses the key's name", Verdict.Out, forge => forge.Keys.Foreign),
        Key("one signed by a key of other channels", Verdict.Out, forge => forge.Keys.Unendorsed),
        Key("one signed by a key without a list of channels", Verdict.Out, forge => forge.Keys.Bare),
        Key("one signed by a key nobody ever publishes", Verdict.Out, _ => FakeKey.Named("never", "msteams")) with { After = SixMinutes },
        Key("one signed by a key published since", Verdict.In, forge => forge.Keys.Roll()) with { After = SixMinutes },
        Key("one signed by the only key published since", Verdict.In, forge => forge.Keys.Roll(withdraw: true)) with { After = SixMinutes },
        Key("one signed by the old key after a roll", Verdict.In, forge =>
        {
            var old = forge.Keys.Current;
            forge.Keys.Roll();
            return old;
        }) with { After = SixMinutes },
        Key("one signed by a key that is announced and not yet there", Verdict.Out, forge => forge.Keys.Roll(afterFetches: 99)) with { After = SixMinutes },
        Head("one that names no key", Verdict.Out, head => head.Remove("kid")),
        Head("one that names an empty key", Verdict.Out, head => head["kid"] = ""),
        Head("one whose key's name is a number", Verdict.Out, head => head["kid"] = 1),
        Head("one whose key's name is a path", Verdict.Out, head => head["kid"] = "../../../../dev/null"),
        Head("one whose key's name differs in case", Verdict.Out, head => head["kid"] = ((string)head["kid"]!).ToUpperInvariant()) with { After = SixMinutes },
        Brought("one that brings its key along", (head, key) => head["jwk"] = key.Entry()),
        Brought("one that says where its key is", (head, _) => head["jku"] = "https://evil.example/keys"),
        Brought("one that says where its certificate is", (head, _) => head["x5u"] = "https://evil.example/certificate"),
    ];

    private static IEnumerable<TokenCase> OfAlgorithm() =>
    [
        Head("one with RS384", Verdict.In, head => head["alg"] = "RS384"),
        Head("one with RS512", Verdict.In, head => head["alg"] = "RS512"),
        Head("one with PS256", Verdict.Out, head => head["alg"] = "PS256"),
        Head("one with an algorithm nobody knows", Verdict.Out, head => head["alg"] = "RS257"),
        Head("one without an algorithm", Verdict.Out, head => head.Remove("alg")),
        Closed("one with none", "none", (_, _) => []),
        Closed("one with None", "None", (_, _) => []),
        Closed("one with none and a signature", "none", (forge, bytes) => forge.Keys.Current.Rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
        Closed("one with RS256 and no signature", "RS256", (_, _) => []),
        Closed("one with HS256 and the public key as text", "HS256", (forge, bytes) => HMACSHA256.HashData(Encoding.ASCII.GetBytes(forge.Keys.Current.Rsa.ExportSubjectPublicKeyInfoPem()), bytes)),
        Closed("one with HS256 and the public key as bytes", "HS256", (forge, bytes) => HMACSHA256.HashData(forge.Keys.Current.Rsa.ExportSubjectPublicKeyInfo(), bytes)),
        Closed("one with HS256 and the modulus", "HS256", (forge, bytes) => HMACSHA256.HashData(forge.Keys.Current.Rsa.ExportParameters(false).Modulus!, bytes)),
        Closed("one with HS256 and the bot's secret", "HS256", (forge, bytes) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(forge.Teams.Secret), bytes)),
        Closed("one with HS512 and the public key as text", "HS512", (forge, bytes) => HMACSHA512.HashData(Encoding.ASCII.GetBytes(forge.Keys.Current.Rsa.ExportSubjectPublicKeyInfoPem()), bytes)),
        Closed("one with ES256", "ES256", (_, bytes) => EllipticSignature(bytes)),
        Closed("one with an elliptic signature called RS256", "RS256", (_, bytes) => EllipticSignature(bytes)),
        Head("one with a critical header nobody knows", Verdict.Either, head => (head["crit"], head["exp2"]) = (new JsonArray("exp2"), 1)),
        Head("one without a type", Verdict.In, head => head.Remove("typ")),
    ];

    private static IEnumerable<TokenCase> OfHeader() =>
    [
        new("no header", Verdict.Out, (_, _) => []),
        new("an empty header", Verdict.Out, (_, _) => [""]),
        new("the scheme alone", Verdict.Out, (_, _) => ["Bearer"]),
        new("the scheme and a space", Verdict.Out, (_, _) => ["Bearer "]),
        new("a token without a scheme", Verdict.Out, (forge, address) => [forge.Real(address)]),
        new("a token of another scheme", Verdict.Out, (forge, address) => ["Token " + forge.Real(address)]),
        new("a name and password", Verdict.Out, (forge, _) => ["Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(forge.Teams.AppId + ":" + forge.Teams.Secret))]),
        new("a scheme in small letters", Verdict.Out, (forge, address) => ["bearer " + forge.Real(address)]),
        new("two headers", Verdict.Out, (forge, address) => ["Bearer " + forge.Real(address), "Bearer " + forge.Real(address)]),
        new("a false header before the real one", Verdict.Out, (forge, address) => ["Bearer false", "Bearer " + forge.Real(address)]),
        new("two tokens in one header", Verdict.Out, (forge, address) => [$"Bearer {forge.Real(address)}, Bearer {forge.Real(address)}"]),
        new("a token and something more", Verdict.Out, (forge, address) => [$"Bearer {forge.Real(address)} more"]),
    ];

    private static IEnumerable<TokenCase> OfForm() =>
    [
        Bearer("garbage", Verdict.Out, (_, _) => "garbage"),
        Bearer("dots", Verdict.Out, (_, _) => ".."),
        Bearer("characters that are no Base64", Verdict.Out, (_, _) => "!!!.???.###"),
        Bearer("two parts", Verdict.Out, (forge, address) => string.Join('.', forge.Real(address).Split('.')[..2])),
        Bearer("four parts", Verdict.Out, (forge, address) => forge.Real(address) + ".AAAA"),
        Bearer("a token cut short", Verdict.Out, (forge, address) => forge.Real(address)[..^20]),
        Bearer("a token with a gap", Verdict.Out, (forge, address) => forge.Real(address).Insert(40, " ")),
        Bearer("a token with other claims than were signed", Verdict.Out, (forge, address) => Swap(forge.Real(address), 1, TokenForge.Part(Later(forge, address)))),
        Bearer("a token with another signature", Verdict.Out, (forge, address) => Swap(forge.Real(address), 2, Made.Base64(new byte[256]))),
        Bearer("a token with one bit turned", Verdict.Out, (forge, address) => Turned(forge.Real(address))),
        Bearer("a signed list", Verdict.Out, (forge, _) => Raw(forge, "[1,2,3]")),
        Bearer("a signed sentence", Verdict.Out, (forge, _) => Raw(forge, "let me in")),
        Bearer("signed nothing", Verdict.Out, (forge, _) => Raw(forge, "")),
        Bearer("a token in a token", Verdict.Out, (forge, address) => Raw(forge, forge.Real(address), head => head["cty"] = "JWT")),
        Bearer("an encrypted token", Verdict.Out, (forge, address) => Encrypted(forge, address)),
        Bearer("a token the bot calls with", Verdict.Out, (_, _) => "out.AAAA.BBBB"),
        Bearer("a signed token of twenty kilobytes", Verdict.Either, (forge, address) => TokenForge.Sign(Long(forge, address, 15_000), forge.Keys.Current)) with { Also = TooLarge },
        Bearer("a token of two hundred kilobytes", Verdict.Out, (forge, address) => TokenForge.Sign(Long(forge, address, 150_000), forge.Keys.Current)) with { Also = TooLarge },
        Bearer("a long row of dots", Verdict.Out, (_, _) => new string('.', 20_000)) with { Also = TooLarge },
        Bearer("brackets in brackets", Verdict.Out, (forge, _) => Raw(forge, new string('[', 10_000))) with { Also = TooLarge },
    ];

    private static TokenCase Key(string name, Verdict verdict, Func<TokenForge, FakeKey> key) =>
        Bearer(name, verdict, (forge, address) => TokenForge.Sign(forge.Claims(address), key(forge)));

    private static TokenCase Head(string name, Verdict verdict, Action<JsonObject> change) => Bearer(name, verdict, (forge, address) =>
    {
        var head = TokenForge.Header(forge.Keys.Current);
        change(head);
        return TokenForge.Sign(head, forge.Claims(address), forge.Keys.Current);
    });

    private static TokenCase Brought(string name, Action<JsonObject, FakeKey> change) => Bearer(name, Verdict.Out, (forge, address) =>
    {
        var head = TokenForge.Header(forge.Keys.Foreign);
        change(head, forge.Keys.Foreign);
        return TokenForge.Sign(head, forge.Claims(address), forge.Keys.Foreign);
    });

    private static TokenCase Closed(string name, string algorithm, Func<TokenForge, byte[], byte[]> sign) => Bearer(name, Verdict.Out, (forge, address) =>
        TokenForge.Close(TokenForge.Header(forge.Keys.Current, algorithm), forge.Claims(address), bytes => sign(forge, bytes)));

    private static byte[] EllipticSignature(byte[] bytes)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.SignData(bytes, HashAlgorithmName.SHA256);
    }

    private static JsonObject Later(TokenForge forge, string address)
    {
        var claims = forge.Claims(address);
        claims["exp"] = (long)claims["exp"]! + 1;
        return claims;
    }

    private static JsonObject Long(TokenForge forge, string address, int length)
    {
        var claims = forge.Claims(address);
        claims["filler"] = new string('x', length);
        return claims;
    }

    private static string Swap(string token, int at, string part)
    {
        var parts = token.Split('.');
        parts[at] = part;
        return string.Join('.', parts);
    }

    private static string Turned(string token)
    {
        var signature = Convert.FromBase64String(token.Split('.')[2].Replace('-', '+').Replace('_', '/').PadRight(344, '='));
        signature[100] ^= 1;
        return Swap(token, 2, Made.Base64(signature));
    }

    private static string Raw(TokenForge forge, string content, Action<JsonObject>? change = null)
    {
        var head = TokenForge.Header(forge.Keys.Current);
        change?.Invoke(head);
        var open = $"{TokenForge.Part(head)}.{Made.Base64(Encoding.UTF8.GetBytes(content))}";
        return $"{open}.{Made.Base64(forge.Keys.Current.Rsa.SignData(Encoding.ASCII.GetBytes(open), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    // To the key that everybody knows, which is what makes it worth nothing.
    private static string Encrypted(TokenForge forge, string address)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var nonce = RandomNumberGenerator.GetBytes(12);
        var head = TokenForge.Part(new() { ["alg"] = "RSA-OAEP", ["enc"] = "A256GCM", ["kid"] = forge.Keys.Current.Kid, ["cty"] = "JWT" });
        var text = Encoding.UTF8.GetBytes(forge.Real(address));
        var (cipher, tag) = (new byte[text.Length], new byte[16]);
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(nonce, text, cipher, tag, Encoding.ASCII.GetBytes(head));
        var wrapped = forge.Keys.Current.Rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA1);
        return string.Join('.', head, Made.Base64(wrapped), Made.Base64(nonce), Made.Base64(cipher), Made.Base64(tag));
    }
}
