namespace LeadershipBot.Guidance;

/// <summary>What is meant for a machine and not for a reader: tags, calls to a whole channel, marks for bold type.</summary>
internal static class Markup
{
    private const int LongestTag = 80;

    /// <summary>Besides tags and marks, so many words still say nothing.</summary>
    private const int FewWords = 4;

    /// <summary>The length of the tag that begins at a place, or 0: <c>&lt;b></c>, <c>&lt;/script></c>, <c>&lt;!channel></c>, but not "cost &lt; gain".</summary>
    public static int LengthAt(string text, int at)
    {
        if (text[at] != '<' || at + 1 >= text.Length || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!' or '@' or '#'))
        {
            return 0;
        }

        var length = text.AsSpan(at, Math.Min(LongestTag, text.Length - at)).IndexOf('>') + 1;
        return text.AsSpan(at, length).ContainsAny('\n', '\r') ? 0 : length;
    }

    /// <summary>Whether there is markup and hardly a word beside it.</summary>
    public static bool IsAll(string text, IReadOnlyList<Word> words) =>
        words.Count <= FewWords && Enumerable.Range(0, Math.Min(text.Length, Words.Furthest)).Any(at => LengthAt(text, at) > 0);
}
