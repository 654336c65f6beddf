namespace LeadershipBot.Guidance;

/// <summary>What the answer reader knows, read from the texts of <c>content/guide</c>.</summary>
/// <param name="Book">Words of answers by what they are; see <see cref="AnswerFeatures"/>.</param>
/// <param name="Weights">The fitted numbers.</param>
/// <param name="Tags">What single words and neighbours weigh.</param>
/// <param name="Net">What three words at a time weigh.</param>
/// <param name="Table">How far words lean; the guide's own.</param>
public sealed record AnswerData(PhraseBook Book, AnswerWeights Weights, TagTable Tags, Net Net, WordTable Table)
{
    /// <summary>Reads the files.</summary>
    /// <param name="table">The guide's, from <see cref="GuideData.Table"/>.</param>
    /// <exception cref="FormatException">A file is missing or empty, or a line cannot be read; the message names it.</exception>
    public static AnswerData Parse(GuideText files, WordTable table) => new(
        PhraseBook.Parse("answers.txt", GuideData.Text(files, "answers.txt")),
        AnswerWeights.Parse("answers.json", GuideData.Text(files, "answers.json")),
        TagTable.Parse("answers.words.txt", GuideData.Bytes(files, "answers.words.txt"), WordTable.Labels),
        Net.Parse("answers.net.txt", GuideData.Text(files, "answers.net.txt"), NetRows.Width(AnswerRows.Marks), AnswerEvaluation.Labels.Count),
        table);
}
