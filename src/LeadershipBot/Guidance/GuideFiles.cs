namespace LeadershipBot.Guidance;

/// <summary>What guidance knows, read once from the files beside the program.</summary>
internal static class GuideFiles
{
    private static readonly Lazy<GuideData> TheData = new(() => GuideData.Parse(Files()));
    private static readonly Lazy<Guide> TheGuide = new(() => new Guide(TheData.Value));
    private static readonly Lazy<AnswerReader> TheAnswerReader = new(() => new AnswerReader(AnswerData.Parse(Files(), TheData.Value.Table)));

    /// <summary>Begins to read, beside whatever else there is to do at the start. What goes wrong is told to whoever asks for the result.</summary>
    public static void Begin() => _ = Task.Run(() => (TheGuide.Value, TheAnswerReader.Value));

    /// <exception cref="FormatException">A file is missing or damaged; the message names it.</exception>
    public static Guide Guide => TheGuide.Value;

    /// <inheritdoc cref="Guide"/>
    public static AnswerReader AnswerReader => TheAnswerReader.Value;

    private static Dictionary<string, string> Files()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "guide");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllText)
            : [];
    }
}
