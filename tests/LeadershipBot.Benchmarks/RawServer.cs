using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadershipBot.Benchmarks;

/// <summary>The limit of taking an answer in: Kestrel, the check, Utf8JsonReader, one SQLite writer with group commit. Everything the work needs and nothing else.</summary>
internal static class RawServer
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes(SlackTaps.Secret);

    private static string? known;

    private static readonly byte[] Card = Encoding.ASCII.GetBytes($$$"""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"{{{new string('x', 2_000)}}}"}]}}""");

    /// <param name="args">The port, <c>slack</c> or <c>teams</c>, the file, then where messages are changed (empty for nowhere) or the key of the tokens.</param>
    public static async Task RunAsync(string[] args)
    {
        var (port, isSlack) = (args[0], args[1] == "slack");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        await using var marks = new RawMarks(args[2]);
        using var key = RSA.Create();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 100 });

        if (!isSlack)
        {
            key.ImportRSAPublicKey(Convert.FromBase64String(args[3]), out _);
        }

        app.Run(context => isSlack ? SlackAsync(context, marks, client, args[3]) : TeamsAsync(context, marks, key));
        await app.RunAsync();
    }

    private static async Task SlackAsync(HttpContext context, RawMarks marks, HttpClient client, string changeAt)
    {
        var timestamp = context.Request.Headers["X-Slack-Request-Timestamp"].ToString();
        var prefix = Encoding.ASCII.GetBytes($"v0:{timestamp}:");
        var signed = await BodyAsync(context, prefix);
        var expected = "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Secret, signed));

        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(context.Request.Headers["X-Slack-Signature"].ToString())))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var json = Encoding.ASCII.GetBytes(Uri.UnescapeDataString(Encoding.ASCII.GetString(signed.AsSpan(prefix.Length + "payload=".Length))));
        await marks.MarkAsync(Read(json, "trigger_id"u8), Read(json, "action_id"u8));

        if (changeAt.Length > 0)
        {
            _ = ChangeAsync(client, changeAt);
        }
    }

    private static async Task ChangeAsync(HttpClient client, string changeAt)
    {
        using var content = new StringContent(new string('x', 2_000));
        using var response = await client.PostAsync(new Uri(changeAt), content);
    }

    private static async Task TeamsAsync(HttpContext context, RawMarks marks, RSA key)
    {
        var token = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
        var end = token.LastIndexOf('.');
        var claims = Base64Url.DecodeFromChars(token.AsSpan(token.IndexOf('.', StringComparison.Ordinal) + 1, end - token.IndexOf('.', StringComparison.Ordinal) - 1));

        if (!IsSigned(key, token, end)
            || long.Parse(Read(claims, "exp"u8), CultureInfo.InvariantCulture) < DateTimeOffset.UtcNow.ToUnixTimeSeconds() || Read(claims, "aud"u8) != TeamsTaps.App)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var json = await BodyAsync(context, []);
        await marks.MarkAsync(Read(json, "id"u8), Read(json, "a"u8));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Card.Length;
        await context.Response.Body.WriteAsync(Card);
    }

    // The same token comes for an hour; its signature is checked once here too, or the limit would be none.
    private static bool IsSigned(RSA key, string token, int end)
    {
        if (token == Volatile.Read(ref known))
        {
            return true;
        }

        var isGood = key.VerifyData(Encoding.ASCII.GetBytes(token[..end]), Base64Url.DecodeFromChars(token.AsSpan(end + 1)), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        Volatile.Write(ref known, isGood ? token : null);
        return isGood;
    }

    private static async Task<byte[]> BodyAsync(HttpContext context, byte[] prefix)
    {
        var body = new byte[prefix.Length + (int)context.Request.ContentLength!];
        prefix.CopyTo(body, 0);
        await context.Request.Body.ReadExactlyAsync(body.AsMemory(prefix.Length));
        return body;
    }

    // The first of its name, however deep.
    private static string Read(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(json);

        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals(name))
            {
                reader.Read();
                return Encoding.UTF8.GetString(reader.ValueSpan);
            }
        }

        return "";
    }
}
