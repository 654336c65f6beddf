using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>How a request is signed and marked.</summary>
internal sealed record SlackSigning
{
    /// <summary>Another secret than the app's.</summary>
    public string? Secret { get; init; }

    /// <summary>Seconds since 1970; now when null. Sent as it is.</summary>
    public string? Timestamp { get; init; }

    /// <summary>The signature as it is sent; the right one when null.</summary>
    public string? Signature { get; init; }

    /// <summary>Without any of Slack's headers.</summary>
    public bool Unsigned { get; init; }

    /// <summary>Changes the body after it was signed.</summary>
    public Func<string, string>? Tamper { get; init; }

    /// <summary>Marks it as a repetition.</summary>
    public (int Number, string Reason)? Retry { get; init; }

    /// <summary>Events that are not acknowledged come again, up to three times.</summary>
    public bool Retries { get; init; }

    /// <summary>Over a socket: how often an envelope is sent at most.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>The signature of a body.</summary>
    public static string Sign(string secret, string timestamp, string body) =>
        $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")))}";

    public void Apply(HttpRequestMessage request, string body, string secret, DateTimeOffset now)
    {
        if (Retry is { } retry)
        {
            request.Headers.Add("x-slack-retry-num", $"{retry.Number}");
            request.Headers.Add("x-slack-retry-reason", retry.Reason);
        }

        if (Unsigned)
        {
            return;
        }

        var timestamp = Timestamp ?? $"{now.ToUnixTimeSeconds()}";
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("X-Slack-Signature", Signature ?? Sign(Secret ?? secret, timestamp, body));
    }
}

/// <summary>What the bot answered.</summary>
/// <param name="Status">Zero where nobody acknowledged over a socket.</param>
/// <param name="Took">In real time over HTTP, by the fake's clock over a socket.</param>
internal sealed record SlackReply(int Status, string Body, TimeSpan Took)
{
    /// <summary>The body as JSON; null where it is none.</summary>
    public JsonObject? Json => Body.StartsWith('{') ? JsonNode.Parse(Body) as JsonObject : null;
}
