using System.Text;

namespace LeadershipBot.Slack;

/// <summary>What a person typed, from Slack's markup back to the plain text they saw: entities decoded, mentions and links by their labels.</summary>
internal static class Typed
{
    /// <summary>Reads an event's or a command's text.</summary>
    /// <param name="bot">The bot's own user id; a mention of it at the beginning is only how it was called.</param>
    public static string Read(string text, string? bot = null)
    {
        if (bot is not null && text.AsSpan().TrimStart().StartsWith($"<@{bot}", StringComparison.Ordinal) && text.IndexOf('>') is > 0 and var end)
        {
            text = text[(end + 1)..];
        }

        if (!text.AsSpan().ContainsAny('<', '&'))
        {
            return text.Trim();
        }

        var read = new StringBuilder(text.Length);

        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '<' && text.IndexOf('>', at) is > 0 and var close)
            {
                read.Append(Label(text.AsSpan(at + 1, close - at - 1)));
                at = close;
            }
            else
            {
                read.Append(text[at]);
            }
        }

        // Last, and the ampersand last of all: what it decodes to is never read again.
        return read.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").ToString().Trim();
    }

    // <@U1|dana>, <#C1|general>, <!subteam^S1|@leads>, <!here>, <https://x|label>
    private static string Label(ReadOnlySpan<char> inner)
    {
        var bar = inner.IndexOf('|');
        var label = bar >= 0 ? inner[(bar + 1)..].ToString() : "";

        return inner switch
        {
            ['@', ..] => label.Length > 0 ? $"@{label}" : "somebody",
            ['#', ..] => label.Length > 0 ? $"#{label}" : "a channel",
            ['!', ..] => label.Length > 0 ? label : $"@{inner[1..].ToString().Split('^')[0]}",
            _ => label.Length > 0 ? label : inner.ToString(),
        };
    }
}
