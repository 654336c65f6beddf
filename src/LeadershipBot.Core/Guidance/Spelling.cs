namespace LeadershipBot.Guidance;

/// <summary>Takes a word nobody knows for the known word that is one slip of the finger away. The same text always gets the same words.</summary>
/// <param name="table">What is known, and how frequent it is.</param>
/// <param name="books">What is known as well, though it may be rare: "rewrote" and "wifi" are no slips for "rewrite" and "wife".</param>
public sealed class Spelling(WordTable table, params IReadOnlyList<PhraseBook> books)
{
    /// <summary>In one text so many unknown words are tried; a text with more is not misspelt but in another language.</summary>
    public const int MostTries = 12;

    private const int Shortest = 4;
    private const int Longest = 18;

    /// <summary>Rarer words than this are no guess: too many of them are names.</summary>
    private const double MostMass = 0.97;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>The same words, the misspelt ones right; each keeps the place where it was typed.</summary>
    public IReadOnlyList<Word> Correct(IReadOnlyList<Word> words)
    {
        List<Word>? result = null;
        var tries = 0;
        for (var at = 0; at < words.Count && tries < MostTries; at++)
        {
            var word = words[at];
            if (!IsUnknown(word.Text))
            {
                continue;
            }

            tries++;
            if (Nearest(word.Text) is { } meant)
            {
                result ??= [.. words];
                result[at] = word with { Text = meant, Stem = Stem.Of(meant) };
            }
        }

        return result ?? words;
    }

    private bool IsUnknown(string word) =>
        word.Length is >= Shortest and <= Longest && !word.AsSpan().ContainsAnyExceptInRange('a', 'z') && !table.Has(word) && !IsInABook(word);

    private bool IsInABook(string word)
    {
        var stem = Stem.Of(word);
        return books.Any(book => book.Has(stem));
    }

    // One letter too many, swapped, wrong or missing, the first letter kept; of several the most frequent.
    private string? Nearest(string word)
    {
        Span<char> buffer = stackalloc char[Longest + 1];
        var best = new Best(table);
        for (var at = 1; at <= word.Length; at++)
        {
            var after = word.AsSpan(at);
            word.AsSpan(0, at).CopyTo(buffer);
            if (after.Length > 0)
            {
                after[1..].CopyTo(buffer[at..]);
                best.Try(buffer[..(word.Length - 1)]);
                after.CopyTo(buffer[at..]);
                foreach (var letter in Letters)
                {
                    buffer[at] = letter;
                    best.Try(buffer[..word.Length]);
                }
            }

            if (after.Length > 1)
            {
                after.CopyTo(buffer[at..]);
                (buffer[at], buffer[at + 1]) = (buffer[at + 1], buffer[at]);
                best.Try(buffer[..word.Length]);
            }

            after.CopyTo(buffer[(at + 1)..]);
            foreach (var letter in Letters)
            {
                buffer[at] = letter;
                best.Try(buffer[..(word.Length + 1)]);
            }
        }

        return best.Word;
    }

    private sealed class Best(WordTable table)
    {
        private double mass = MostMass;

        public string? Word { get; private set; }

        public void Try(ReadOnlySpan<char> word)
        {
            if (word.Length >= Shortest && table.Find(word) is { } found && found < mass)
            {
                (Word, mass) = (word.ToString(), found);
            }
        }
    }
}
