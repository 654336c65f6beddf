using System.Globalization;
using System.Text;

namespace LeadershipBot.Slack;

/// <summary>Text for the few places where Slack reads markup. It can only be made by escaping, so nothing a person typed becomes a mention or a link.</summary>
internal readonly record struct SlackText
{
    private SlackText(string markup) => Markup = markup;

    /// <summary>As it goes over the wire.</summary>
    public string Markup { get; }

    /// <summary>Plain text, escaped.</summary>
    /// <param name="most">In characters, once escaped: longer text is cut.</param>
    public static SlackText Of(string text, int most)
    {
        var clean = Clean(text);
        var fits = clean;

        // Escaping makes text up to five times as long, and Slack counts what it is sent.
        for (var keep = most; Escape(fits).Length > most; keep = keep * 3 / 4)
        {
            fits = Cut(clean, keep);
        }

        return new(Escape(fits));
    }

    /// <summary>A link to a web address; only the label where it is none.</summary>
    public static SlackText Link(string url, string label)
    {
        var shown = Clean(label).Replace("|", "", StringComparison.Ordinal);

        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? new($"<{address.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}|{Escape(shown)}>")
            : new(Escape(shown));
    }

    /// <summary>At most so many characters, cut between what a reader sees as letters, with a sign that something is missing.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = 0;
        var letters = StringInfo.GetTextElementEnumerator(text);

        while (letters.MoveNext() && letters.ElementIndex + letters.GetTextElement().Length <= most - 1)
        {
            end = letters.ElementIndex + letters.GetTextElement().Length;
        }

        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>Without what no text can hold: half letters and control characters, line breaks and tabs excepted; and without what turns the direction of words that follow it, for those are ours.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            && !text.AsSpan().ContainsAnyInRange('\u202A', '\u202E') && !text.AsSpan().ContainsAnyInRange('\u2066', '\u2069'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (!Rune.IsControl(rune) || rune.Value is '\n' or '\t') && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)))
            {
                clean.Append(rune);
            }
        }

        return clean.ToString();
    }

    public override string ToString() => Markup;

    // These three, in this order, and nothing else: https://docs.slack.dev/messaging/formatting-message-text/#escaping
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
