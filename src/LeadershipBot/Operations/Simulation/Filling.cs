using System.Text.Json;
using LeadershipBot.MsTeams;
using LeadershipBot.Slack;
using LeadershipBot.Storage;

namespace LeadershipBot.Operations.Simulation;

/// <summary>Puts a crowd into an empty database: all of it or nobody.</summary>
/// <param name="install">Notes in a unit where the bot is installed.</param>
internal sealed class Filling(IStore store, Func<Unit, Installation, Task> install, TimeProvider clock)
{
    // So many in one statement: each is quick enough to show how far it has come.
    private const int Batch = 10_000;

    /// <summary>Looks before anything is made, migrated or locked.</summary>
    /// <exception cref="StartRefusedException">The database holds something.</exception>
    public async Task RefuseFilledAsync(StorageSettings storage, CancellationToken cancellationToken)
    {
        if (storage.Provider == StorageSettings.Sqlite && !File.Exists(SqliteFile.Of(storage.ConnectionString).Path))
        {
            return;
        }

        store.OpenForReading();
        Refuse(await store.ReadAsync(Emptiness.IsEmptyAsync, cancellationToken));
    }

    /// <summary>Writes the people, and installs the bot in each of their workspaces where they have Slack: in one transaction.</summary>
    /// <param name="serviceUrl">Where Teams is reached; used for Teams alone.</param>
    /// <param name="done">Called with how many more are in.</param>
    /// <exception cref="StartRefusedException">Somebody else has filled it meanwhile.</exception>
    public async Task FillAsync(Crowd crowd, Daytime day, string serviceUrl, Action<int> done, CancellationToken cancellationToken)
    {
        var days = JsonSerializer.Serialize(day.Rhythms.Select((row, number) => new
        {
            Number = number, row.Zone, row.Day, row.Minute, row.FirstWeek, row.Settled, row.SeasonFrom, row.NextDueAt,
        }));

        await store.WriteAsync(
            async unit =>
            {
                // Two that fill at once must not both find nobody.
                await unit.ExecuteAsync(unit.Dialect == Dialect.Postgres ? "lock table person in share row exclusive mode" : "select 1");
                Refuse(await Emptiness.IsEmptyAsync(unit));

                for (var from = 0; from < crowd.People; from += Batch)
                {
                    var to = Math.Min(from + Batch, crowd.People);
                    await AddAsync(unit, new { crowd.Platform, crowd.Workspaces, from, to, zones = day.Rhythms.Count, items = days, at = day.Due.ToColumn(), serviceUrl });
                    done(to - from);
                }

                if (crowd.Platform == SlackChat.Name)
                {
                    await InstallAsync(unit, crowd);
                }

                // Freshly filled tables look empty to PostgreSQL's planner until somebody counts.
                return await unit.ExecuteAsync(unit.Dialect == Dialect.Postgres ? "analyze person, rhythm" : "select 1");
            },
            cancellationToken);
    }

    // As an installation from Slack does.
    private async Task InstallAsync(Unit unit, Crowd crowd)
    {
        for (var number = 0; number < crowd.Workspaces; number++)
        {
            await install(
                unit, new(Crowd.Workspace(number), Crowd.Token(number), BotUser: null, Bot: null, App: null, Scopes: null, Refresh: null, ExpiresAt: null, clock.GetUtcNow()));
        }
    }

    /// <summary>The address under which Teams is called: at the first of the hosts that may be.</summary>
    public static string ServiceUrl(ServiceHosts hosts) => ((string[])["https", "http"])
        .Select(scheme => $"{scheme}://{hosts.Entries[0]}/{(hosts.Entries[0].Contains(':') ? "" : "teams/")}")
        .LastOrDefault(address => hosts.Allows(address, out _)) ?? $"https://{ServiceHosts.Microsoft.Entries[0]}/teams/";

    private static async Task AddAsync(Unit unit, object arguments)
    {
        await unit.ExecuteAsync(
            $"""
            insert into person (platform, workspace, user_id, conversation, created_at, zone)
            with recursive n (n) as (select @from union all select n + 1 from n where n + 1 < @to), {Days(unit)}
            select @Platform, 'T0HB' || {Crowd.DigitsInSql("n.n % @Workspaces", Crowd.WorkspaceDigits)}, 'UHB' || {Crowd.DigitsInSql("n.n", Crowd.PersonDigits)},
                'DHB' || {Crowd.DigitsInSql("n.n", Crowd.PersonDigits)}, @at, day.zone
            from n join day on day.number = n.n / @Workspaces % @zones order by n.n
            """,
            arguments);

        // Those who have just come are those without a rhythm, and the last. Nobody is reminded: a day later a test would find messages it did not ask for.
        await unit.ExecuteAsync(
            $"""
            insert into rhythm (person, state, day, minute, every_weeks, first_week, zone, settled, next_due_at, season_from, joined_at, reminders)
            with {Days(unit)}
            select person.id, 'following', day.day, day.minute, 1, day.first_week, day.zone, day.settled, day.next_due_at, day.season_from, @at, 0
            from person join day on day.zone = person.zone where person.id > coalesce((select max(person) from rhythm), 0)
            """,
            arguments);

        await unit.ExecuteAsync(
            """
            insert into msteams_person (person, service_url, teams_id, zone, reach, changed_at, installed_at)
            select id, @serviceUrl, '29:' || user_id, zone, 'there', @at, @at from person
            where platform = 'msteams' and id > coalesce((select max(person) from msteams_person), 0)
            """,
            arguments);
    }

    private static string Days(Unit unit) =>
        $"""
        day as materialized (
            select cast(item.value ->> 'Number' as bigint) as number, item.value ->> 'Zone' as zone, cast(item.value ->> 'Day' as bigint) as day,
                cast(item.value ->> 'Minute' as bigint) as minute, item.value ->> 'FirstWeek' as first_week, item.value ->> 'Settled' as settled,
                item.value ->> 'SeasonFrom' as season_from, cast(item.value ->> 'NextDueAt' as bigint) as next_due_at
            from {unit.Dialect.Items})
        """;

    private static void Refuse(bool isEmpty)
    {
        if (!isEmpty)
        {
            throw new StartRefusedException("The database (Storage:ConnectionString) holds something already: simulate fills only an empty one, and has changed nothing.", ExitCode.CheckFailed);
        }
    }
}
