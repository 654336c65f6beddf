using System.Text;
using LeadershipBot.CheckIns;
using LeadershipBot.Guidance;

namespace LeadershipBot.Tests.Guidance;

/// <summary>A sound pack in a folder of its own, as small as a pack can be, for a test to break.</summary>
internal sealed class SmallPack : IDisposable
{
    public SmallPack()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "nudges"));
        Write("themes.yaml", Themes());
        Write("digests.yaml", Digests());

        foreach (var (theme, at) in Theme.Ids.Select((theme, at) => (theme, at)))
        {
            Write($"nudges/{theme}.yaml", Nudges(theme, at * 3));
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("pack-").FullName;

    public string[] Faults => [.. Pack.Read(Folder).Faults.Select(fault => fault.ToString())];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>Replaces the first place where a text stands, which must be there.</summary>
    public void Change(string file, string old, string changed)
    {
        var text = Text(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"\"{old}\" stands nowhere in {file}");
        Write(file, text[..at] + changed + text[(at + old.Length)..]);
    }

    private static string Themes()
    {
        var text = new StringBuilder("themes:\n");

        foreach (var id in Theme.Ids)
        {
            text.Append($$"""
                  - id: {{id}}
                    title: Do {{id}}
                    situation: "I am in the middle of it"
                    topic: about {{id}}
                    claim: What there is to say about it.
                    rests_on:
                      - { section: gap, paragraph: 1 }
                      - { section: shift, paragraph: 2 }

                """);
        }

        return text.ToString();
    }

    private static string Digests() => "digests:\n" + string.Concat(Place.All.Select(place =>
        $"  - section: {place.Section}\n    paragraph: {place.Paragraph}\n    text: Two sentences. About a paragraph.\n"));

    // Ten lines for each nudge, from line 3 on.
    private static string Nudges(string theme, int first)
    {
        IReadOnlyList<string> narrow = [.. Reason.All.Select(reason => reason.Fit), Fits.TookBack];
        var text = new StringBuilder($"theme: {theme}\nnudges:\n");

        foreach (var number in Enumerable.Range(first, 3))
        {
            var place = Place.All[number % Place.All.Count];
            text.Append($"""
                  - id: nudge-{number}
                    section: {place.Section}
                    paragraph: {place.Paragraph}
                    fits: [{Answers.All[number % Answers.All.Count].Id()}, {narrow[number % narrow.Count]}]
                    tags: [one, two]
                    claim: Scene{number} turns{number} around{number}.
                    question: Who saw it?
                    if: somebody comes with number {number}
                    then: listen first


                """);
        }

        return text.ToString();
    }
}
