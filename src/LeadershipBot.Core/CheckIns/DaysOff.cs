using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.CheckIns;

/// <summary>Days on which nobody of a team is asked: holidays, a pause, a week left out.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them, inclusive; null until somebody says so.</param>
public sealed record DaysOff(LocalDate First, LocalDate? Last)
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Holds(LocalDate day) => day >= First && (Last is not { } last || day <= last);

    /// <summary>Reads what <see cref="Write"/> writes.</summary>
    /// <exception cref="FormatException">It is anything else.</exception>
    public static IReadOnlyList<DaysOff> Read(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('/')).Select(ends => new DaysOff(Day(ends[0]), ends[1].Length == 0 ? null : Day(ends[1])))];

    /// <summary>As it is stored: <c>2026-12-21/2027-01-03,2027-02-01/</c>, sorted by the first day.</summary>
    public static string Write(IEnumerable<DaysOff> off) =>
        string.Join(',', off.OrderBy(one => one.First).Select(one => $"{LocalDatePattern.Iso.Format(one.First)}/{(one.Last is { } last ? LocalDatePattern.Iso.Format(last) : "")}"));

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
