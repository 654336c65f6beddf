namespace LeadershipBot.Guidance;

/// <summary>Who did what in an answer: not which words occur, but whose they are, whether they are denied, and what follows "but".</summary>
/// <param name="Values">For each of <see cref="Names"/>.</param>
/// <param name="OnPurpose">Depth is said to be deliberate, and nothing was given away.</param>
/// <param name="Tags">The words with whose they are, and their neighbours.</param>
/// <param name="Share">What each tag counts.</param>
/// <param name="Words">The known words, and what the leaning of each counts.</param>
/// <param name="Rows">The words one after the other.</param>
/// <param name="Parts">The same, part by part.</param>
public sealed record AnswerFeatures(double[] Values, bool OnPurpose, IReadOnlyList<string> Tags, double Share, IReadOnlyList<(string Word, double Share)> Words, NetRows Rows, IReadOnlyList<AnswerPart> Parts)
{
    /// <summary>What is counted. Training and reading count alike because both come here.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "one", "handed", "deep", "handed-only", "deep-only", "both-sides", "neither", "deep-after-contrast", "handed-after-contrast",
        "i-let", "other-does", "owned", "i-refrain", "i-do", "i-keep", "deep-state", "both", "contrast", "hypothetical",
        "hypothetical-neither", "nothing", "nothing-neither", "question", "few-words", "no-self", "purpose",
        "some-words", "many-words", "two-parts", "many-parts",
    ];

    private const int Few = 3;
    private const int Some = 7;
    private const int Many = 14;

    private const int NegationReach = 3;

    /// <summary>In words, back from a verb. A subject farther away is another verb's; and the work stays linear in the text.</summary>
    private const int SubjectReach = 15;

    /// <summary>Counts.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="words">The text as words.</param>
    /// <param name="book">Words of answers by what they are.</param>
    /// <param name="table">Which words are known, and how much they count.</param>
    public static AnswerFeatures Of(string text, IReadOnlyList<Word> words, PhraseBook book, WordTable table)
    {
        var parts = AnswerTags.Parts(words) is [.., var last] ? last + 1 : 1;
        var found = book.In(words).ToLookup(phrase => phrase.Heading);
        var scene = new Scene(text, words, found);
        var contrast = found["contrast"].Select(phrase => phrase.First).DefaultIfEmpty(int.MaxValue).Min();
        var handed = scene.Handed().ToList();
        var deep = scene.Deep().ToList();
        var (isHanded, isDeep) = (handed.Count > 0, deep.Count > 0);
        var purpose = found["purpose"].Any(phrase => !scene.IsDenied(phrase.First)) && !isHanded;
        var values = new Dictionary<string, double>
        {
            ["one"] = 1,
            ["handed"] = Math.Log(1 + handed.Count),
            ["deep"] = Math.Log(1 + deep.Count),
            ["handed-only"] = One(isHanded && !isDeep),
            ["deep-only"] = One(isDeep && !isHanded),
            ["both-sides"] = One(isHanded && isDeep),
            ["neither"] = One(!isHanded && !isDeep),
            ["deep-after-contrast"] = One(isHanded && deep.Exists(act => act.At > contrast)),
            ["handed-after-contrast"] = One(isDeep && handed.Exists(act => act.At > contrast)),
            ["both"] = One(found["both"].Any()),
            ["contrast"] = One(contrast < int.MaxValue),
            ["hypothetical"] = One(found["hypothetical"].Any()),
            ["hypothetical-neither"] = One(found["hypothetical"].Any() && !isHanded && !isDeep),
            ["nothing"] = One(found["nothing"].Any()),
            ["nothing-neither"] = One(found["nothing"].Any() && !isHanded && !isDeep),
            ["question"] = One(QuestionShape.Has(text)),
            ["few-words"] = One(words.Count <= Few),
            ["no-self"] = One(!found["self"].Any()),
            ["purpose"] = One(purpose),
            ["some-words"] = One(words.Count is > Few and <= Some),
            ["many-words"] = One(words.Count >= Many),
            ["two-parts"] = One(parts == 2),
            ["many-parts"] = One(parts > 2),
        };
        foreach (var (name, count) in handed.Concat(deep).GroupBy(act => act.Kind).Select(group => (group.Key, group.Count())))
        {
            values[name] = Math.Log(1 + count);
        }

        return new AnswerFeatures([.. Names.Select(name => values.GetValueOrDefault(name))], purpose, AnswerTags.Of(text, words, found), AnswerTags.Share(words.Count), KnownWords.Of(words, table), AnswerRows.Of(text, words, found, table), AnswerPart.Of(text, words, found, table));
    }

    private static double One(bool holds) => holds ? 1 : 0;

    private sealed record Act(string Kind, int At);

    private sealed class Scene(string text, IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found)
    {
        private readonly HashSet<int> self = [.. found["self"].Select(phrase => phrase.First)];
        private readonly HashSet<int> others = [.. found["other"].Select(phrase => phrase.First)];
        private readonly HashSet<int> negations = [.. found["negation"].Select(phrase => phrase.First)];
        private readonly HashSet<int> breaks = [.. found["contrast"].Select(phrase => phrase.First)];
        private readonly HashSet<int> guesses = [.. found["hypothetical"].Select(phrase => phrase.First)];
        private readonly HashSet<int> verbs = [.. found["do"].Concat(found["own"]).Concat(found["let"]).Select(phrase => phrase.First)];

        public IEnumerable<Act> Handed() =>
        [
            .. Told("let").Where(phrase => IsSelf(phrase.First) && !IsDenied(phrase.First)).Select(phrase => new Act("i-let", phrase.First)),
            .. Told("do").Where(phrase => !IsSelf(phrase.First) && !IsDenied(phrase.First)).Select(phrase => new Act("other-does", phrase.First)),
            .. Told("own").Where(phrase => !IsDenied(phrase.First)).Select(phrase => new Act("owned", phrase.First)),
            .. Told("do").Where(phrase => IsSelf(phrase.First) && IsDenied(phrase.First)).Select(phrase => new Act("i-refrain", phrase.First)),
        ];

        public IEnumerable<Act> Deep() =>
        [
            .. Told("do").Where(phrase => IsSelf(phrase.First) && !IsDenied(phrase.First)).Select(phrase => new Act("i-do", phrase.First)),
            .. Told("let").Where(phrase => IsSelf(phrase.First) && IsDenied(phrase.First)).Select(phrase => new Act("i-keep", phrase.First)),
            .. Told("deep").Where(phrase => !IsDenied(phrase.First)).Select(phrase => new Act("deep-state", phrase.First)),
        ];

        public bool IsDenied(int at) =>
            Enumerable.Range(1, NegationReach).Any(back => negations.Contains(at - back) && words[at - back].Clause == words[at].Clause);

        private static readonly HashSet<string> Determiners = ["the", "a", "an", "his", "their", "my", "our", "your", "this", "that", "every", "each", "any", "no"];

        // "The review" is a thing; what will, might or should be done was not done; the "did" of "did not" does nothing; two phrases at one place are one act.
        private IEnumerable<PhraseBook.Found> Told(string heading) => found[heading]
            .DistinctBy(phrase => phrase.First)
            .Where(phrase => !Enumerable.Range(1, NegationReach).Any(back => guesses.Contains(phrase.First - back)))
            .Where(phrase => heading is not ("do" or "let") || phrase.First == 0 || !Determiners.Contains(words[phrase.First - 1].Text))
            .Where(phrase => phrase.Last + 1 >= words.Count || words[phrase.Last + 1].Text != "not");

        private bool IsSelf(int at)
        {
            for (var back = at - 1; back >= Math.Max(0, at - SubjectReach) && words[back].Clause == words[at].Clause && !breaks.Contains(back); back--)
            {
                if (self.Contains(back) && words[back].Text != "my")
                {
                    return true;
                }

                if (others.Contains(back) || IsName(back))
                {
                    return false;
                }
            }

            // "Gave it to her": who leaves out the subject means himself.
            return true;
        }

        // A capital letter inside a sentence, or before a verb, or with a dot; "DNS" and "CEO" are not names.
        private bool IsName(int at)
        {
            var word = words[at];
            var isInitial = word.Length == 1 && word.End < text.Length && text[word.End] == '.';
            var isWritten = char.IsUpper(text[word.Start]) && (isInitial || word.Length > 1) && !text.AsSpan(word.Start, word.Length)[1..].ContainsAnyInRange('A', 'Z');
            var isFirst = at == 0 || words[at - 1].Clause != word.Clause;
            return isWritten && !verbs.Contains(at) && (!isFirst || verbs.Contains(at + 1));
        }
    }
}
