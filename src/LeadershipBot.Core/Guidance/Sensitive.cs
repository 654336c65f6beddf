namespace LeadershipBot.Guidance;

/// <summary>What a text touches that is not for a thought about leading.</summary>
/// <param name="Safety">Self-harm, or illness, harassment, dismissal or law about the asker.</param>
/// <param name="Worn">The asker is worn out.</param>
/// <param name="OthersData">Another person's answers are asked for.</param>
/// <param name="Grave">It is said outright that a life is at risk; then it is a matter of safety too.</param>
internal sealed record Sensitive(bool Safety, bool Worn, bool OthersData, bool Grave)
{
    /// <summary>It may touch more than leading, but not surely enough to say nothing else.</summary>
    public bool Near { get; private init; }

    /// <summary>Words that would say so are there, and are about somebody else, or a figure of speech.</summary>
    private bool Excused { get; init; }

    /// <summary>The phrases that say the asker is worn out; none where all the words together do.</summary>
    public IReadOnlyList<PhraseBook.Found> WornBy { get; private init; } = [];

    private const int NegationReach = 2;
    private const int FewWords = 2;

    /// <summary>Of hopeless turns each of which alone means little, so many different ones make a call for help.</summary>
    private const int ManyDark = 2;

    /// <summary>In words, back from a phrase: whoever was named before that is not who it is about.</summary>
    private const int PersonReach = 40;

    private static readonly string[] Outright = ["anyone", "end", "me"];

    private static readonly HashSet<string> Negations = ["not", "never", "no", "hardly", "without"];

    /// <summary>Looks for phrases, and where none says so weighs all the words together.</summary>
    public static Sensitive In(string text, IReadOnlyList<Word> words, GuideData data)
    {
        var found = data.People.In(words).ToLookup(phrase => phrase.Heading);
        var said = ByPhrases(words, found);
        var chances = data.Borderline.Chances(BorderFeatures.Of(text, words, found, said, data.Table), data.Tags, data.Table);
        bool Weighs(int border) => words.Count > 0 && chances[border] >= data.Borderline.From[border];
        var near = words.Count > 0 && !said.Excused && chances[1] >= data.Borderline.NearFrom;
        return said with { Near = near, Safety = said.Safety || Weighs(1), Worn = said.Worn || Weighs(2), OthersData = said.OthersData || Weighs(3) };
    }

    /// <summary>Looks for phrases alone. Words about others trigger nothing: the nearest person named before a phrase is the one it is about.</summary>
    public static Sensitive ByPhrases(IReadOnlyList<Word> words, ILookup<string, PhraseBook.Found> found)
    {
        var taken = found["figure"].SelectMany(Span).ToHashSet();
        bool Meant(PhraseBook.Found phrase) => !Span(phrase).Any(taken.Contains);

        var self = found["self"].Select(phrase => phrase.First).ToHashSet();
        var others = found["others"].Select(phrase => phrase.First).ToHashSet();
        bool OfSelf(PhraseBook.Found phrase) => Meant(phrase) && IsSelf(phrase, words, self, others);

        var worn = found["worn"].Where(OfSelf).ToList();
        var isGrave = found["anyone"].Any(Meant) || found["end"].Any(OfSelf) || IsDark(found["dark"].Where(Meant));

        return new Sensitive(
            Safety: isGrave || found["me"].Any(Meant) || found["about"].Any(OfSelf),
            Worn: worn.Count > 0,
            OthersData: found["data"].Any(Meant),
            Grave: isGrave)
        {
            WornBy = worn,
            Excused = Array.Exists(Outright, heading => found[heading].Any(phrase => !Meant(phrase))) || found["about"].Any(phrase => !OfSelf(phrase)),
        };
    }

    // Short sentences, one after the other, say together what none of them says.
    private static bool IsDark(IEnumerable<PhraseBook.Found> phrases) => phrases.DistinctBy(phrase => phrase.Line).Skip(ManyDark - 1).Any();

    private static IEnumerable<int> Span(PhraseBook.Found phrase) => Enumerable.Range(phrase.First, phrase.Last - phrase.First + 1);

    private static bool IsSelf(PhraseBook.Found phrase, IReadOnlyList<Word> words, HashSet<int> self, HashSet<int> others)
    {
        for (var at = phrase.First - 1; at >= Math.Max(0, phrase.First - NegationReach); at--)
        {
            if (Negations.Contains(words[at].Text))
            {
                return false;
            }
        }

        if (Span(phrase).Any(self.Contains))
        {
            return true;
        }

        for (var at = phrase.First - 1; at >= Math.Max(0, phrase.First - PersonReach); at--)
        {
            if (others.Contains(at))
            {
                return false;
            }

            // In "my session was terminated" the session is spoken of, not the one who has it.
            if (self.Contains(at) && (words[at].Text != "my" || at == phrase.First - 1))
            {
                return true;
            }
        }

        // Nobody is named before it: "so burned out" alone is about whoever types it, "the plan is falling apart" is about the plan.
        var next = phrase.Last + 1;
        return phrase.First <= FewWords && !(others.Contains(next) && words[next].Clause == words[phrase.Last].Clause);
    }
}
