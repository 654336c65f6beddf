using System.Text.Json;
using LeadershipBot.Guidance;

namespace LeadershipBot.Training;

/// <summary>Where a text comes from.</summary>
internal enum Origin
{
    /// <summary>The DEV sets beside the tests.</summary>
    Dev,

    /// <summary>The first texts, written by hand in the txt files.</summary>
    First,

    /// <summary>The later texts of the jsonl files, written without a look at the matcher.</summary>
    Later,

    /// <summary>The texts of the fresh-*.jsonl files, by another hand again, and harder.</summary>
    Fresh,

    /// <summary>The texts of the wide-*.txt files, written later still: many answers, and what lies at borders.</summary>
    Wide,

    /// <summary>The texts of late-borders.txt, the last, about the gravest borders alone.</summary>
    Late,

    /// <summary>The texts of the scene-*.txt files: what happened rather than what is asked, from many trades.</summary>
    Scene,

    /// <summary>The texts of the voice-*.txt files, by one more hand, a voice at a time.</summary>
    Voice,

    /// <summary>The texts of the crowd-*.txt files, by six hands that knew no other text: plain, oblique, in pairs that a word sets apart, in twenty voices.</summary>
    Crowd,

    /// <summary>The texts of plain-questions.txt, by eight hands that knew only DEV: what people type when they say plainly what they mean.</summary>
    Plain,

    /// <summary>The texts of probe-borders.txt: never fitted on, and no rule is made for them.</summary>
    Probe,

    /// <summary>The texts of veiled-borders.txt; they were the newest probe once, and are spent.</summary>
    Veiled,

    /// <summary>The texts of unseen-*.txt, each by one more hand: the ordinary spread. Never fitted on, and no rule is made for them.</summary>
    Unseen,

    /// <summary>The bot's own thoughts and themes, which say obliquely what a theme is about, and the texts of more*.txt. Only ever fitted on, never measured.</summary>
    Only,
}

/// <summary>A question and what fits it: an index into <see cref="Theme.Ids"/>, or <see cref="None"/>.</summary>
/// <param name="Kind">What its author calls it, such as "indirect"; empty where nobody said.</param>
internal sealed record Question(string Id, string Text, int Label, IReadOnlyList<int> Also, Origin Origin, string Kind)
{
    public const int None = 16;
    public const int Classes = 17;

    public bool Accepts(int theme) => Label == theme || Also.Contains(theme);
}

/// <summary>A text with a label that is no theme: an answer, or a text at the border of what the bot may say.</summary>
internal sealed record Labelled(string Id, string Text, string Label, Origin Origin);

/// <summary>The labelled texts beside this program, and the DEV sets beside the tests.</summary>
/// <param name="folder">The material beside this program.</param>
/// <param name="dev">The folder of the DEV sets.</param>
/// <param name="content">The bot's content.</param>
internal sealed class Material(string folder, string dev, string content)
{
    private const int Fifth = 5;
    private const int Half = 2;

    /// <summary>Whether a later text belongs to the fifth that is never fitted on, by a hash of its id or, where it has none, of itself.</summary>
    public static bool IsUntouched(string id) => Hash(id) % Fifth == 0;

