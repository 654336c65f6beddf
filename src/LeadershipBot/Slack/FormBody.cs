using System.Text;

namespace LeadershipBot.Slack;

/// <summary>Bodies that are forms.</summary>
internal static class FormBody
{
    /// <summary>The JSON of an interaction, or null.</summary>
    public static byte[]? Payload(ReadOnlySpan<byte> body) => Raw(body, "payload"u8, out var value) ? Decode(value) : null;

    /// <summary>One value, or null.</summary>
    public static string? Value(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name) => Raw(body, name, out var value) ? Encoding.UTF8.GetString(Decode(value)) : null;

    /// <summary>The same, or null where it comes twice.</summary>
    public static string? Only(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name) =>
        Raw(body, name, out var value) && !Raw(After(body, value), name, out _) ? Encoding.UTF8.GetString(Decode(value)) : null;

    /// <summary>A command, or null where the body is none.</summary>
    public static SlashCommand? Command(ReadOnlyMemory<byte> body)
    {
        var span = body.Span;

        return Value(span, "command"u8) is null ? null : new SlashCommand
        {
            Team = Given(span, "team_id"u8),
            Enterprise = Given(span, "enterprise_id"u8),
            IsOrg = Value(span, "is_enterprise_install"u8) == "true",
            User = Given(span, "user_id"u8),
            Channel = Given(span, "channel_id"u8),
            ChannelName = Given(span, "channel_name"u8),
            Text = Value(span, "text"u8),
            Trigger = Given(span, "trigger_id"u8),
            ResponseUrl = Given(span, "response_url"u8),
        };
    }

    private static string? Given(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name) => Value(body, name) is { Length: > 0 } value ? value : null;

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> body, ReadOnlySpan<byte> value) =>
        body.Overlaps(value, out var offset) && offset + value.Length + 1 <= body.Length ? body[(offset + value.Length + 1)..] : default;

    // The first of its name. Slack's names need no decoding.
    private static bool Raw(ReadOnlySpan<byte> body, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        while (body.Length > 0)
        {
            var end = body.IndexOf((byte)'&');
            var pair = end < 0 ? body : body[..end];

            if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name))
            {
                value = pair[(name.Length + 1)..];
                return true;
            }

            body = end < 0 ? default : body[(end + 1)..];
        }

        value = default;
        return false;
    }

    private static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        var decoded = new byte[encoded.Length];
        var length = 0;

        for (var at = 0; at < encoded.Length; at++)
        {
            switch (encoded[at])
            {
                case (byte)'+':
                    decoded[length++] = (byte)' ';
                    break;
                case (byte)'%':
                    decoded[length++] = at + 2 < encoded.Length && Digit(encoded[at + 1]) is var high && Digit(encoded[at + 2]) is var low && high < 16 && low < 16
                        ? (byte)((high << 4) | low)
                        : throw new FormatException("A percent sign that encodes nothing.");
                    at += 2;
                    break;
                default:
                    decoded[length++] = encoded[at];
                    break;
            }
        }

        Array.Resize(ref decoded, length);
        return decoded;
    }

    private static int Digit(byte letter) => letter switch
    {
        >= (byte)'0' and <= (byte)'9' => letter - '0',
        >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => letter - 'a' + 10,
        _ => 16,
    };
}
