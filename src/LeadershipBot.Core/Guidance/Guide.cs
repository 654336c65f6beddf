namespace LeadershipBot.Guidance;

/// <summary>Finds what in the essay speaks to a question. The same text always gets the same reading.</summary>
/// <remarks>
/// A theme's score is the sum of what its phrases weigh and of how far each word leans to it, so it can be said which words decided.
/// The scores become chances; two thresholds make of them an answer, an offer of three, or "the essay does not speak to it".
/// </remarks>
public sealed class Guide(GuideData data)
{
    private static readonly double[] Unrefused = [.. Theme.Ids.Select(_ => 1.0)];
    private readonly Spelling spelling = new(data.Table, data.Cues, data.Borders, data.People);
    private static readonly int Strain = Theme.Ids.ToList().IndexOf("feeling-the-strain");

    /// <summary>Reads a question. Never fails, whatever the text; time is linear in it and bounded.</summary>
    public Reading Read(string text) => Read(text, Unrefused);

    /// <summary>The same for somebody who refused themes before: those stand further back, and are answered with only if surer.</summary>
    /// <param name="factors">From <see cref="Refusals.Factors"/>. What belongs to a human, and what is off the essay, does not depend on it.</param>
    public Reading Read(string text, IReadOnlyList<double> factors)
    {
        var words = WordsOf(text);
        var features = QuestionFeatures.Of(words, data.Cues, data.Borders, data.Table.Has);
        var chances = Scores.Chances(Sums(words, features));
        for (var theme = 0; theme < factors.Count; theme++)
        {
            chances[theme] *= factors[theme];
        }

        var sensitive = Sensitive.In(text, words, data);
        var order = Order(chances, sensitive.Worn);
        var isChoice = ProductChoice.Is(features);
        var tier = TierOf(chances, order, sensitive, isChoice || Markup.IsAll(text, words));
        var speaks = tier is Tier.Answer or Tier.Offer;
        return new Reading(
            tier,
            [.. order.Select(theme => Theme.Ids[theme])],
            speaks ? Explanation.Of(text, words, features, sensitive.WornBy, data, order[0]) : [])
        {
            Worn = speaks && sensitive.Worn,
            Near = (speaks || tier is Tier.None) && sensitive.Near,
            Grave = sensitive.Grave,
            Noise = tier == Tier.None && Noise.Is(words, features),
            Products = tier == Tier.None && isChoice,
            Confidence = chances[order[0]],
        };
    }

    /// <summary>Whether the text asks something: a question mark, or a word that begins a question where one can begin.</summary>
    public static bool LooksLikeQuestion(string text) => QuestionShape.Has(text);

    /// <summary>For each theme and then "off the essay": how likely it is, from 0 to 1, together 1.</summary>
    public IReadOnlyList<double> Chances(string text)
    {
        var words = WordsOf(text);
        return Scores.Chances(Sums(words, QuestionFeatures.Of(words, data.Cues, data.Borders, data.Table.Has)));
    }

    private IReadOnlyList<Word> WordsOf(string text) => spelling.Correct(LeadershipBot.Guidance.Words.Of(text));

    private static List<int> Order(double[] chances, bool worn) =>
    [
        .. Enumerable.Range(0, Theme.Ids.Count)
            .OrderByDescending(theme => worn && theme == Strain)
            .ThenByDescending(theme => chances[theme])
            .ThenBy(theme => theme),
    ];

    private double[] Sums(IReadOnlyList<Word> words, QuestionFeatures features)
    {
        var weights = data.Weights;
        var scores = weights.Bias.ToArray();
        var whole = WordTable.Whole(words.Sum(word => data.Table.Mass(word.Text)));
        foreach (var word in words)
        {
            var leanings = data.Table.Leanings(word.Text);
            for (var of = 0; of < leanings.Length; of++)
            {
                scores[of] += weights.Step * leanings[of] / whole;
            }
        }

        var share = weights.TagStep * QuestionTags.Share(words.Count);
        foreach (var tag in QuestionTags.Of(words))
        {
            Scores.Add(scores, data.Neighbours.Of(tag), share);
        }

        for (var theme = 0; theme < features.Cues.Length; theme++)
        {
            scores[theme] += weights.Cue * features.Cues[theme];
        }

        for (var kind = 0; kind < features.Kinds.Length; kind++)
        {
            for (var of = 0; of < scores.Length && features.Kinds[kind] != 0; of++)
            {
                scores[of] += weights.Kinds[kind][of] * features.Kinds[kind];
            }
        }

        return scores;
    }

    private Tier TierOf(double[] chances, List<int> order, Sensitive sensitive, bool isBeside)
    {
        if (sensitive.Safety)
        {
            return Tier.Safety;
        }

        if (sensitive.OthersData)
        {
            return Tier.OthersData;
        }

        if ((isBeside || chances[^1] >= data.Weights.NoneFrom) && !sensitive.Worn)
        {
            return Tier.None;
        }

        return chances[order[0]] >= data.Weights.AnswerFrom ? Tier.Answer : Tier.Offer;
    }
}
