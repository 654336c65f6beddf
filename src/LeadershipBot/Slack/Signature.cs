using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeadershipBot.Slack;

/// <summary>Whether a request comes from Slack: its signature over the bytes as they arrived. https://docs.slack.dev/authentication/verifying-requests-from-slack</summary>
internal sealed class Signature(SlackOptions options)
{
    /// <summary>How far a request's time may be from ours, before or after: what was overheard cannot be sent again for longer.</summary>
    public const long ToleranceSeconds = 300;

    /// <summary>Room for <c>v0:</c>, a time and a colon, in bytes.</summary>
    public const int MostPrefix = 24;

    private const int LongestTimestamp = 12;

    private readonly byte[][] secrets = [.. options.SigningSecrets.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Writes what stands before the body in the text that is signed.</summary>
    /// <returns>How many bytes, or 0 where the time is none.</returns>
    public static int WritePrefix(string? timestamp, Span<byte> into)
    {
        if (timestamp is not { Length: > 0 and <= LongestTimestamp } || timestamp.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return 0;
        }

        "v0:"u8.CopyTo(into);
        var length = 3 + Encoding.ASCII.GetBytes(timestamp, into[3..]);
        into[length] = (byte)':';
        return length + 1;
    }

    /// <param name="signed">The prefix and the body.</param>
    /// <param name="timestamp">The time the request says, which <see cref="WritePrefix"/> has found to be one.</param>
    /// <param name="signature">What it was signed with: <c>v0=</c> and 64 lower-case hexadecimal digits.</param>
    public bool Verifies(ReadOnlySpan<byte> signed, string timestamp, string? signature, DateTimeOffset now)
    {
        if (Math.Abs(now.ToUnixTimeSeconds() - long.Parse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture)) > ToleranceSeconds
            || signature is not { Length: 3 + (2 * HMACSHA256.HashSizeInBytes) } || !signature.StartsWith("v0=", StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> given = stackalloc byte[2 * HMACSHA256.HashSizeInBytes];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> expected = stackalloc byte[2 * HMACSHA256.HashSizeInBytes];
        Encoding.ASCII.GetBytes(signature.AsSpan(3), given);
        var verifies = false;

        // Every secret is tried, so that the time it takes tells nothing about which.
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(secret, signed, hash);
            Convert.TryToHexStringLower(hash, expected, out _);
            verifies |= CryptographicOperations.FixedTimeEquals(expected, given);
        }

        return verifies;
    }
}
