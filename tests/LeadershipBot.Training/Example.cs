using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>A question as numbers.</summary>
internal sealed record Example(Question Question, double[] Mean, double[] Lean, double[] Cues, double[] Kinds, (int Word, double Share)[] Shares, double Weight);

/// <summary>Turns questions into examples.</summary>
internal sealed class Examples(Vectors vectors, Leaning leaning, PhraseBook cues, PhraseBook borders, Func<string, bool> isKnown)
{
    private readonly Dictionary<string, int> wordIds = [];

    public int WordCount => wordIds.Count;

    public IReadOnlyDictionary<string, int> WordIds => wordIds;

    public Example Of(Question question, double weight)
    {
        var words = Words.Of(question.Text);
        var features = QuestionFeatures.Of(words, cues, borders, isKnown);
        var mean = new double[Vectors.Dimensions];
        var lean = new double[Question.None];
        var shares = new List<(int, double)>();
        var known = words.Where(word => isKnown(word.Text)).ToList();
        var whole = WordTable.Whole(known.Sum(word => vectors.Mass(word.Text)));
        foreach (var word in known)
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

            if (!wordIds.TryGetValue(word.Text, out var id))
            {
                wordIds[word.Text] = id = wordIds.Count;
            }

            shares.Add((id, share));
        }

        return new Example(question, mean, lean, features.Cues, features.Kinds, [.. shares], weight);
    }
}
