using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.WebChat;

/// <summary>How the page writes moments: in a zone, in English, on a 24-hour clock.</summary>
internal static class Dates
{
    private static readonly ZonedDateTimePattern DayPattern = ZonedDateTimePattern.CreateWithInvariantCulture("dddd, d MMMM uuuu", null);
    private static readonly ZonedDateTimePattern TimePattern = ZonedDateTimePattern.CreateWithInvariantCulture("HH:mm", null);

    /// <summary><c>Thursday, 10 December 2026</c></summary>
    public static string Day(DateTimeOffset at, DateTimeZone zone) => DayPattern.Format(In(at, zone));

    /// <summary><c>14:00</c></summary>
    public static string Time(DateTimeOffset at, DateTimeZone zone) => TimePattern.Format(In(at, zone));

    /// <summary>Whether two moments fall on the same day of a zone.</summary>
    public static bool SameDay(DateTimeOffset one, DateTimeOffset other, DateTimeZone zone) => In(one, zone).Date == In(other, zone).Date;

    /// <summary>How far a clock is ahead, in its largest whole unit: <c>9 days</c>, <c>1 hour</c>; null below an hour.</summary>
    public static string? Ahead(TimeSpan by) => by switch
    {
        { TotalDays: >= 1 } => Count((int)Math.Round(by.TotalDays), "day"),
        { TotalHours: >= 1 } => Count((int)Math.Round(by.TotalHours), "hour"),
        _ => null,
    };

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";

    private static ZonedDateTime In(DateTimeOffset at, DateTimeZone zone) => Instant.FromDateTimeOffset(at).InZone(zone);
}
