namespace LeadershipBot.Guidance;

/// <summary>What guidance knows, read once from the files beside the program.</summary>
internal static class GuideFiles
{
    private static readonly Lazy<Known> All = new(Load);

    /// <summary>Begins to read, beside whatever else there is to do at the start. What goes wrong is told to whoever asks for the result.</summary>
    public static void Begin() => _ = Task.Run(() => All.Value);

    /// <exception cref="FormatException">A file is missing or damaged; the message names it.</exception>
    public static Guide Guide => All.Value.Guide;

    /// <inheritdoc cref="Guide"/>
    public static AnswerReader AnswerReader => All.Value.Reader;

    // Together, so that the files are read once, and their text is not kept.
    private static Known Load()
    {
        var files = Files();
        var data = GuideData.Parse(files);
        return new(new Guide(data), new AnswerReader(AnswerData.Parse(files, data.Table)));
    }

    private static Dictionary<string, byte[]> Files()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "content", "guide");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes)
            : [];
    }

    private sealed record Known(Guide Guide, AnswerReader Reader);
}
