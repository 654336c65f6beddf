using System.Globalization;

namespace LeadershipBot.Guidance;

/// <summary>Phrases under headings, found in a text in one pass.</summary>
/// <remarks>
/// The file: <c>@heading</c>, then a phrase on each line; <c>#</c> begins a comment, a number at the end is the phrase's weight (else 1).
/// In a phrase <c>a|b</c> means either word and <c>*</c> means up to three words of any kind. Words are compared by their stem.
/// </remarks>
public sealed class PhraseBook
{
    private const int WidestGap = 3;
    private readonly Dictionary<string, List<Phrase>> byFirst = [];
    private readonly HashSet<string> stems = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">A line stands before the first heading, or its phrase is empty or begins with a gap.</exception>
    public static PhraseBook Parse(string name, string text)
    {
        var book = new PhraseBook();
        string? heading = null;
        foreach (var whole in text.Split('\n'))
        {
            var comment = whole.IndexOf('#', StringComparison.Ordinal);
            var line = (comment < 0 ? whole : whole[..comment]).Trim();
            if (line.StartsWith('@'))
            {
                heading = line[1..];
            }
            else if (line.Length > 0)
            {
                book.Add(heading ?? throw new FormatException($"{name}: \"{line}\" stands under no heading."), line, name);
            }
        }

        return book;
    }

    /// <summary>Whether a word with this stem stands in any phrase.</summary>
    public bool Has(string stem) => stems.Contains(stem);

    /// <summary>Every place where a phrase occurs, in the order of the text.</summary>
    public IEnumerable<Found> In(IReadOnlyList<Word> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var phrase in byFirst.GetValueOrDefault(words[at].Stem) ?? [])
            {
                var end = Match(phrase.Rest, 0, words, at + 1);
                if (end > 0)
                {
                    yield return new Found(phrase.Heading, phrase.Line, phrase.Weight, at, end - 1);
                }
            }
        }
    }

    private static int Match(IReadOnlyList<string[]> rest, int part, IReadOnlyList<Word> words, int at)
    {
        if (part == rest.Count)
        {
            return at;
        }

        if (rest[part].Length > 0)
        {
            return at < words.Count && rest[part].Contains(words[at].Stem) ? Match(rest, part + 1, words, at + 1) : 0;
        }

        for (var gap = 0; gap <= WidestGap && at + gap < words.Count; gap++)
        {
            var end = Match(rest, part + 1, words, at + gap);
            if (end > 0)
            {
                return end;
            }
        }

        return 0;
    }

    private void Add(string heading, string line, string name)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var weight = 1.0;
        if (parts.Length > 1 && double.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given))
        {
            (weight, parts) = (given, parts[..^1]);
        }

        var pattern = Array.ConvertAll(parts, Stems);
        foreach (var either in pattern)
        {
            stems.UnionWith(either);
        }

        if (pattern[0].Length == 0)
        {
            throw new FormatException($"{name}: \"{line}\" begins with a gap.");
        }

        // One for all its first words: some have thirty.
        var phrase = new Phrase(heading, string.Join(' ', parts), weight, pattern[1..]);
        foreach (var first in pattern[0])
        {
            if (!byFirst.TryGetValue(first, out var phrases))
            {
                byFirst[first] = phrases = [];
            }

            phrases.Add(phrase);
        }
    }

    private static string[] Stems(string part)
    {
        if (part == "*")
        {
            return [];
        }

        // In place: of ten thousand words at each start, a query for each group takes a third more.
        var words = part.Split('|');
        var count = 0;
        foreach (var word in words)
        {
            var stem = Stem.Of(word);
            if (Array.IndexOf(words, stem, 0, count) < 0)
            {
                words[count++] = stem;
            }
        }

        return count == words.Length ? words : words[..count];
    }

    private sealed record Phrase(string Heading, string Line, double Weight, IReadOnlyList<string[]> Rest);

    /// <summary>A phrase in a text.</summary>
    /// <param name="Line">The phrase as the file has it: two places with the same are one phrase.</param>
    /// <param name="First">Index of its first word.</param>
    /// <param name="Last">Index of its last word.</param>
    public sealed record Found(string Heading, string Line, double Weight, int First, int Last);
}
