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

    // Nobody plans beyond it, and the calendar has an end.
    private const int LastYear = 2200;

    /// <summary>Reads <c>2026-12-10</c>, or null.</summary>
    public static LocalDate? Iso(string? text) => LocalDatePattern.Iso.Parse(text?.Trim() ?? "") is { Success: true } parsed ? parsed.Value : null;

    /// <summary>
    /// Reads <c>2027-01-07</c>, <c>7 January</c>, <c>January 7th</c>, <c>7 Jan 2027</c>, <c>7.1.</c>, <c>Monday</c>, <c>next week</c>,
    /// <c>tomorrow</c>, <c>two weeks</c>, <c>10 days</c>, <c>January</c>, <c>the end of January</c>: a day after today, or null. A day without a year is the next such day.
    /// </summary>
    public static LocalDate? Read(string text, LocalDate today)
    {
        var words = text.ToLowerInvariant().Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        words = [.. words.SkipWhile(word => word is "until" or "till" or "to" or "for" or "on" or "in" or "from" or "the" or "next" && !(word is "next" && words[^1] is "week" or "month"))];

        var date = words switch
        {
            [var iso] when Iso(iso) is { } day => day,
            [var dotted] when Dotted(dotted, today) is { } day => day,
            ["tomorrow"] => today.PlusDays(1),
            ["next", "week"] => Week.Of(today).Plus(1).Monday,
            ["next", "month"] => today.PlusMonths(1),
            ["new", "year"] => new LocalDate(today.Year + 1, 1, 1),
            ["end", "of", .. var month] => EndOf(month, today),
            ["a", "fortnight"] or ["fortnight"] => today.PlusWeeks(2),
            ["a", "couple", "of", "weeks"] => today.PlusWeeks(2),
            [var name] when DayNamed(name) is { } named => today.Next(named),
            [var month] when Month(month) is { } first => FirstOf(first, today),
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
        var digits = day.TrimEnd('.').Replace("st", "").Replace("nd", "").Replace("rd", "").Replace("th", "");

        if (Month(month) is not { } named || year.Length > 1 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        if (year is [var said])
        {
            return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var exact) ? Date(exact, named, number) : null;
        }

        return Date(today.Year, named, number) is { } thisYear && thisYear > today ? thisYear : Date(today.Year + 1, named, number);
    }

    // 1 to 12.
    private static int? Month(string name)
    {
        var start = name.TrimEnd('.');
        var index = start.Length < 3 ? -1 : Array.FindIndex(Months, month => month.StartsWith(start, StringComparison.Ordinal));
        index = index < 0 && name.Length > 4 ? Array.FindIndex(Months, month => People.Typos.Near(name, month)) : index;
        return index < 0 ? null : index + 1;
    }

    private static LocalDate FirstOf(int month, LocalDate today) => new(today.Year + (month > today.Month ? 0 : 1), month, 1);

    // The day after its last, so that it is over on the day that is named.
    private static LocalDate? EndOf(string[] words, LocalDate today) => words switch
    {
        ["month"] or ["the", "month"] or ["this", "month"] => today.PlusMonths(1).With(DateAdjusters.StartOfMonth),
        ["year"] or ["the", "year"] or ["this", "year"] => new LocalDate(today.Year + 1, 1, 1),
        [var name] when Month(name) is { } month => (month == today.Month ? today.With(DateAdjusters.StartOfMonth) : FirstOf(month, today)).PlusMonths(1),
        _ => null,
    };

    private static LocalDate? Date(int year, int month, int day) =>
        year <= LastYear && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private static IsoDayOfWeek? DayNamed(string name) =>
        name.Length >= 3 && Array.FindIndex(Days, day => day.StartsWith(name, StringComparison.Ordinal)) is >= 0 and var index ? (IsoDayOfWeek)(index + 1) : null;

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 365 ? number
        : text == "a" ? 1
        : Array.IndexOf(Numbers, text) is >= 0 and var index ? index + 1
        : null;
}
