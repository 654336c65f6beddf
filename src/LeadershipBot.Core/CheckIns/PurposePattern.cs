namespace LeadershipBot.CheckIns;

/// <summary>Notices when the same purpose was given three times in five weeks. Depth on purpose stays depth on purpose; the card asks once whether it is still the exception.</summary>
public static class PurposePattern
{
    /// <summary>So many times …</summary>
    public const int Times = 3;

    /// <summary>… within so many weeks, the present one included.</summary>
    public const int Weeks = 5;

    /// <summary>Whether the purpose given in a week is the third of its kind.</summary>
    /// <param name="earlier">The purposes of earlier weeks.</param>
    public static bool IsThird(string purpose, Week week, IReadOnlyList<(Week Week, string Purpose)> earlier) =>
        earlier.Count(past => past.Purpose == purpose && past.Week < week && week.Since(past.Week) < Weeks) == Times - 1;

    /// <summary>The line, in words.</summary>
    public static string Line(string purpose) => purpose switch
    {
        "incident" => "Third incident in five weeks. Is it still the exception?",
        "risk" => "Third risk to judge in five weeks. Is it still the exception?",
        "not-ready" => "Third time in five weeks that nobody was free or ready. Is it still the exception?",
        "too-early" => "Third time in five weeks that it was too early to step out. Is it still the exception?",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, "Not a purpose."),
    };
}
