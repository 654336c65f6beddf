using System.Globalization;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>Days, hours and small numbers as the bot says them.</summary>
public static class Dates
{
    private static readonly string[] Numbers =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"];

    /// <summary><c>Thursday, 26 November</c>; with the year when it is not this one.</summary>
    public static string WithDay(LocalDate date, LocalDate today) =>
        date.ToString(date.Year == today.Year ? "dddd, d MMMM" : "dddd, d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>26 November</c>; with the year when it is not this one.</summary>
    public static string Plain(LocalDate date, LocalDate today) =>
        date.ToString(date.Year == today.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>14:00</c>.</summary>
    public static string Hour(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Small numbers as words, others as figures.</summary>
    public static string Number(int number) => number >= 0 && number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same at the beginning of a sentence.</summary>
    public static string NumberFirst(int number) => Number(number) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";
}
