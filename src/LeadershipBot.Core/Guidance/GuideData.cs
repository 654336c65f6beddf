using System.Text;

namespace LeadershipBot.Guidance;

/// <summary>One of the texts of <c>content/guide</c>, in UTF-8; empty where there is none.</summary>
/// <param name="name">Without a folder.</param>
/// <returns>Good until the next one is asked for: all together are three megabytes, and nothing of them is kept.</returns>
public delegate ReadOnlySpan<byte> GuideText(string name);

/// <summary>What the guide knows, read from the texts of <c>content/guide</c>.</summary>
/// <param name="Cues">Phrases that speak for a theme, named by its id.</param>
/// <param name="Borders">Phrases that say what kind of text it is; see <see cref="QuestionFeatures.KindNames"/>.</param>
/// <param name="People">Phrases about health, law and other people's answers; see <see cref="Sensitive"/>.</param>
/// <param name="Table">How far words lean.</param>
/// <param name="Neighbours">What single words and neighbours of a question weigh; see <see cref="QuestionTags"/>.</param>
/// <param name="Weights">The fitted numbers of the themes.</param>
/// <param name="Tags">What words weigh for what touches more than leading.</param>
/// <param name="Borderline">The fitted numbers for that.</param>
public sealed record GuideData(
    PhraseBook Cues, PhraseBook Borders, PhraseBook People, WordTable Table, TagTable Neighbours, GuideWeights Weights, TagTable Tags, BorderWeights Borderline)
{
    /// <summary>Reads the files.</summary>
    /// <exception cref="FormatException">A file is missing or empty, or a line cannot be read; the message names it.</exception>
    public static GuideData Parse(GuideText files) => new(
        PhraseBook.Parse("cues.txt", Text(files, "cues.txt")),
        PhraseBook.Parse("borders.txt", Text(files, "borders.txt")),
        PhraseBook.Parse("people.txt", Text(files, "people.txt")),
        WordTable.Parse("words.txt", Bytes(files, "words.txt")),
        TagTable.Parse("questions.words.txt", Bytes(files, "questions.words.txt"), WordTable.Classes),
        GuideWeights.Parse("weights.json", Text(files, "weights.json")),
        TagTable.Parse("people.words.txt", Bytes(files, "people.words.txt"), BorderWeights.Names.Count),
        BorderWeights.Parse("people.json", Text(files, "people.json")));

    internal static string Text(GuideText files, string name) => Encoding.UTF8.GetString(Bytes(files, name));

    // Some editors put a mark before the text that belongs to none of its lines.
    internal static ReadOnlySpan<byte> Bytes(GuideText files, string name)
    {
        var bytes = files(name);

        if (bytes.IsEmpty)
        {
            throw new FormatException($"{name} is missing or empty.");
        }

        return bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }
}
