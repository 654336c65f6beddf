namespace LeadershipBot.Guidance;

/// <summary>What the guide knows, read from the texts of <c>content/guide</c>.</summary>
public sealed class GuideData
{
    private GuideData(PhraseBook cues) => Cues = cues;

    /// <summary>Phrases that speak for a theme, named by its id.</summary>
    public PhraseBook Cues { get; }

    /// <summary>Reads the files.</summary>
    /// <param name="files">The text of each file, by its name without a folder.</param>
    /// <exception cref="FormatException">A file is missing or a line cannot be read; the message names it.</exception>
    public static GuideData Parse(IReadOnlyDictionary<string, string> files) =>
        new(PhraseBook.Parse("cues.txt", Text(files, "cues.txt")));

    internal static string Text(IReadOnlyDictionary<string, string> files, string name) =>
        files.TryGetValue(name, out var text) ? text : throw new FormatException($"{name} is missing.");
}
