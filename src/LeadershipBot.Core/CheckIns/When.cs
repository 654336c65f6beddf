using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.CheckIns;

/// <summary>Reads the days that people type.</summary>
public static class When
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

    /// <summary>Reads <c>2026-12-10</c>, or null.</summary>
    public static LocalDate? Iso(string? text) => LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true } parsed ? parsed.Value : null;

    /// <summary>
    /// Reads <c>2027-01-07</c>, <c>7 January</c>, <c>January 7th</c>, <c>7 Jan 2027</c>, <c>7.1.</c>, <c>Monday</c>, <c>next week</c>,
    /// <c>tomorrow</c>, <c>two weeks</c>, <c>10 days</c>: a day after today, or null. A day without a year is the next such day.
    /// </summary>
    public static LocalDate? Read(string text, LocalDate today)
    {
        var words = text.ToLowerInvariant().Replace(',', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        words = [.. words.SkipWhile(word => word is "until" or "till" or "to" or "for" or "on" or "from" or "the" or "next" && words.Length > 1 && !(word is "next" && words[^1] is "week" or "month"))];

        var date = words switch
        {
            [var iso] when Iso(iso) is { } day => day,
            [var dotted] when Dotted(dotted, today) is { } day => day,
            ["tomorrow"] => today.PlusDays(1),
            ["next", "week"] => Week.Of(today).Plus(1).Monday,
            ["next", "month"] => today.PlusMonths(1),
            [var name] when DayNamed(name) is { } named => today.Next(named),
            [var count, "day" or "days"] when Count(count) is { } number => today.PlusDays(number),
            [var count, "week" or "weeks"] when Count(count) is { } number => today.PlusWeeks(number),
            [var count, "month" or "months"] when Count(count) is { } number => today.PlusMonths(number),
            [var day, "of", var month, .. var year] => DayAndMonth(day, month, year, today),
            [var first, var second, .. var year] => DayAndMonth(first, second, year, today) ?? DayAndMonth(second, first, year, today),
            _ => (LocalDate?)null,
        };

        return date > today ? date : null;
    }

    private static LocalDate? Dotted(string text, LocalDate today) =>
        text.TrimEnd('.').Split('.') is [var day, var month, .. var year] && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 12
            ? DayAndMonth(day, Months[number - 1], year, today)
            : null;

    private static LocalDate? DayAndMonth(string day, string month, string[] year, LocalDate today)
    {
        var index = month.Length < 3 ? -1 : Array.FindIndex(Months, name => name.StartsWith(month.TrimEnd('.'), StringComparison.Ordinal));
        index = index < 0 && month.Length > 4 ? Array.FindIndex(Months, name => People.Typos.Near(month, name)) : index;
        var digits = day.TrimEnd('.').Replace("st", "").Replace("nd", "").Replace("rd", "").Replace("th", "");

        if (index < 0 || year.Length > 1 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (year is [var said])
        {
            return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) ? Date(exact, index + 1, number) : null;
        }

        return Date(today.Year, index + 1, number) is { } thisYear && thisYear > today ? thisYear : Date(today.Year + 1, index + 1, number);
    }

    private static LocalDate? Date(int year, int month, int day) =>
        year is >= 2000 and <= 2200 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private static IsoDayOfWeek? DayNamed(string name) =>
        name.Length >= 3 && Array.FindIndex(Days, day => day.StartsWith(name, StringComparison.Ordinal)) is >= 0 and var index ? (IsoDayOfWeek)(index + 1) : null;

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 365 ? number
        : text == "a" ? 1
        : Array.IndexOf(Numbers, text) is >= 0 and var index ? index + 1
        : null;
}
