using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>Events, interactions and commands over HTTP.</summary>
/// <param name="real">Requests as Slack sends them.</param>
internal sealed class SlackDoor(IReadOnlyList<Heard> real, HeldClock clock) : Door("Slack")
{
    private const string Payload = "payload=";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(FuzzedBot.SigningSecret);
    private static readonly string?[] Types = [null, "", "text/plain", "application/json", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "multipart/form-data; boundary=x"];

    private readonly IReadOnlyList<Heard> real = [.. real.Where(one => one.Path.StartsWith("/slack/", StringComparison.Ordinal) && one.Body.Length > 0)];

    public override Action<HttpContext> Request(Random dice, bool genuine)
    {
        var one = Pick(real, dice);
        var body = Body(one, dice);
        var type = dice.Next(20) == 0 ? Pick(Types, dice) : one.Type;
        var path = dice.Next(20) == 0 ? Pick(["/slack/events", "/slack/interactions", "/slack/commands", "/slack/", "/slack/events/x"], dice) : one.Path;
        var now = $"{clock.GetUtcNow().ToUnixTimeSeconds()}";
        var signature = Sign(now, body);
        var (stamps, signatures) = genuine ? ([now], [signature]) : Forge(dice, now, signature, ref body);

        return context =>
        {
            Fill(context, dice.Next(50) == 0 ? Pick(["GET", "PUT", "DELETE", "OPTIONS", "HEAD"], dice) : "POST", path, type, body);
            context.Request.Headers["X-Slack-Request-Timestamp"] = stamps;
            context.Request.Headers["X-Slack-Signature"] = signatures;
        };
    }

    private static byte[] Body(Heard one, Random dice)
    {
        var kind = dice.Next(10);
        var isJson = one.Type?.StartsWith("application/json", StringComparison.Ordinal) == true;
        var payload = !isJson && Encoding.Latin1.GetString(one.Body) is var form && form.StartsWith(Payload, StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(Uri.UnescapeDataString(form[Payload.Length..].Replace('+', ' ')))
            : null;

        return kind switch
        {
            0 => one.Body,
            1 => TextSpoiler.Spoil(one.Body, dice),
            _ when isJson => JsonSpoiler.Spoil(one.Body, dice, dice.Next(4), dice.Next(2) == 0) ?? one.Body,
            _ when payload is not null => Encoding.Latin1.GetBytes(Payload + Uri.EscapeDataString(Encoding.UTF8.GetString(JsonSpoiler.Spoil(payload, dice, dice.Next(4), dice.Next(2) == 0) ?? payload))),
            _ => TextSpoiler.SpoilForm(one.Body, dice),
        };
    }

    private static (string[] Stamps, string[] Signatures) Forge(Random dice, string now, string signature, ref byte[] body)
    {
        switch (dice.Next(8))
        {
            case 0:
                return ([], []);
            case 1:
                return ([now], []);
            case 2:
                return ([now, now], [signature]);
            case 3:
                return ([now], [signature, signature]);
            case 4:
                return ([now], [signature.ToUpperInvariant()]);
            case 5:
                return ([$"{long.Parse(now) - 301 - dice.Next(100_000)}"], [signature]);
            case 6:
                return ([Pick(Dictionary.Texts, dice).ReplaceLineEndings("").Replace("\0", "", StringComparison.Ordinal)], [signature]);
            default:
                // What was signed is not what comes.
                body = [.. body, (byte)' '];
                return ([now], [signature]);
        }
    }

    private static string Sign(string timestamp, byte[] body) =>
        $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Secret, (byte[])[.. Encoding.ASCII.GetBytes($"v0:{timestamp}:"), .. body]))}";
}
