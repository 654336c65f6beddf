using LeadershipBot.CheckIns;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.Tests.Teams;

public class TeamZoneTests
{
    [Theory]
    [InlineData("08:00", "Europe/Oslo", "Europe/Oslo")]
    [InlineData("08:00", "Atlantic/Reykjavik", "Atlantic/Reykjavik")] // 07:00 there in winter, and 06:00 in summer, for their clocks never change.
    [InlineData("09:00", "Atlantic/Reykjavik", "Europe/Oslo")] // 08:00 or 07:00.
    [InlineData("13:00", "America/New_York", "Europe/Oslo")] // 07:00, and 08:00 in the weeks between the two changes of the clocks.
    [InlineData("14:00", "Asia/Tokyo", "Asia/Tokyo")] // 22:00 in winter.
    [InlineData("12:00", "Asia/Tokyo", "Asia/Tokyo")] // 20:00 in winter, 19:00 in summer.
    [InlineData("11:59", "Asia/Tokyo", "Europe/Oslo")] // 19:59 at the latest.
    public void A_teams_one_zone_counts_where_its_hour_is_never_night(string hour, string own, string asked)
    {
        var at = LocalTime.FromMinutesSinceMidnight((int)TimeOnly.Parse(hour).ToTimeSpan().TotalMinutes);

        // Begun in a summer and in a winter: it comes to the same.
        foreach (var first in new[] { "2026-W27", "2026-W49" })
        {
            new Team(1, "Leads", new Cadence(IsoDayOfWeek.Thursday, at, 1, Week.Parse(first)), DateTimeZoneProviders.Tzdb["Europe/Oslo"], [], 1)
                .ZoneFor(DateTimeZoneProviders.Tzdb[own]).Id.ShouldBe(asked, first);
        }
    }
}
