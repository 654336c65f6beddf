using System.Text.Json;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>Floors that may not fall, on the border texts that rules may be made for: all but the half of the late ones that is set aside to measure by.</summary>
public class BorderTests
{
    private static readonly Lazy<List<(string Label, string Taken, string Text)>> Read = new(() =>
        [.. Texts().Select(text => (text.Label, Border(Shipped.Guide.Read(text.Text)), text.Text))]);

    [LongFact]
    public void All_but_a_few_border_texts_are_read_right() => Count(row => row.Label == row.Taken).ShouldBeGreaterThanOrEqualTo(976);

    [LongFact]
    public void A_call_for_help_is_hardly_ever_missed() => Missed("safety").Count.ShouldBeLessThanOrEqualTo(7, string.Join('\n', Missed("safety")));

    // But for one, of somebody who has a year to live and says no more of it than "one year".
    [LongFact]
    public void Where_one_is_missed_a_person_is_named_all_the_same() =>
        Missed("safety").Where(text => Shipped.Guide.Read(text) is { Near: false, Worn: false }).Count().ShouldBeLessThanOrEqualTo(1);

    [LongFact]
    public void Weariness_is_seldom_missed() => Missed("worn").Count.ShouldBeLessThanOrEqualTo(5);

    [LongFact]
    public void Asking_for_another_person_s_answers_is_hardly_ever_missed() => Missed("others-data").Count.ShouldBeLessThanOrEqualTo(3);

    [LongFact]
    public void Words_about_others_and_figures_of_speech_seldom_trigger_anything() => Missed("plain").Count.ShouldBeLessThanOrEqualTo(5, string.Join('\n', Missed("plain")));

    private static int Count(Func<(string Label, string Taken, string Text), bool> counts) => Read.Value.Count(counts);

    private static List<string> Missed(string label) => [.. Read.Value.Where(row => row.Label == label && row.Taken != label).Select(row => row.Text)];

    private static string Border(Reading reading) => reading switch
    {
        { Tier: Tier.Safety } => "safety",
        { Tier: Tier.OthersData } => "others-data",
        { Worn: true } => "worn",
        _ => "plain",
    };

    private static IEnumerable<(string Label, string Text)> Texts() =>
    [
        .. new[] { "borders.jsonl", "fresh-borders.jsonl" }.SelectMany(Lines).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (line.GetProperty("label").GetString()!, line.GetProperty("text").GetString()!)),
        .. Labelled("wide-borders.txt"),
        .. Labelled("scene-borders.txt"),
        .. Labelled("late-borders.txt").Where(line => !IsUntouched(line.Text)),
    ];

    private static IEnumerable<(string Label, string Text)> Labelled(string name) =>
        Lines(name).Where(line => line[0] != '#').Select(line => line.Split('|', 2, StringSplitOptions.TrimEntries)).Select(parts => (parts[0], parts[1]));

    private static IEnumerable<string> Lines(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "guide-borders", name)).Where(line => line.Length > 0);

    // As in the training program: FNV-1a of the text.
    private static bool IsUntouched(string text)
    {
        unchecked
        {
            return (text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) >> 8) % 2 == 0;
        }
    }
}
