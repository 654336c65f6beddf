namespace LeadershipBot.Guidance;

/// <summary>The words of an answer with whose they are: <c>I+fix</c>, <c>they+!decid</c> (denied), <c>-+week</c> (nobody's), and each without that.</summary>
internal static class AnswerTags
{
    private const int NegationReach = 3;

    private static readonly HashSet<string> Turns = ["but", "then", "though", "while", "until", "except"];
    private static readonly HashSet<string> Objects = ["my", "me", "him", "her", "them"];

    /// <summary>In the order of the text; each counts <see cref="Share"/>.</summary>
    public static IReadOnlyList<string> Of(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found)
    {
        HashSet<int> At(string heading) => [.. found[heading].Select(phrase => phrase.First)];
        var (self, others, negations) = (At("self"), At("other"), At("negation"));
        var tags = new List<string>();
        var (who, denied) = ("-", int.MinValue);
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            var begins = at == 0 || words[at - 1].Clause != word.Clause;
            denied = begins ? int.MinValue : denied;
            who = begins || Turns.Contains(word.Text) ? "-" : who;
            if (!Objects.Contains(word.Text))
            {
                who = self.Contains(at) ? "I" : others.Contains(at) || (!begins && IsName(text, word)) ? "they" : who;
            }

            denied = negations.Contains(at) ? at : denied;
            var isDenied = denied != at && denied >= at - NegationReach;
            tags.Add($"{who}+{(isDenied ? "!" : "")}{word.Stem}");
            tags.Add(word.Stem);
        }

        return tags;
    }

    /// <summary>What one tag of so many words counts: a long answer is surer than a short one, but not in proportion.</summary>
    public static double Share(int words) => 1 / Math.Sqrt(words + 1);

    private static bool IsName(string text, Word word) =>
        word.Length > 1 && char.IsUpper(text[word.Start]) && !text.AsSpan(word.Start, word.Length)[1..].ContainsAnyInRange('A', 'Z');
}
