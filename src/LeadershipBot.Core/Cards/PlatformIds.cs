using System.Buffers;

namespace LeadershipBot.Cards;

/// <summary>What platforms call people, channels and groups. A form's values come from whoever sent it, not from the picker that was shown.</summary>
public static class PlatformIds
{
    /// <summary>In characters; the longest of Teams' own stay below.</summary>
    public const int Longest = 128;

    private static readonly SearchValues<char> Marks = SearchValues.Create("-_.:@");

    /// <summary>Whether a platform may be asked about it: short, of letters, digits and <c>- _ . : @</c>, and more than marks alone, because <c>..</c> leads elsewhere in an address.</summary>
    public static bool IsSound(string id) =>
        id.Length is > 0 and <= Longest && id.All(letter => char.IsAsciiLetterOrDigit(letter) || Marks.Contains(letter)) && id.Any(char.IsAsciiLetterOrDigit);
}
