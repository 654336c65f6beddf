using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Benchmarks;

/// <summary>Made-up people, dealt round workspaces, in a zone where it is daytime now.</summary>
internal static class Crowd
{
    /// <summary>Fills an empty database.</summary>
    /// <param name="due">How many of them have a question that is due; the others' is next week.</param>
    public static async Task FillAsync(IStore store, int people, int workspaces, int due)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var zone = Midday(now);
        var local = now.InZone(zone);
        var week = Week.Of(local.Date);
        var arguments = new
        {
            people, workspaces, due,
            platform = HttpChat.Name,
            at = now.Minus(Duration.FromMinutes(2)).ToColumn(),
            later = now.Plus(Duration.FromDays(7)).ToColumn(),
            day = (long)local.DayOfWeek,
            minute = (local.Hour * 60L) + local.Minute - 2,
            week = week.ToString(),
            settled = week.Plus(-1).ToString(),
            zone = zone.Id,
        };

        await store.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    """
                    insert into person (platform, workspace, user_id, conversation, created_at)
                    with recursive n (n) as (select 1 union all select n + 1 from n where n < @people)
                    select @platform, 'T' || (n % @workspaces), 'U' || n, 'D' || n, 0 from n
                    """,
                    arguments);
                await unit.ExecuteAsync("insert into workspace (platform, name) select distinct platform, workspace from person");
                return await unit.ExecuteAsync(
                    """
                    insert into rhythm (person, state, day, minute, every_weeks, first_week, zone, settled, next_due_at, reminders, season_from, joined_at)
                    select id, 'following', @day, @minute, 1, @week, @zone, @settled, case when id <= @due then @at else @later end, 0, @week, 0 from person order by id
                    """,
                    arguments);
            },
            CancellationToken.None);
    }

    /// <summary>People of one workspace whose question of this week stands in the chat and waits for an answer.</summary>
    /// <returns>The week.</returns>
    public static async Task<string> AskedAsync(IStore store, string platform, string workspace, int people, string serviceUrl)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var week = Week.Of(now.InUtc().Date).ToString();
        var arguments = new
        {
            people, platform, workspace, week, serviceUrl,

            // A message is called as its platform calls it, or each tap would be one on a message that was never sent.
            dot = platform == "slack" ? "000." : "",
            at = now.Minus(Duration.FromHours(1)).ToColumn(),
            closes = now.Plus(Duration.FromDays(4)).ToColumn(),
            later = now.Plus(Duration.FromDays(7)).ToColumn(),
        };

        await store.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync("insert into workspace (platform, name) values (@platform, @workspace)", arguments);
                await unit.ExecuteAsync(
                    """
                    insert into person (platform, workspace, user_id, conversation, created_at)
                    with recursive n (n) as (select 1 union all select n + 1 from n where n < @people)
                    select @platform, @workspace, 'U' || n, 'D' || n, 0 from n
                    """,
                    arguments);
                await unit.ExecuteAsync(
                    """
                    insert into rhythm (person, state, day, minute, every_weeks, first_week, zone, settled, next_due_at, reminders, season_from, joined_at)
                    select id, 'following', 1, 600, 1, @week, 'Etc/UTC', @week, @later, 0, @week, 0 from person
                    """,
                    arguments);
                await unit.ExecuteAsync(
                    "insert into check_in (person, week, number, state, due_at, closes_at) select id, @week, 1, 'open', @at, @closes from person", arguments);
                await unit.ExecuteAsync(
                    """
                    insert into outbox (key, person, kind, subject, lane, state, message, workspace_id, created_at, sent_at)
                    select 'check-in/' || person.id || '/' || @week, person.id, 'check-in', @week, 1, 'sent',
                        '1700000' || @dot || substr('000000' || person.id, length('000000' || person.id) - 5), workspace.id, @at, @at
                    from person join workspace on workspace.name = person.workspace
                    """,
                    arguments);
                return await unit.ExecuteAsync(
                    """
                    insert into msteams_person (person, service_url, teams_id, zone, reach, changed_at, installed_at)
                    select id, @serviceUrl, '29:' || id, 'Europe/Oslo', 'there', 0, 0 from person where platform = 'msteams'
                    """,
                    arguments);
            },
            CancellationToken.None);

        return week;
    }

    // Where it is between twelve and one: within everybody's waking hours, whenever this runs.
    private static DateTimeZone Midday(Instant now)
    {
        var hours = 12 - now.InUtc().Hour;
        return DateTimeZoneProviders.Tzdb[hours == 0 ? "Etc/GMT" : $"Etc/GMT{(hours > 0 ? "-" : "+")}{Math.Abs(hours)}"];
    }
}
