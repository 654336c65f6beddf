using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>A question as numbers.</summary>
internal sealed record Example(Question Question, double[] Mean, double[] Lean, double[] Cues, double[] Kinds, (int Word, double Share)[] Shares, double Weight);

/// <summary>Turns questions into examples.</summary>
internal sealed class Examples(Vectors vectors, Leaning leaning, PhraseBook cues, PhraseBook borders, WordTable known)
{
    private readonly Dictionary<string, int> stemIds = [];
    private readonly Spelling spelling = new(known);

    public int StemCount => stemIds.Count;

    public IReadOnlyDictionary<string, int> StemIds => stemIds;

    public Example Of(Question question, double weight)
    {
        var words = spelling.Correct(Words.Of(question.Text));
        var features = QuestionFeatures.Of(words, cues, borders, known.Has);
        var mean = new double[Vectors.Dimensions];
        var lean = new double[Question.None];
        var shares = new List<(int, double)>();
        var whole = WordTable.Whole(words.Sum(word => known.Mass(word.Text)));
        foreach (var word in words.Where(word => known.Has(word.Text)))
        {
            var share = vectors.Mass(word.Text) / whole;
            var vector = vectors.Of(word.Text)!;
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += share * vector[i];
            }

            var leans = leaning.Of(word.Text);
            for (var k = 0; k < lean.Length; k++)
            {
                lean[k] += share * leans[k];
            }

            if (!stemIds.TryGetValue(word.Stem, out var id))
            {
                stemIds[word.Stem] = id = stemIds.Count;
            }

            shares.Add((id, share));
        }

        return new Example(question, mean, lean, features.Cues, features.Kinds, [.. shares], weight);
    }
}
