using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>A question as numbers.</summary>
internal sealed record Example(Question Question, Row Row);

/// <summary>Turns questions into examples.</summary>
internal sealed class Examples
{
    /// <summary>How much louder a tag may be than a stem.</summary>
    public const double OfTags = 0.7;

    private const double OfLabel = 0.75;
    private readonly Vectors vectors;
    private readonly WordKernel kernel;
    private readonly PhraseBook cues;
    private readonly PhraseBook borders;
    private readonly WordTable known;
    private readonly Spelling spelling;
    private readonly Dictionary<string, int> stemIds;
    private readonly Dictionary<string, int> tagIds;

    /// <param name="questions">All that there will be, so that the sparse numbers can be told apart.</param>
    public Examples(Vectors vectors, WordKernel kernel, PhraseBook cues, PhraseBook borders, WordTable known, Spelling spelling, IEnumerable<Question> questions)
    {
        (this.vectors, this.kernel, this.cues, this.borders, this.known, this.spelling) = (vectors, kernel, cues, borders, known, spelling);
        var texts = questions.Select(question => spelling.Correct(Words.Of(question.Text))).ToList();
        stemIds = Numbered(texts.SelectMany(words => words).Where(word => known.Has(word.Text)).Select(word => word.Stem).Distinct());
        tagIds = Numbered(texts.SelectMany(words => QuestionTags.Of(words).Distinct()).CountBy(tag => tag).Where(pair => pair.Value >= GuideFit.LeastSeen).Select(pair => pair.Key));
    }

    public IReadOnlyDictionary<string, int> StemIds => stemIds;

    /// <summary>In the order of their numbers, the first of which is <see cref="FirstTag"/>.</summary>
    public IEnumerable<string> Tags => tagIds.OrderBy(pair => pair.Value).Select(pair => pair.Key);

    public int FirstTag => stemIds.Count;

    public int SparseCount => stemIds.Count + tagIds.Count;

    public Example Of(Question question)
    {
        var words = spelling.Correct(Words.Of(question.Text));
        var features = QuestionFeatures.Of(words, cues, borders, known.Has);
        var dense = new double[kernel.Rank + features.Kinds.Length];
        features.Kinds.CopyTo(dense, kernel.Rank);
        var sparse = new Dictionary<int, double>();
        var whole = WordTable.Whole(words.Sum(word => known.Mass(word.Text)));
        foreach (var word in words.Where(word => known.Has(word.Text)))
        {
            var share = vectors.Mass(word.Text) / whole;
            Regression.AddTo(dense.AsSpan(0, kernel.Rank), share, kernel.Of(word.Text));
            Count(sparse, stemIds[word.Stem], share);
        }

        foreach (var tag in QuestionTags.Of(words).Where(tagIds.ContainsKey))
        {
            Count(sparse, FirstTag + tagIds[tag], OfTags * QuestionTags.Share(words.Count));
        }

        return new Example(question, new Row(dense, [.. sparse.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))], features.Cues, Target(question)));
    }

    private static void Count(Dictionary<int, double> sparse, int at, double share) => sparse[at] = sparse.GetValueOrDefault(at) + share;

    private static Dictionary<string, int> Numbered(IEnumerable<string> names) =>
        names.Order(StringComparer.Ordinal).Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at);

    private static double[] Target(Question question)
    {
        var target = new double[Question.Classes];
        target[question.Label] = question.Also.Count == 0 ? 1 : OfLabel;
        foreach (var other in question.Also)
        {
            target[other] += (1 - OfLabel) / question.Also.Count;
        }

        return target;
    }
}
