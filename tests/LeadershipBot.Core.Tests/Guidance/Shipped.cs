using System.Text.Json;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>The guide as it ships, and the labelled texts it is measured on.</summary>
internal static class Shipped
{
    private static readonly Lazy<Dictionary<string, byte[]>> Loaded = new(() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "guide")).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes));

    public static IReadOnlyDictionary<string, byte[]> Files => Loaded.Value;

    public static GuideText Text { get; } = name => Files.GetValueOrDefault(name);

    public static Guide Guide { get; } = new(GuideData.Parse(Text));

    public static AnswerReader AnswerReader { get; } = new(AnswerData.Parse(Text, GuideData.Parse(Text).Table));

    public static IReadOnlyList<JsonElement> Dev(string name) =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "guide-data", name))
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];
}
