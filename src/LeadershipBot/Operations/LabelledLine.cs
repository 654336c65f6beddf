using System.Text.Json;

namespace LeadershipBot.Operations;

/// <summary>A line of a file for <c>evaluate</c>.</summary>
/// <param name="Number">Where it stands, from 1.</param>
/// <param name="Label">What is known of the text, or null.</param>
/// <param name="Also">Labels that are as acceptable.</param>
internal sealed record LabelledLine(string File, int Number, string Id, string Text, string? Label, IReadOnlyList<string> Also)
{
    /// <summary>All lines of a file but the empty ones.</summary>
    /// <exception cref="StartRefusedException">There is no such file, it holds nothing, or a line of it cannot be read.</exception>
    public static IReadOnlyList<LabelledLine> Read(FileInfo file)
    {
        try
        {
            var lines = System.IO.File.ReadLines(file.FullName)
                .Select((text, at) => (text, Number: at + 1))
                .Where(line => !string.IsNullOrWhiteSpace(line.text))
                .Select(line => Parse(file.Name, line.Number, line.text))
                .ToList();
            if (lines.Count == 0)
            {
                throw new StartRefusedException($"{file.Name} holds no text to read.", ExitCode.CheckFailed);
            }

            var twice = lines.GroupBy(line => line.Id).FirstOrDefault(group => group.Count() > 1);
            return twice is null ? lines : throw twice.Last().Refused($"the id \"{twice.Key}\" stands there twice.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{file.Name} cannot be read: {(file.Exists ? fault.Message : Directory.Exists(file.FullName) ? "it is a folder." : "there is no such file.")}");
        }
    }

    /// <exception cref="StartRefusedException">A label is none of these.</exception>
    public static void RefuseLabels(IReadOnlyList<LabelledLine> lines, IReadOnlyList<string> labels)
    {
        foreach (var line in lines)
        {
            if (line.Also.Prepend(line.Label).OfType<string>().FirstOrDefault(label => !labels.Contains(label)) is { } unknown)
            {
                throw line.Refused($"\"{unknown}\" is no label here: {string.Join(", ", labels)}.");
            }
        }
    }

    private static LabelledLine Parse(string file, int number, string text)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Written>(text, JsonSerializerOptions.Web);
            return line is { Id.Length: > 0, Text: not null }
                ? new(file, number, line.Id, line.Text, line.Label, line.Also ?? [])
                : throw new StartRefusedException($"{file}:{number}: id or text is missing.", ExitCode.CheckFailed);
        }
        catch (JsonException)
        {
            throw new StartRefusedException($"{file}:{number}: not a line of JSON with id, text, label and also.", ExitCode.CheckFailed);
        }
    }

    private StartRefusedException Refused(string what) => new($"{File}:{Number}: {what}", ExitCode.CheckFailed);

    private sealed record Written(string? Id, string? Text, string? Label, IReadOnlyList<string>? Also);
}
