using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>A question as numbers.</summary>
internal sealed record Example(Question Question, Row Row);

/// <summary>Turns questions into examples.</summary>
internal sealed class Examples(Vectors vectors, WordKernel kernel, PhraseBook cues, PhraseBook borders, WordTable known)
{
    private const double OfLabel = 0.75;
    private readonly Dictionary<string, int> stemIds = [];
    private readonly Spelling spelling = new(known);

    public IReadOnlyDictionary<string, int> StemIds => stemIds;

    public Example Of(Question question)
    {
        var words = spelling.Correct(Words.Of(question.Text));
        var features = QuestionFeatures.Of(words, cues, borders, known.Has);
        var dense = new double[kernel.Rank + features.Kinds.Length];
        features.Kinds.CopyTo(dense, kernel.Rank);
        var stems = new Dictionary<int, double>();
        var whole = WordTable.Whole(words.Sum(word => known.Mass(word.Text)));
        foreach (var word in words.Where(word => known.Has(word.Text)))
        {
            var share = vectors.Mass(word.Text) / whole;
            Regression.AddTo(dense.AsSpan(0, kernel.Rank), share, kernel.Of(word.Text));
            if (!stemIds.TryGetValue(word.Stem, out var id))
            {
                stemIds[word.Stem] = id = stemIds.Count;
            }

            stems[id] = stems.GetValueOrDefault(id) + share;
        }

        return new Example(question, new Row(dense, [.. stems.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))], features.Cues, Target(question)));
    }

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
