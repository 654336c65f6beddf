namespace LeadershipBot.Guidance;

/// <summary>What the answer reader knows, read from the texts of <c>content/guide</c>.</summary>
public sealed class AnswerData
{
    private AnswerData(PhraseBook cues) => Cues = cues;

    /// <summary>Phrases by what they say about who did the work.</summary>
    public PhraseBook Cues { get; }

    /// <summary>Reads the files.</summary>
    /// <param name="files">The text of each file, by its name without a folder.</param>
    /// <exception cref="FormatException">A file is missing or a line cannot be read; the message names it.</exception>
    public static AnswerData Parse(IReadOnlyDictionary<string, string> files) =>
        new(PhraseBook.Parse("answers.txt", GuideData.Text(files, "answers.txt")));
}
