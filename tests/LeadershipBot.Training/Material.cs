using System.Text.Json;
using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>A question and what fits it: an index into <see cref="Theme.Ids"/>, or <see cref="None"/>.</summary>
internal sealed record Question(string Text, int Label, IReadOnlyList<int> Also, bool IsDev)
{
    public const int None = 16;
    public const int Classes = 17;

    public bool Accepts(int theme) => Label == theme || Also.Contains(theme);
}

/// <summary>The labelled texts beside this program, and the DEV sets beside the tests.</summary>
internal static class Material
{
    public static List<Question> Dev(string path) =>
    [
        .. Lines(path).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return new Question(
                root.GetProperty("text").GetString()!,
                Index(root.GetProperty("label").GetString()!),
                [.. root.GetProperty("also").EnumerateArray().Select(id => Index(id.GetString()!))],
                IsDev: true);
        }),
    ];

    public static List<Question> Own(string folder) =>
    [
        .. Lines(Path.Combine(folder, "questions.txt")).Select(line =>
        {
            var bar = line.IndexOf('|', StringComparison.Ordinal);
            var ids = line[..bar].Split(',', StringSplitOptions.TrimEntries).Select(Index).ToList();
            return new Question(line[(bar + 1)..].Trim(), ids[0], ids[1..], IsDev: false);
        }),
        .. Lines(Path.Combine(folder, "off.txt")).Select(line => new Question(line, Question.None, [], IsDev: false)),
    ];

    public static List<(string Text, string Label)> Answers(string folder) =>
    [
        .. Lines(Path.Combine(folder, "answers.txt")).Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Select(parts => (parts[1], parts[0])),
    ];

    public static List<(string Text, string Label)> DevAnswers(string path) =>
    [
        .. Lines(path).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return (json.RootElement.GetProperty("text").GetString()!, json.RootElement.GetProperty("label").GetString()!);
        }),
    ];

    private static IEnumerable<string> Lines(string path) =>
        File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');

    private static int Index(string id) =>
        id == "none" ? Question.None : Theme.Ids.ToList().IndexOf(id) is >= 0 and var index ? index : throw new FormatException($"No theme {id}.");
}
