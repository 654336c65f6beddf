using LeadershipBot.CheckIns;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;
using NodaTime.TimeZones;

namespace LeadershipBot.Operations.Simulation;

/// <summary>A moment at which questions are due, and what it is on the clocks of every zone where it lies well within the day, in the week that UTC has.</summary>
/// <param name="Due">A whole minute.</param>
/// <param name="Rhythms">What somebody in each of these zones has stored. Never empty.</param>
internal sealed record Daytime(Instant Due, IReadOnlyList<RhythmRow> Rhythms)
{
    private static readonly LocalTime Morning = new(8, 0);

    // From here on the grace of six hours still ends before the quiet hours begin, so that a slow test loses nobody to the evening.
    private static readonly LocalTime Early = new(13, 45);

    /// <summary>The present minute.</summary>
    public static Daytime At(Instant now)
    {
        var due = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds() / 60 * 60);
        // Near midnight on Sundays some have the next week already; whoever drives the bot has to name one week for everybody.
        var week = Week.Of(due.InUtc().Date);
        var zones = TzdbDateTimeZoneSource.Default.ZoneLocations!
            .Select(location => DateTimeZoneProviders.Tzdb[location.ZoneId])
            .Where(zone => due.InZone(zone).TimeOfDay is var time && time >= Morning && time < Early && Week.Of(due.InZone(zone).Date) == week)
            .OrderBy(zone => zone.Id, StringComparer.Ordinal)
            .Distinct();

        return new(due, [.. zones.Select(zone => RhythmIn(zone, due))]);
    }

    private static RhythmRow RhythmIn(DateTimeZone zone, Instant due)
    {
        var local = due.InZone(zone);
        var rhythm = Rhythm.Start(local.DayOfWeek, new LocalTime(local.Hour, local.Minute), 1, zone, settled: null, due);

        return new RhythmRow { JoinedAt = due.ToColumn(), SeasonFrom = rhythm.Settled.Plus(1).ToString() }.With(rhythm, Duration.Zero);
    }
}
