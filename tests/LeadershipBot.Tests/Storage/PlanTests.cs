using LeadershipBot.Storage;

namespace LeadershipBot.Tests.Storage;

/// <summary>A minute in which nothing is due looks at indexes alone, however many people there are.</summary>
public class PlanTests
{
    // As the sweeps ask them, with the numbers of a minute put in.
    private static readonly string[] Looks =
    [
        "select person from rhythm where next_due_at is not null and next_due_at <= 5 and person not in {ids} order by next_due_at limit 1",
        "select person.id from rhythm join person on person.id = rhythm.person where rhythm.next_due_at is not null and rhythm.next_due_at <= 5 and rhythm.person not in {ids} order by rhythm.next_due_at limit 250",
        "select person from check_in where state = 'open' and closes_at <= 5 and person not in {ids} order by closes_at limit 1",
        "select person.id from check_in join person on person.id = check_in.person where check_in.state = 'open' and check_in.closes_at <= 5 and check_in.person not in {ids} order by check_in.closes_at limit 250",
        "select person.id from team join rhythm on rhythm.team = team.id and rhythm.team_version < case when team.state = 'ended' then 9223372036854775807 else team.version end join person on person.id = rhythm.person order by person.id limit 250",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task No_look_of_an_idle_minute_goes_through_a_table_of_people(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var store = await database.OpenAsync();
        using var closing = (IDisposable)store;
        await FillAsync(store);
        await LookAsync(store, kind);

        // Nor once somebody has counted what the tables hold.
        await store.WriteAsync(unit => unit.ExecuteAsync("analyze ;"), Cancelled);
        await LookAsync(store, kind);
    }

    private static async Task LookAsync(IStore store, Database kind)
    {
        foreach (var look in Looks)
        {
            var plan = await PlanAsync(store, look.Replace("{ids}", kind is Database.Postgres ? "(select unnest(cast('{}' as bigint[])))" : "(select value from json_each('[]'))", StringComparison.Ordinal));

            plan.ShouldNotBeEmpty();
            plan.ShouldAllBe(step => !IsThrough(step), $"{look}\n{string.Join('\n', plan)}");
        }
    }

    // SQLite says SCAN of a table without an index, PostgreSQL Seq Scan.
    private static bool IsThrough(string step) => ((string[])["person", "rhythm", "check_in"]).Any(table =>
        step.Contains($"Seq Scan on {table}", StringComparison.Ordinal) || (step.StartsWith($"SCAN {table}", StringComparison.Ordinal) && !step.Contains("USING", StringComparison.Ordinal)));

    private static Task<IReadOnlyList<string>> PlanAsync(IStore store, string sql) => store.ReadAsync(
        async unit => unit.Dialect.HasLateral
            ? await unit.QueryAsync<string>($"explain {sql}")
            : [.. (await unit.QueryAsync<Step>($"explain query plan {sql}")).Select(step => step.Detail)],
        Cancelled);

    private static Task<int> FillAsync(IStore store) => store.WriteAsync(
        async unit =>
        {
            await unit.ExecuteAsync("insert into person (platform, workspace, user_id, created_at) with recursive n (n) as (select 1 union all select n + 1 from n where n < 20000) select 'web', 'local', 'p' || n, 0 from n");
            await unit.ExecuteAsync("insert into team (platform, workspace, name, state, day, minute, every_weeks, first_week, zone, changed_by, version, created_at) values ('web', 'local', 'x', 'running', 1, 600, 1, '2026-W01', 'Etc/UTC', 'x', 1, 0)");
            await unit.ExecuteAsync(
                """
                insert into rhythm (person, state, day, minute, every_weeks, first_week, zone, settled, next_due_at, season_from, joined_at, team, team_version)
                select id, 'following', 1, 600, 1, '2026-W01', 'Etc/UTC', '2026-W01', 1000 + id, '2026-W01', 0, case when id % 2 = 0 then 1 end, case when id % 2 = 0 then 1 else 0 end from person
                """);
            return await unit.ExecuteAsync("insert into check_in (person, week, number, state, due_at, closes_at) select id, '2026-W01', 1, case when id % 10 = 0 then 'open' else 'closed' end, 0, 1000 + id from person");
        },
        Cancelled);

    private sealed record Step
    {
        public string Detail { get; init; } = "";
    }
}
