using LeadershipBot.Storage;
using LeadershipBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Teams;

/// <summary>The list a manager keeps, the number taking part, and what a person's own acts must not do to either.</summary>
public class ListTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Somebody_erased_is_recognised_without_being_known_and_not_written_to_again_within_ninety_days(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync();
        await EraseAsync(cast, "alex");
        await PeopleAsync(cast, "add", "alex,sam");
        await cast.Bot.TickAsync();

        (await cast.Bot.CountAsync("person where user_id = 'alex'")).ShouldBe(0);
        (await cast.Bot.CountAsync("invitation")).ShouldBe(6);
        (await cast.Mara.SayAsync("team")).ShouldContain("Invited: 6\n");

        // Ninety days later they are somebody new, like whoever never replied.
        await cast.Bot.AtAsync("2027-02-21T09:30Z");
        await PeopleAsync(cast, "add", "alex,sam");
        await cast.Bot.TickAsync();
        (await cast.Bot.CountAsync("invitation join person on person.id = invitation.person where user_id = 'alex' and state = 'sent'")).ShouldBe(1);
        (await cast.Bot.CountAsync("invitation")).ShouldBe(6);
        (await cast.Mara.SayAsync("team")).ShouldContain("Invited: 6\n");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_node_that_cannot_open_the_key_of_the_marks_leaves_it_to_the_others_unless_it_is_alone(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam");
        await ExecuteAsync(cast, "update setting set value = 'nobody can open this' where name = 'mark-key'");
        await ExecuteAsync(cast, "update invitation set mark = null");
        var tick = cast.Bot.TickAsync;

        if (kind == Database.Postgres)
        {
            (await tick.ShouldThrowAsync<StorageAwayException>()).Message.ShouldStartWith("The key of the marks (mark-key) cannot be opened");
        }
        else
        {
            await tick();
        }

        (await cast.Bot.CountAsync("setting where name = 'mark-key' and value = 'nobody can open this'")).ShouldBe(kind == Database.Postgres ? 1 : 0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_an_earlier_version_noted_is_marked_and_a_lost_key_ring_marks_anew(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam");
        await ExecuteAsync(cast, "update invitation set mark = null");

        if (kind == Database.Sqlite)
        {
            await ExecuteAsync(cast, "update setting set value = 'nobody can open this' where name = 'mark-key'");
        }

        await cast.Bot.TickAsync();

        (await cast.Bot.CountAsync("invitation where mark is not null")).ShouldBe(2);
        await EraseAsync(cast, "alex");
        await PeopleAsync(cast, "add", "alex");
        (await cast.Bot.CountAsync("invitation")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Taking_one_off_or_adding_one_leaves_the_number_taking_part_as_it_was(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam,robin,kim,jo,lee,ines");
        await cast.JoinAsync("alex", "sam", "robin", "kim", "jo");
        await cast.Bot.AtAsync("2026-12-07T08:00Z");
        (await cast.Mara.SayAsync("team")).ShouldContain("Taking part: five to nine (renewed on Mondays)");

        // Five took part. Four do now, and nobody learns whether the one who was taken off was one of them.
        await PeopleAsync(cast, "remove", "alex");
        await cast.Bot.AtAsync("2026-12-14T08:00Z");
        (await cast.Mara.SayAsync("team")).ShouldContain("Taking part: five to nine (renewed on Mondays)");
        (await cast.Mara.SayAsync("team")).ShouldContain("Invited: 6\n");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task One_who_is_added_later_enters_the_number_only_with_four_others(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam,robin,kim,jo,lee");
        await cast.JoinAsync("alex", "sam", "robin", "kim");
        await cast.Bot.AtAsync("2026-12-07T08:00Z");
        await PeopleAsync(cast, "add", "ines");
        await cast.Bot.TickAsync();
        await cast.JoinAsync("ines");

        foreach (var monday in new[] { "2026-12-14", "2026-12-21", "2027-01-25" })
        {
            await cast.Bot.AtAsync($"{monday}T08:00Z");
            (await cast.Mara.SayAsync("team")).ShouldContain("Taking part: fewer than five (renewed on Mondays)");
        }
    }

    [Fact]
    public async Task A_member_who_becomes_a_manager_stays_in_the_number_as_they_were()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam,robin,kim,jo,lee,ines");
        await cast.JoinAsync("alex", "sam", "robin", "kim", "ines");
        await cast.Bot.AtAsync("2026-12-07T08:00Z");
        await ExecuteAsync(cast, "insert into team_manager (team, person, name, role, state, from_at, sees_from) select 1, id, 'Ines', 'co', 'agreed', 1796600000000, '2027-W01' from person where user_id = 'ines'");
        await cast.Bot.AtAsync("2026-12-14T08:00Z");

        (await cast.Mara.SayAsync("team")).ShouldContain("Taking part: five to nine (renewed on Mondays)");
        (await cast.Bot.CountAsync("invitation where counted = 2")).ShouldBe(1);
    }

    [Fact]
    public async Task Still_being_written_to_is_said_only_while_the_group_is_read()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("Set up a team…");
        await cast.Mara.SubmitAsync(("name", "Leads"), ("people", ""), ("group", "everybody"), ("day", "thursday"), ("hour", "14:00"), ("every", "1"));

        (await cast.Mara.TapAsync("Send invitations")).ShouldContain("Invited: I'm looking up who belongs there\n");
        await cast.Bot.TickAsync();
        await ExecuteAsync(cast, "update invitation set state = 'waiting', look = 2 where id = 1");
        (await cast.Mara.SayAsync("team")).ShouldContain("Invited: 7\n");
    }

    [Fact]
    public async Task The_second_sending_after_ask_me_later_moves_no_time()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        var before = await RowAsync(cast, "alex");
        await cast["alex"].TapAsync("Ask me later");
        await cast.Bot.AtAsync("2026-11-30T08:05Z");
        await cast.Bot.TickAsync();

        var after = await RowAsync(cast, "alex");
        (after.State, after.At, after.AddedAt, after.Tries).ShouldBe(("sent", before.At, before.AddedAt, 1));
    }

    [Fact]
    public async Task A_no_that_was_taken_off_and_added_after_ninety_days_counts_again_and_is_never_written_to()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await cast["alex"].TapAsync("Not for me");
        await PeopleAsync(cast, "remove", "alex");
        (await RowAsync(cast, "alex")).State.ShouldBe("never");
        await cast.Bot.AtAsync("2027-02-21T09:30Z");

        (await PeopleAsync(cast, "add", "alex")).ShouldContain("Invited: 2\n");
        await cast.Bot.TickAsync();
        (await RowAsync(cast, "alex")).State.ShouldBe("declined");
        (await cast.Bot.CountAsync("outbox where kind = 'invitation'")).ShouldBe(2);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_tap_and_the_sender_do_not_overwrite_each_other(Database kind)
    {
        await using var cast = await Cast.AssembleAsync(kind);
        await cast.InviteAsync("alex,sam");
        var store = cast.Bot.Services.GetRequiredService<IStore>();
        var id = (await RowAsync(cast, "alex")).Id;
        await ExecuteAsync(cast, "update invitation set state = 'ready'");
        var read = new TaskCompletionSource();
        var tapped = new TaskCompletionSource();
        var sender = store.WriteAsync(async unit =>
        {
            var row = (await unit.InvitationAsync(id))!;
            read.TrySetResult();

            // With one writer the tap comes after; with many it must wait for the row.
            await Task.WhenAny(tapped.Task, Task.Delay(2_000, TestContext.Current.CancellationToken));
            return await unit.SaveAsync(row.With(InvitationState.Sent));
        }, TestContext.Current.CancellationToken);
        await read.Task;
        (await cast["alex"].TapAsync("Join")).ShouldStartWith("You're in.");
        tapped.SetResult();
        await sender;

        (await RowAsync(cast, "alex")).State.ShouldBe("joined");
    }

    internal static async Task<string> PeopleAsync(Cast cast, string what, string whom)
    {
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("People");
        return await cast.Mara.SubmitAsync((what, whom));
    }

    private static async Task EraseAsync(Cast cast, string leader)
    {
        await cast[leader].SayAsync("erase");
        (await cast[leader].TapAsync("Erase it all")).ShouldStartWith("Erased.");
    }

    private static Task<int> ExecuteAsync(Cast cast, string sql) =>
        cast.Bot.Services.GetRequiredService<IStore>().WriteAsync(unit => unit.ExecuteAsync(sql), TestContext.Current.CancellationToken);

    private static async Task<InvitationRow> RowAsync(Cast cast, string user) => (await cast.Bot.Services.GetRequiredService<IStore>().ReadAsync(
        unit => unit.FindAsync<InvitationRow>("select invitation.* from invitation join person on person.id = invitation.person where user_id = @user", new { user }),
        TestContext.Current.CancellationToken))!;
}
