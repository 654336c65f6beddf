using System.Buffers;

namespace LeadershipBot.Guidance;

/// <summary>Whether a nudge reads easily: the Flesch–Kincaid grade, in years of schooling.</summary>
/// <remarks>
/// grade = 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (Kincaid and others, 1975,
/// https://stars.library.ucf.edu/istlibrary/56/). Syllables are counted by groups of vowels, which is right within a few per cent.
/// </remarks>
internal static class PackReadability
{
    /// <summary>Harder than this is read twice, and nobody reads a nudge twice. A good newspaper stands at 10 to 12.</summary>
    public const double HardestGrade = 13;

    private static readonly SearchValues<char> BetweenWords = SearchValues.Create(" \n,;:.?!\"()");

    public static IEnumerable<PackFault> Check(PackDraft draft) => draft.Nudges
        .Where(nudge => nudge.Has("claim") && nudge.Has("question"))
        .Select(nudge => (Nudge: nudge, Grade: Grade($"{nudge.Value.Claim} {nudge.Value.Question}")))
        .Where(read => read.Grade > HardestGrade)
        .Select(read => read.Nudge.Fault("claim", $"claim and question read at grade {read.Grade:0.0}; at most {HardestGrade}: shorter sentences, shorter words."));

    /// <summary>The grade of a text; 0 for one without words.</summary>
    public static double Grade(string text)
    {
        var (words, syllables) = (0, 0);

        foreach (var range in text.AsSpan().SplitAny(BetweenWords))
        {
            var word = text.AsSpan(range);

            if (HasLetter(word))
            {
                words++;
                syllables += Syllables(word);
            }
        }

        var (count, sentences) = (Math.Max(1, words), Math.Max(1, text.Count(letter => letter is '.' or '?' or '!')));
        return Math.Max(0, (0.39 * count / sentences) + (11.8 * syllables / count) - 15.59);
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (char.IsLetter(letter))
            {
                return true;
            }
        }

        return false;
    }

    private static int Syllables(ReadOnlySpan<char> word)
    {
        var count = 0;
        var wasVowel = false;

        foreach (var letter in word)
        {
            var isVowel = "aeiouyAEIOUY".Contains(letter);
            count += isVowel && !wasVowel ? 1 : 0;
            wasVowel = isVowel;
        }

        // A silent e at the end: "decide", not "table"; in "the" it is heard, for no word has none.
        var isSilent = word.EndsWith('e') && !word.EndsWith("le");
        return Math.Max(1, isSilent ? count - 1 : count);
    }
}
