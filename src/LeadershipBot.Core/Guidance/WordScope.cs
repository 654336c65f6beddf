namespace LeadershipBot.Guidance;

/// <summary>What a word of an answer stands under: whose it is, and whether it is denied, or only meant.</summary>
/// <param name="Who"><c>I</c>, <c>they</c>, or <c>-</c> for nobody's.</param>
/// <param name="IsDenied">A negation stands shortly before it.</param>
/// <param name="IsUnreal">It was planned, wished, supposed or long ago: "meant to", "would", "used to".</param>
/// <param name="IsDoublyDenied">It is denied that it was not so: "not one ticket without my reading it".</param>
internal readonly record struct WordScope(string Who, bool IsDenied, bool IsUnreal, bool IsDoublyDenied)
{
    private const int NegationReach = 3;

    /// <summary>In words, behind a "without" or a "but": whoever is named there does it.</summary>
    private const int ActorReach = 2;

    private static readonly HashSet<string> Turns = ["but", "then", "though", "while", "until", "except"];
    private static readonly HashSet<string> Objects = ["my", "me", "him", "her", "them"];
    private static readonly HashSet<string> Mine = ["i", "my", "me", "mine", "myself"];

    /// <summary>Behind a negation these turn it round.</summary>
    private static readonly HashSet<string> Exceptions = ["without", "unless", "until", "except", "but"];

    /// <summary>The scope of each word.</summary>
    /// <param name="found">Phrases of the headings <c>self</c>, <c>other</c>, <c>others</c>, <c>negation</c> and <c>unreal</c>, as far as there are any.</param>
    public static IReadOnlyList<WordScope> Of(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found)
    {
        HashSet<int> At(string heading) => [.. found[heading].Select(phrase => phrase.First)];
        var (self, others, negations) = (At("self"), At("other").Concat(At("others")).ToHashSet(), At("negation"));
        var unreal = found["unreal"].Select(phrase => phrase.Last).ToHashSet();
        var scopes = new List<WordScope>(words.Count);
        var (who, denied, isUnreal, isNegative, isDouble) = ("-", int.MinValue, false, false, false);
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            var begins = at == 0 || words[at - 1].Clause != word.Clause;
            if (begins)
            {
                (who, denied, isUnreal, isNegative, isDouble) = ("-", int.MinValue, false, false, false);
            }

            if (Turns.Contains(word.Text))
            {
                (who, isUnreal) = ("-", false);
            }

            if (!Objects.Contains(word.Text))
            {
                who = self.Contains(at) ? "I" : others.Contains(at) || (!begins && IsName(text, word)) ? "they" : who;
            }

            if (isNegative && Exceptions.Contains(word.Text))
            {
                (isDouble, denied) = (true, int.MinValue);
                who = Enumerable.Range(at + 1, ActorReach).Any(next => next < words.Count && words[next].Clause == word.Clause && Mine.Contains(words[next].Text)) ? "I" : who;
            }
            else if (negations.Contains(at))
            {
                (denied, isNegative) = (at, true);
            }

            scopes.Add(new WordScope(who, denied != at && denied >= at - NegationReach, isUnreal, isDouble));
            isUnreal |= unreal.Contains(at);
        }

        return scopes;
    }

    /// <summary>A word under this scope, as a tag: <c>I+fix</c>.</summary>
    public string Of(Word word) => $"{Who}{(IsUnreal ? "?" : "")}+{(IsDenied ? "!" : "")}{word.Stem}";

    /// <summary>Whose it is, and how it is denied.</summary>
    public override string ToString() => $"{Who}{(IsUnreal ? "?" : "")}{(IsDenied ? "!" : "")}{(IsDoublyDenied ? "!!" : "")}";

    private static bool IsName(string text, Word word) =>
        word.Length > 1 && char.IsUpper(text[word.Start]) && !text.AsSpan(word.Start, word.Length)[1..].ContainsAnyInRange('A', 'Z');
}
