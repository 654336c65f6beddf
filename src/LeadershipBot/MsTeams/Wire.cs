using System.Text.Json;

namespace LeadershipBot.MsTeams;

/// <summary>What may come in at all, whatever it means.</summary>
internal static class Wire
{
    /// <summary>How deep an activity may be nested.</summary>
    public const int Deepest = 32;

    // In characters. Real ones have about 100; a name is kept, and the databases agree on what is text only without control characters.
    private const int LongestName = 512;

    /// <summary>Reads every word once. What is parsed but not yet read (half a character, bytes that are no text) would be found out only where it is used.</summary>
    /// <exception cref="JsonException">It is not JSON, is nested too deep, or holds a word that is no text.</exception>
    public static void Check(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Deepest });

        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
                {
                    reader.GetString();
                }
            }
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("It holds a word that is no text.", half);
        }
    }

    /// <summary>Whether something can be the name of a person, a place or a message.</summary>
    public static bool IsName(string? text) => text is null || (text.Length <= LongestName && !text.Any(char.IsControl));

    /// <summary>A person's words without the characters nobody types and a database may refuse; lines and tabs stay.</summary>
    public static string Text(string words) =>
        words.Any(IsStray) ? string.Concat(words.Where(letter => !IsStray(letter))) : words;

    private static bool IsStray(char letter) => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t');
}
