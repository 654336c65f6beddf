using LeadershipBot.Storage;
using LeadershipBot.Tests.Outbox;
using LeadershipBot.Tests.Slack;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Storage;

/// <summary>While one version gives way to the next, nodes of both run on one database.</summary>
public class RollingUpgradeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_a_node_from_before_there_were_workspaces_has_queued_is_found_and_sent_once(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QueueAsBeforeAsync(room, await room.PersonAsync("ann"), "1", notAfter: TimeSpan.FromHours(1));
        await QueueAsBeforeAsync(room, await room.PersonAsync("bo", "X"), "2", notAfter: TimeSpan.FromHours(1));
        await room.SendAsync();
        var before = room.Chat.Chat.Count;

        var found = await room.Store.WriteAsync(room.Outbox.HouseAsync, Cancelled);
        var again = await room.Store.WriteAsync(room.Outbox.HouseAsync, Cancelled);
        await room.SendAsync();

        (before, found, again).ShouldBe((0, 2, 0));
        room.Chat.Calls.ShouldBe(["post note/1", "post note/2"], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Until_it_is_found_it_is_in_nobodys_way_even_where_it_is_too_late(Database database)
    {
        await using var room = await Mailroom.OpenAsync(database);
        await QueueAsBeforeAsync(room, await room.PersonAsync("ann"), "1", notAfter: TimeSpan.FromHours(-1));
        await room.PostAsync(room.Post(await room.PersonAsync("bo"), "2"));

        await room.SendAsync();
        await room.Store.WriteAsync(room.Outbox.HouseAsync, Cancelled);
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/2"]);
        (await room.StateAsync("1")).ShouldBe("late");
    }

    [Fact]
    public async Task A_running_bot_sends_it_by_itself_though_the_database_is_a_version_ahead()
    {
        await using var run = await SlackRun.StartAsync(kind: Database.Postgres);
        await run.DoAsync(run.Alex.SayAsync("join"));
        var store = run.Bot.Services.GetRequiredService<IStore>();
        await store.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync("create table of_the_next_version (id bigint primary key)");
                await unit.ExecuteAsync("insert into schema_version (version, name, applied_at) values (@next, 'next', 0)", new { next = Migrations.All.Count + 1 });

                // From now on every message is queued as a node did that knew of no workspaces.
                await unit.ExecuteAsync("create function as_before() returns trigger language plpgsql as 'begin new.workspace_id := null; return new; end'");
                return await unit.ExecuteAsync("create trigger as_before before insert on outbox for each row execute function as_before()");
            },
            Cancelled);

        await run.StopBotAsync();
        await run.StartBotAsync();
        run.Clock.MoveTo(DateTimeOffset.Parse("2026-11-26T13:00Z"));
        await run.Bot.TickAsync();

        // Not the tick: the bot looks for such messages each few seconds.
        await SlackRun.UntilAsync(async () =>
        {
            await run.SettleAsync(seconds: 1);
            return await run.Bot.CountAsync("outbox where kind = 'check-in' and state = 'sent'") == 1;
        });
        run.Alex.Chat.Split("did you hand over ownership").Length.ShouldBe(2);
        run.Slack.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_goes_wrong_while_it_is_looked_for_does_not_end_the_program()
    {
        await using var room = await Mailroom.OpenAsync(Database.Sqlite);
        await QueueAsBeforeAsync(room, await room.PersonAsync("ann"), "1", notAfter: TimeSpan.FromHours(1));
        await room.DoAsync(unit => unit.ExecuteAsync("create trigger no before insert on workspace begin select raise(abort, 'no'); end"));
        using var older = new LeadershipBot.Operations.OlderNodes(room.Store, room.Outbox, Microsoft.Extensions.Logging.Abstractions.NullLogger<LeadershipBot.Operations.OlderNodes>.Instance);

        await older.LookAsync(Cancelled);
        await room.DoAsync(unit => unit.ExecuteAsync("drop trigger no"));
        await older.LookAsync(Cancelled);
        await room.SendAsync();

        room.Chat.Calls.ShouldBe(["post note/1"]);
    }

    // As version 2 of the tables had it.
    private static Task QueueAsBeforeAsync(Mailroom room, long person, string subject, TimeSpan notAfter) => room.DoAsync(unit => unit.ExecuteAsync(
        """
        insert into outbox (key, person, kind, subject, lane, state, due_at, not_after, created_at)
        values (@key, @person, 'note', @subject, 1, 'pending', 0, @notAfter, 0)
        """,
        new { key = $"note/{subject}", person, subject, notAfter = (room.Clock.GetUtcNow() + notAfter).ToUnixTimeMilliseconds() }));
}
