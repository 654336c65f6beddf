using LeadershipBot.CheckIns;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Tests.Teams;

/// <summary>The team that the words are told of.</summary>
internal static class Cast
{
    public static readonly LocalDate Monday = new(2026, 11, 23);

    public static readonly DateTimeZone Oslo = DateTimeZoneProviders.Tzdb["Europe/Oslo"];

    /// <summary>Asked on Thursdays at 14:00 in each one's own zone; the first question is on 26 November.</summary>
    public static Team Leads => new(7, "Platform leads", new Cadence(IsoDayOfWeek.Thursday, new(14, 0), 1, Week.Parse("2026-W48")), null, [], 3);

    public static Team EveryOther => Leads with { Cadence = Leads.Cadence with { EveryWeeks = 2 }, Zone = Oslo };
}
