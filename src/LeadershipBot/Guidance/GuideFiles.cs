namespace LeadershipBot.Guidance;

/// <summary>What guidance knows, read once from the files beside the program.</summary>
internal static class GuideFiles
{
    private static readonly Lazy<(Guide Guide, AnswerReader Reader)> Both = new(Load);

    /// <summary>Begins to read, beside whatever else there is to do at the start. What goes wrong is told to whoever asks for the result.</summary>
    public static void Begin() => _ = Task.Run(() => Both.Value);

    /// <exception cref="FormatException">A file is missing or damaged; the message names it.</exception>
    public static Guide Guide => Both.Value.Guide;

    /// <inheritdoc cref="Guide"/>
    public static AnswerReader AnswerReader => Both.Value.Reader;

    // Together, so that the files are read once, and their text is not kept.
    private static (Guide Guide, AnswerReader Reader) Load()
    {
        var files = Files();
        var data = GuideData.Parse(files);
        return (new Guide(data), new AnswerReader(AnswerData.Parse(files, data.Table)));
    }

    private static Dictionary<string, string> Files()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "guide");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllText)
            : [];
    }
}
