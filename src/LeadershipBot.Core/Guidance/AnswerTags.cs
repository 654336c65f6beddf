namespace LeadershipBot.Guidance;

/// <summary>What single words and neighbours of an answer say. Training and reading count alike because both come here.</summary>
/// <remarks>
/// A word with its scope: <c>I+fix</c>, <c>they+!decid</c> (denied), <c>I?+fix</c> (meant, or long ago), <c>-+week</c> (nobody's); a word: <c>fix</c>; neighbours: <c>my_own</c>,
/// <c>my_own_hand</c>, <c>left_*_out</c>, <c>^</c> and <c>$</c> being the ends; the first and the last part of a sentence: <c>F:let</c>, <c>L:fix</c>; before and after a turn: <c>B:let</c>, <c>A:fix</c>.
/// Of a part alone also a kind of phrase with whose it is: <c>@do:they</c>, and where the part stands: <c>%first</c>.
/// </remarks>
internal static class AnswerTags
{
    /// <summary>Words of a part.</summary>
    private const int Few = 3;
    private const int Many = 8;

    private static readonly HashSet<string> Reversals = ["but", "then", "though", "apart", "until", "except"];
    private static readonly HashSet<string> Joints = ["but", "then", "though", "while", "until", "except", "and", "so", "because"];

    /// <summary>In no order that matters; each counts <see cref="Share"/>.</summary>
    public static IReadOnlyList<string> Of(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found) =>
        [.. Owned(text, words, found), .. Neighbours(words), .. Ends(words), .. Sides(words)];

    /// <summary>The words with whose they are, and the pairs of neighbours.</summary>
    public static IReadOnlyList<string> Briefly(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found) =>
        [.. Owned(text, words, found), .. Enumerable.Range(1, Math.Max(0, words.Count - 1)).Select(at => $"{words[at - 1].Stem}_{words[at].Stem}")];

    /// <summary>What one tag of so many words counts: a long answer is surer than a short one, but not in proportion.</summary>
    public static double Share(int words) => 1 / Math.Sqrt(words + 1);

    /// <summary>For each word the number of its part of the sentence, from 0: a comma, a full stop, a "but", an "and" begin the next.</summary>
    public static IReadOnlyList<int> Parts(IReadOnlyList<Word> words)
    {
        var part = 0;
        return [.. words.Select((word, at) => at > 0 && (words[at - 1].Clause != word.Clause || Joints.Contains(word.Text)) ? ++part : part)];
    }

    /// <summary>For each word whether a turn stands before it.</summary>
    public static IReadOnlyList<bool> AfterTurn(IReadOnlyList<Word> words)
    {
        var isAfter = false;
        return [.. words.Select(word => isAfter |= Reversals.Contains(word.Text))];
    }

    private static IEnumerable<string> Owned(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found) =>
        WordScope.Of(text, words, found).SelectMany((scope, at) => new[] { scope.Of(words[at]), words[at].Stem });

    /// <summary>The words from one place up to, not including, another, as a text of their own.</summary>
    /// <param name="scopes">Of the whole text.</param>
    /// <param name="kinds">For each word of the whole text, what kinds of phrase begin there.</param>
    /// <param name="isAfter">From <see cref="AfterTurn"/>.</param>
    public static IReadOnlyList<string> OfPart(IReadOnlyList<Word> words, int from, int to, IReadOnlyList<WordScope> scopes, ILookup<int, string> kinds, IReadOnlyList<bool> isAfter)
    {
        var range = Enumerable.Range(from, to - from);
        return
        [
            .. range.SelectMany(at => new[] { scopes[at].Of(words[at]), words[at].Stem }),
            .. Neighbours([.. range.Select(at => words[at])]),
            .. range.SelectMany(at => kinds[at].SelectMany(kind => new[] { "@" + kind, $"@{kind}:{scopes[at]}" })),
            .. new[] { (from == 0, "%first"), (to == words.Count, "%last"), (isAfter[from], "%after"), (to - from <= Few, "%few"), (to - from >= Many, "%many") }.Where(mark => mark.Item1).Select(mark => mark.Item2),
        ];
    }

    private static IEnumerable<string> Neighbours(IReadOnlyList<Word> words)
    {
        string At(int at) => at < 0 ? "^" : at >= words.Count ? "$" : words[at].Stem;
        for (var at = 0; at <= words.Count; at++)
        {
            yield return $"{At(at - 1)}_{At(at)}";
            if (at < words.Count)
            {
                yield return $"{At(at - 1)}_{At(at)}_{At(at + 1)}";
            }

            if (at > 0 && at + 1 < words.Count)
            {
                yield return $"{At(at - 1)}_*_{At(at + 1)}";
            }
        }
    }

    private static IEnumerable<string> Ends(IReadOnlyList<Word> words)
    {
        var parts = Parts(words);
        var last = parts is [.., var end] ? end : 0;
        return last == 0 ? [] : words.Select((word, at) => parts[at] == last ? "L:" + word.Stem : parts[at] == 0 ? "F:" + word.Stem : "").Where(tag => tag.Length > 0);
    }

    private static IEnumerable<string> Sides(IReadOnlyList<Word> words) =>
        AfterTurn(words).Zip(words).Where(pair => !Reversals.Contains(pair.Second.Text)).Select(pair => (pair.First ? "A:" : "B:") + pair.Second.Stem);
}
