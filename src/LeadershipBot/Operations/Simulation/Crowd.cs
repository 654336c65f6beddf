using System.Globalization;

namespace LeadershipBot.Operations.Simulation;

/// <summary>Made-up people, dealt round made-up workspaces: nobody who could be mistaken for somebody.</summary>
/// <param name="Platform">Where they are.</param>
/// <param name="Workspaces">How many workspaces; from 1.</param>
/// <param name="People">How many people; from 1.</param>
internal sealed record Crowd(string Platform, int Workspaces, int People)
{
    /// <summary>How a number is written in the names: with so many digits, and more where it has more.</summary>
    public const int WorkspaceDigits = 2, PersonDigits = 6;

    public static string Workspace(int number) => $"T0HB{Digits(number, WorkspaceDigits)}";

    public static string Token(int number) => $"xoxb-hb-{Digits(number, WorkspaceDigits)}";

    /// <summary>The same in SQL, for both databases.</summary>
    /// <param name="number">An expression that gives a number, 0 or more.</param>
    public static string DigitsInSql(string number, int digits)
    {
        var power = Power(digits);
        return $"case when {number} < {power} then substr(cast({power} + {number} as text), 2) else cast({number} as text) end";
    }

    private static string Digits(int number, int digits) => number.ToString($"D{digits}", CultureInfo.InvariantCulture);

    private static string Power(int digits) => "1" + new string('0', digits);
}
