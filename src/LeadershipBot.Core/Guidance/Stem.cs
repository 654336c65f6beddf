namespace LeadershipBot.Guidance;

/// <summary>Takes off the endings that only grammar asks for, so that <em>decides</em>, <em>deciding</em> and <em>decided</em> are one.</summary>
/// <remarks>Light on purpose: a stemmer that cuts deeper makes strangers look related. A stem is compared, never shown.</remarks>
public static class Stem
{
    private const int Shortest = 3;

    /// <summary>The stem of a lower-case word.</summary>
    public static string Of(string word)
    {
        if (word.Length <= Shortest)
        {
            return word;
        }

        var stem = WithoutPlural(word);
        stem = WithoutTense(stem);
        return stem.Length > Shortest && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word) => word switch
    {
        "hers" or "ours" or "yours" or "theirs" => word,
        [.., 'i', 'e', 's'] when word.Length > 4 => word[..^3] + "y",
        [.., 's', 's', 'e', 's'] => word[..^2],
        [.., 's', 's'] or [.., 'u', 's'] or [.., 'i', 's'] => word,
        [.., 's'] => word[..^1],
        _ => word,
    };

    private static string WithoutTense(string word)
    {
        var cut = word switch
        {
            [.., 'i', 'e', 'd'] when word.Length > 4 => word[..^3] + "y",
            [.., 'i', 'n', 'g'] => word[..^3],
            [.., 'e', 'd'] => word[..^2],
            _ => null,
        };

        if (cut is null || cut.Length < Shortest || !HasVowel(cut))
        {
            return word;
        }

        return cut.Length > Shortest && cut[^1] == cut[^2] && !"lsz".Contains(cut[^1]) ? cut[..^1] : cut;
    }

    private static bool HasVowel(string word)
    {
        foreach (var letter in word)
        {
            if (letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y')
            {
                return true;
            }
        }

        return false;
    }
}
