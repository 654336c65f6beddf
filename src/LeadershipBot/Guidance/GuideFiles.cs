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

    // Together, so that each file is read once.
    private static Known Load()
    {
        var read = OneByOne(Path.Combine(AppContext.BaseDirectory, "content", "guide"));
        var data = GuideData.Parse(read);
        return new(new Guide(data), new AnswerReader(AnswerData.Parse(read, data.Table)));
    }

    // All into the same bytes: what is dropped at the start is held for minutes, for nothing makes the runtime tidy up.
    private static GuideText OneByOne(string folder)
    {
        var bytes = Array.Empty<byte>();

        return name =>
        {
            var file = new FileInfo(Path.Combine(folder, name));

            if (!file.Exists)
            {
                return [];
            }

            using var stream = file.OpenRead();
            var length = (int)file.Length;
            bytes = bytes.Length < length ? new byte[length] : bytes;
            return bytes.AsSpan(0, stream.ReadAtLeast(bytes.AsSpan(0, length), length, throwOnEndOfStream: false));
        };
    }

    private sealed record Known(Guide Guide, AnswerReader Reader);
}
