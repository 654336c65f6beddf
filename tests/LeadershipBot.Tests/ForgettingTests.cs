using LeadershipBot.Cards;
using LeadershipBot.Operations;
using LeadershipBot.Outbox;
using LeadershipBot.Privacy;
using LeadershipBot.Storage;
using LeadershipBot.Tests.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>Erased stays erased, also where the farewell itself has to be sent to somebody.</summary>
public class ForgettingTests
{
    [Fact]
    public async Task In_Slack_nothing_is_left_of_somebody_erased_an_hour_after_the_farewell()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("join"));
        await run.DoAsync(run.Alex.SayAsync("erase"));
        await run.DoAsync(run.Alex.TapAsync("Erase it all"));
        run.Alex.Chat.ShouldContain("Erased. I know nothing of you any more.");
        await run.DoAsync(run.Alex.SayAsync("help"));

        // What the platform may deliver once more within the hour has its effect once.
        await run.Bot.Services.GetRequiredService<Retention>().RunAsync(TestContext.Current.CancellationToken);
        (await run.Bot.CountAsync("outbox")).ShouldBeGreaterThan(0);
        run.Clock.Advance(TimeSpan.FromMinutes(61));
        await run.Bot.Services.GetRequiredService<Retention>().RunAsync(TestContext.Current.CancellationToken);

        (await run.Bot.CountAsync("person")).ShouldBe(0);
        (await run.Bot.CountAsync("outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task An_erasure_is_named_in_the_log_by_the_number_that_an_older_backup_knows()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var log = new List<string>();
        await using var bot = await RunningBot.StartAsync(database, new HeldClock(), log);
        var alex = new Address("web", "local", "alex", "alex");
        var inbox = bot.Services.GetRequiredService<Inbox>();
        await inbox.TakeAsync(new Incoming.Said(alex, "d1", Carries.Replacement, "join"), TestContext.Current.CancellationToken);
        var number = await bot.Services.GetRequiredService<IStore>().ReadAsync(unit => unit.FindAsync<long>("select id from person where user_id = 'alex'"), TestContext.Current.CancellationToken);

        await inbox.TakeAsync(new Incoming.Tapped(alex, "d2", Carries.Replacement, new ActionId("erase", "", "yes"), "m1"), TestContext.Current.CancellationToken);

        lock (log)
        {
            log.ShouldContain(line => line.StartsWith($"Person {number} has erased themselves.", StringComparison.Ordinal));
            log.ShouldNotContain(line => line.Contains("erased", StringComparison.Ordinal) && line.Contains("alex", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_stays_is_no_passer_by()
    {
        await using var run = await SlackRun.StartAsync();
        await run.DoAsync(run.Alex.SayAsync("help"));
        await run.DoAsync(run.Alex.SayAsync("join"));
        run.Clock.Advance(TimeSpan.FromMinutes(61));
        await run.Bot.Services.GetRequiredService<Retention>().RunAsync(TestContext.Current.CancellationToken);

        (await run.Bot.CountAsync("person")).ShouldBe(1);
        (await run.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(1);
    }

    [Fact]
    public async Task Every_table_that_names_people_says_whether_somebody_is_more_than_passing()
    {
        await using var cast = await Teams.Cast.AssembleAsync(Database.Sqlite);
        var naming = await People.NamingAsync(cast.Bot, Database.Sqlite);

        Passing.Belongings.ShouldBe(naming.Where(one => one.Table is not ("outbox" or "reply")), ignoreOrder: true);
    }

    [Fact]
    public async Task A_card_that_follows_its_message_notes_nobody_down()
    {
        await using var cast = await Teams.Cast.AssembleAsync(Database.Sqlite);
        var nobody = new Incoming.Tapped(new Address("web", "local", "nobody", "nobody"), "d1", Carries.Replacement, new ActionId("erase", "", "yes"), "m1");

        (await cast.Bot.Services.GetRequiredService<Inbox>().TakeAsync(nobody, TestContext.Current.CancellationToken)).ShouldBeOfType<Reply.Replace>();
        (await cast.Bot.CountAsync("person where user_id = 'nobody'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_record_of_sharing_keeps_no_name_and_tells_it_as_long_as_it_is_held()
    {
        await using var cast = await Teams.Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        await cast["alex"].SayAsync("remember");
        await cast["alex"].SubmitAsync(("what", "storage renewal"), ("level", "inquire"), ("look", "three"));
        await cast["alex"].SayAsync("my handovers");
        await cast["alex"].TapAsync("Share with a manager");
        await cast["alex"].TapAsync("Mara");

        (await cast.Bot.CountAsync("audit where detail like '%Mara%' or actor like '%Mara%' or subject like '%Mara%'")).ShouldBe(0);
        (await cast["alex"].SayAsync("who saw it")).ShouldContain("you shared a handover with Mara.");
        await cast.Mara.SayAsync("erase");
        await cast.Mara.TapAsync("Erase it all");
        (await cast["alex"].SayAsync("who saw it")).ShouldContain("you shared a handover with a manager.");
    }
}

/// <summary>Which columns lead to a person, as the database itself says; a new table cannot be forgotten.</summary>
internal static class People
{
    public static async Task<IReadOnlyList<(string Table, string Column)>> NamingAsync(RunningBot bot, Database kind)
    {
        var found = await bot.Services.GetRequiredService<IStore>().ReadAsync(
            unit => unit.QueryAsync<Reference>(kind is Database.Sqlite
                ? "select tables.name as owner, key.\"from\" as field from sqlite_master as tables join pragma_foreign_key_list(tables.name) as key where tables.type = 'table' and key.\"table\" = 'person'"
                : """
                  select source.relname as owner, field.attname as field from pg_constraint
                  join pg_class source on source.oid = conrelid join pg_class target on target.oid = confrelid
                  join pg_namespace on pg_namespace.oid = source.relnamespace
                  join pg_attribute field on field.attrelid = conrelid and field.attnum = conkey[1]
                  where contype = 'f' and target.relname = 'person' and nspname = current_schema()
                  """),
            TestContext.Current.CancellationToken);
        found.Count.ShouldBeGreaterThan(12);

        return [.. found.Select(one => (one.Owner, one.Field))];
    }

    /// <summary>The columns of a table.</summary>
    public static Task<IReadOnlyList<string>> ColumnsAsync(RunningBot bot, string table) => bot.Services.GetRequiredService<IStore>().ReadAsync(
        unit => unit.QueryAsync<string>($"select name from pragma_table_info('{table}')"), TestContext.Current.CancellationToken);

    private sealed record Reference
    {
        public string Owner { get; init; } = "";
        public string Field { get; init; } = "";
    }
}
