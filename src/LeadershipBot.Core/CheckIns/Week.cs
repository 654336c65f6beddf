using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace LeadershipBot.CheckIns;

/// <summary>A week of the ISO calendar: Monday to Sunday, named by the year its Thursday lies in.</summary>
/// <remarks>Written <c>2026-W47</c>. 29 December may lie in week 1 of the next year, 1 January in week 53 of the last.</remarks>
public readonly record struct Week : IComparable<Week>
{
    private Week(LocalDate monday) => Monday = monday;

    /// <summary>Its first day.</summary>
    public LocalDate Monday { get; }

    /// <summary>The ISO week year, which differs from the calendar's around New Year.</summary>
    public int Year => WeekYearRules.Iso.GetWeekYear(Monday);

    /// <summary>1 to 53.</summary>
    public int Number => WeekYearRules.Iso.GetWeekOfWeekYear(Monday);

    /// <summary>The week that holds a day.</summary>
    public static Week Of(LocalDate date) => new(date.PlusDays(1 - (int)date.DayOfWeek));

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <returns>Null for anything else, a week 53 in a year that has none included.</returns>
    public static Week? TryParse(string? text)
    {
        if (text is not { Length: 8 } || text[4] != '-' || text[5] != 'W'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year < 1 || number < 1 || number > WeekYearRules.Iso.GetWeeksInWeekYear(year))
        {
            return null;
        }

        return new(WeekYearRules.Iso.GetLocalDate(year, number, IsoDayOfWeek.Monday));
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is anything else.</exception>
    public static Week Parse(string text) => TryParse(text) ?? throw new FormatException($"Not a week: \"{text}\".");

    /// <summary>The week a number of weeks later, or earlier if it is negative.</summary>
    public Week Plus(int weeks) => new(Monday.PlusWeeks(weeks));

    /// <summary>How many weeks it is from <paramref name="earlier"/> to this one; negative if that is later.</summary>
    public int Since(Week earlier) => Period.DaysBetween(earlier.Monday, Monday) / 7;

    /// <summary>A day of this week.</summary>
    public LocalDate DateOf(IsoDayOfWeek day) => Monday.PlusDays((int)day - 1);

    /// <inheritdoc/>
    public int CompareTo(Week other) => Monday.CompareTo(other.Monday);

    public static bool operator <(Week left, Week right) => left.CompareTo(right) < 0;

    public static bool operator >(Week left, Week right) => left.CompareTo(right) > 0;

    public static bool operator <=(Week left, Week right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Week left, Week right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");
}
