using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>A minute in which somebody's rows make no sense.</summary>
public class SweepTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Somebody_who_cannot_be_asked_keeps_nobody_else_from_it(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var log = new List<string>();
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), log);
        await JoinAsync(bot, "alex", "robin", "sam");
        await DoAsync(bot, "update rhythm set settled = 'never' where person = (select id from person where user_id = 'robin')");

        await bot.AtAsync("2026-11-26T13:00Z");

        (await NamesAsync(bot, "outbox on outbox.person = person.id and outbox.kind = 'check-in'")).ShouldBe(["alex", "sam"]);
        Count(log, "could not be asked; the others are").ShouldBe(1);

        await DoAsync(bot, "update rhythm set settled = '2026-W47' where settled = 'never'");
        await bot.TickAsync();

        (await NamesAsync(bot, "outbox on outbox.person = person.id and outbox.kind = 'check-in'")).ShouldBe(["alex", "robin", "sam"]);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_week_that_cannot_be_closed_keeps_no_other_open_and_nobody_from_being_asked(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var log = new List<string>();
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), log);
        await JoinAsync(bot, "alex", "robin");
        await bot.AtAsync("2026-11-26T13:00Z");
        await bot.TickAsync();
        await DoAsync(bot, "update check_in set second_kind = 'nonsense', closes_at = 1 where person = (select id from person where user_id = 'alex')");
        await DoAsync(bot, "update check_in set closes_at = 1 where person = (select id from person where user_id = 'robin')");
        await JoinAsync(bot, "sam");
        await DoAsync(bot, "update rhythm set next_due_at = 1 where person = (select id from person where user_id = 'sam')");

        await bot.TickAsync();

        (await NamesAsync(bot, "check_in on check_in.person = person.id and check_in.state = 'closed'")).ShouldBe(["robin"]);
        (await NamesAsync(bot, "rhythm on rhythm.person = person.id and rhythm.next_due_at = 1")).ShouldBeEmpty("whoever was due has been settled");
        Count(log, "could not be closed; the others are").ShouldBe(1);
    }

    [Fact]
    public async Task More_than_a_crowd_of_them_stand_in_nobodys_way()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await JoinAsync(bot, "alex");
        await DoAsync(
            bot,
            """
            insert into person (platform, workspace, user_id, created_at)
            with recursive n (n) as (select 1 union all select n + 1 from n where n < 300)
            select 'web', 'local', 'bad' || n, 0 from n
            """);
        await DoAsync(
            bot,
            """
            insert into rhythm (person, state, day, minute, every_weeks, first_week, zone, settled, next_due_at, season_from, joined_at)
            select id, 'following', 4, 600, 1, '2026-W47', 'Etc/UTC', 'never', 1, '2026-W47', 0 from person where user_id like 'bad%'
            """);

        bot.Clock.MoveTo(DateTimeOffset.Parse("2026-11-26T13:00Z"));
        await bot.Services.GetRequiredService<Sweep>().RunAsync(Cancelled);

        (await NamesAsync(bot, "check_in on check_in.person = person.id")).ShouldBe(["alex"]);
    }

    private static async Task JoinAsync(RunningBot bot, params string[] names)
    {
        foreach (var name in names)
        {
            await using var window = await bot.OpenAsync(name);
            await window.TapAsync("Join");
        }
    }

    private static int Count(List<string> log, string words)
    {
        lock (log)
        {
            return log.Count(line => line.Contains(words, StringComparison.Ordinal));
        }
    }

    private static Task<int> DoAsync(RunningBot bot, string sql) => bot.Services.GetRequiredService<IStore>().WriteAsync(unit => unit.ExecuteAsync(sql), Cancelled);

    private static Task<IReadOnlyList<string>> NamesAsync(RunningBot bot, string join) => bot.Services.GetRequiredService<IStore>().ReadAsync(
        unit => unit.QueryAsync<string>($"select distinct person.user_id from person join {join} order by person.user_id"), Cancelled);
}