    // FNV-1a, without its lowest bits.
    private static uint Hash(string id)
    {
        unchecked
        {
            return id.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) >> 8;
        }
    }

    public List<Question> Dev() => [.. Json(Path.Combine(dev, "questions.dev.jsonl")).Select(line => Read(line, Origin.Dev))];

    public List<Question> Later(bool untouched) =>
    [
        .. new[] { ("questions.jsonl", Origin.Later), ("none.jsonl", Origin.Later), ("fresh-questions.jsonl", Origin.Fresh), ("fresh-none.jsonl", Origin.Fresh) }
            .SelectMany(file => Json(Path.Combine(folder, file.Item1)).Select(line => Read(line, file.Item2)))
            .Where(question => IsUntouched(question.Id) == untouched),
        .. Themed("wide-questions.txt", "wq", Origin.Wide).Concat(Themed("scene-questions.txt", "sq", Origin.Scene)).Concat(Themed("crowd-questions.txt", "cq", Origin.Crowd)).Concat(Themed("plain-questions.txt", "oq", Origin.Plain)).Where(question => IsUntouched(question.Text) == untouched),
        .. untouched ? Themed("unseen-questions.txt", "uq", Origin.Unseen) : [],
    ];

    public List<Question> First() =>
    [
        .. Themed("questions.txt", "q", Origin.First),
        .. Lines("off.txt").Select((line, at) => new Question($"n{at}", line, Question.None, [], Origin.First, "")),
    ];

    /// <summary>What is fitted on and never measured.</summary>
    public List<Question> Only() =>
    [
        .. new[] { Path.Combine(content, "themes.yaml") }.Concat(Directory.EnumerateFiles(Path.Combine(content, "nudges"), "*.yaml").Order(StringComparer.Ordinal))
            .SelectMany(PackTexts.In)
            .Select((text, at) => new Question($"p{at}", text.Text, Index(text.Theme), [], Origin.Only, "")),
        .. Themed("more.txt", "x", Origin.Only),
    ];

    private IEnumerable<Question> Themed(string name, string prefix, Origin origin) => Lines(name).Select((line, at) =>
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var ids = line[..bar].Split(',', StringSplitOptions.TrimEntries).Select(Index).ToList();
        return new Question($"{prefix}{at}", line[(bar + 1)..].Trim(), ids[0], ids[1..], origin, "");
    });

    public List<Labelled> DevAnswers() => [.. Json(Path.Combine(dev, "answers.dev.jsonl")).Select(line => ReadLabelled(line, Origin.Dev))];

    public List<Labelled> FirstAnswers() => [.. Answers("answers.txt", "a", Origin.First)];

    /// <summary>Answers that are fitted on and never measured.</summary>
    public List<Labelled> OnlyAnswers() => [.. Answers("more-answers.txt", "o", Origin.Only)];

    public List<Labelled> LaterAnswers(bool untouched) => [.. Later("answers.jsonl", Origin.Later, untouched), .. Later("fresh-answers.jsonl", Origin.Fresh, untouched), .. Wide("wide-answers.txt", "wa", Origin.Wide, untouched), .. Wide("scene-answers.txt", "sa", Origin.Scene, untouched), .. Wide("voice-answers.txt", "va", Origin.Voice, untouched), .. Wide("crowd-answers.txt", "ca", Origin.Crowd, untouched), .. untouched ? Answers("unseen-answers.txt", "ua", Origin.Unseen) : []];

    /// <summary>Border texts that are fitted on and never measured.</summary>
    public List<Labelled> OnlyBorders() => [.. Answers("more-borders.txt", "e", Origin.Only)];

    /// <summary>Border texts. Untouched are a half of the late ones, the unseen ones, and the probe; what else once was has been measured on, and is spent.</summary>
    public List<Labelled> Borders(bool untouched) =>
    [
        .. untouched ? [] : EarlierBorders(),
        .. Answers("late-borders.txt", "l", Origin.Late).Where(row => Hash(row.Text) % Half == 0 == untouched),
        .. untouched ? [.. Answers("probe-borders.txt", "pb", Origin.Probe), .. Answers("unseen-borders.txt", "ub", Origin.Unseen)] : Enumerable.Empty<Labelled>(),
    ];

    private IEnumerable<Labelled> EarlierBorders() =>
    [
        .. Json(Path.Combine(folder, "borders.jsonl")).Select(line => ReadLabelled(line, Origin.Later)),
        .. Json(Path.Combine(folder, "fresh-borders.jsonl")).Select(line => ReadLabelled(line, Origin.Fresh)),
        .. Answers("wide-borders.txt", "wb", Origin.Wide),
        .. Answers("scene-borders.txt", "sb", Origin.Scene),
        .. Answers("voice-borders.txt", "vb", Origin.Voice),
        .. Answers("crowd-borders.txt", "cb", Origin.Crowd),
        .. Answers("veiled-borders.txt", "eb", Origin.Veiled),
    ];

    private IEnumerable<Labelled> Wide(string name, string prefix, Origin origin, bool untouched) => Answers(name, prefix, origin).Where(row => IsUntouched(row.Text) == untouched);

    private IEnumerable<Labelled> Later(string name, Origin origin, bool untouched) =>
        Json(Path.Combine(folder, name)).Select(line => ReadLabelled(line, origin)).Where(row => IsUntouched(row.Id) == untouched);

    private IEnumerable<Labelled> Answers(string name, string prefix, Origin origin) =>
        Lines(name).Select((line, at) => (Parts: line.Split('|', 2, StringSplitOptions.TrimEntries), at)).Select(row => new Labelled($"{prefix}{row.at}", row.Parts[1], row.Parts[0], origin));

    private static Question Read(JsonElement line, Origin origin) => new(
        line.GetProperty("id").GetString()!,
        line.GetProperty("text").GetString()!,
        Index(line.GetProperty("label").GetString()!),
        [.. line.GetProperty("also").EnumerateArray().Select(id => Index(id.GetString()!))],
        origin,
        line.TryGetProperty("kind", out var kind) ? kind.GetString()! : "");

    private static Labelled ReadLabelled(JsonElement line, Origin origin) =>
        new(line.GetProperty("id").GetString()!, line.GetProperty("text").GetString()!, line.GetProperty("label").GetString()!, origin);

    private static IEnumerable<JsonElement> Json(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);

    private IEnumerable<string> Lines(string name) =>
        File.ReadLines(Path.Combine(folder, name)).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');

    private static int Index(string id) =>
        id == "none" ? Question.None : Theme.Ids.ToList().IndexOf(id) is >= 0 and var index ? index : throw new FormatException($"No theme {id}.");
}
