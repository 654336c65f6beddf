namespace LeadershipBot;

/// <summary>The one character that PostgreSQL keeps in no text, and that nobody can type. What holds it makes no sense, on every database.</summary>
internal static class NullCharacter
{
    /// <summary>Whether one of JSON's texts holds it. It cannot stand there as it is, only spelt.</summary>
    public static bool IsIn(ReadOnlySpan<byte> json)
    {
        var spelling = "u0000"u8;

        for (var at = json.IndexOf(spelling); at >= 0; at = Next(json, at + 1))
        {
            var backslashes = json[..at].Length - json[..at].TrimEnd((byte)'\\').Length;

            // Two of them are one backslash, and what follows stands for itself.
            if (backslashes % 2 == 1)
            {
                return true;
            }
        }

        return false;

        static int Next(ReadOnlySpan<byte> json, int from) => json[from..].IndexOf("u0000"u8) is >= 0 and var found ? from + found : -1;
    }
}
