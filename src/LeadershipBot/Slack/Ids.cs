namespace LeadershipBot.Slack;

/// <summary>Slack's names for things: short, and of few kinds of characters. What is anything else is not stored and not called with.</summary>
internal static class Ids
{
    /// <summary>In characters. Slack's longest, those of triggers and deliveries, stay far below.</summary>
    private const int Longest = 150;

    /// <summary>Gives back an id, or null for none.</summary>
    /// <exception cref="FormatException">It is no id.</exception>
    public static string? Checked(string? id)
    {
        if (id is { Length: > Longest } || id?.AsSpan().ContainsAnyExcept(Allowed) == true)
        {
            throw new FormatException("An id that is none.");
        }

        return id is "" ? null : id;
    }

    /// <summary>A word of Slack's as the log may hold it: whatever else stands in its place may be somebody's.</summary>
    public static string Loggable(string? word) =>
        word is { Length: > 0 and <= Longest } && !word.AsSpan().ContainsAnyExcept(Allowed) ? word : "(no word of Slack's)";

    /// <summary>Scopes of Slack's as the log may hold them, or null where there are none.</summary>
    public static string? LoggableScopes(string? scopes) =>
        scopes is { Length: > 0 and <= Longest } && scopes.Split(',', ':').All(part => !part.AsSpan().ContainsAnyExcept(Allowed)) ? scopes : null;

    private static readonly System.Buffers.SearchValues<char> Allowed =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_");
}
