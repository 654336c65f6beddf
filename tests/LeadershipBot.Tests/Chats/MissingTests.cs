using LeadershipBot.Tests.MsTeams;

namespace LeadershipBot.Tests.Chats;

/// <summary>People whom Microsoft Teams does not find: it never says that somebody has left.</summary>
public class MissingTests
{
    private static readonly FakeFault NotFound = new(404);

    [Fact]
    public async Task Whoever_cannot_be_looked_at_or_is_missed_for_a_day_or_two_is_not_gone()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Teams, database);
        var cast = await room.EnterAsync("alex", "sam", "mara");
        await cast["mara"].InviteAsync(room, [cast["alex"], cast["sam"]]);
        await cast["alex"].TapAsync("Join");
        await cast["sam"].TapAsync("Join");

        await LookAsync(room, FakeFault.NotInRoster, NotFound, "2026-11-24", "2026-11-25");
        await LookAsync(room, FakeFault.Forbidden, null, "2026-11-26");
        await LookAsync(room, FakeFault.DisabledByAdmin, NotFound, "2026-11-27", "2026-11-28");
        (await room.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(2);

        await LookAsync(room, FakeFault.NotInRoster, NotFound, "2026-11-29");
        (await room.Bot.CountAsync("rhythm where state = 'following'")).ShouldBe(1);
        (await room.Bot.CountAsync("invitation where state = 'removed' and listed = 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_has_put_the_bot_away_counts_on_the_list_like_whoever_says_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Teams, database);
        var cast = await room.EnterAsync("alex", "sam", "mara");
        room.Teams.Faults.In(room.Teams.Tenant().Person("alex").Chat, FakeFault.Forbidden, operation: Ask.Member);
        await cast["mara"].InviteAsync(room, [cast["alex"], cast["sam"]]);

        (await cast["mara"].SayAsync("team")).ShouldMatch("Invited.*2");
        cast["alex"].Chat.ShouldNotContain("would like to offer you");
        cast["sam"].Last.ShouldContain("would like to offer you");
    }

    [Fact]
    public async Task A_manager_who_is_missed_on_three_days_in_a_row_looks_after_nothing_any_more()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(ChatKind.Teams, database);
        var cast = await room.EnterAsync("alex", "kim", "mara");
        await cast["mara"].InviteAsync(room, [cast["alex"]]);
        await cast["alex"].TapAsync("Join");
        room.Teams.Faults.In(room.Teams.Tenant().Person("mara").Chat, NotFound, operation: Ask.Member);

        await room.AtAsync("2026-11-24T08:05Z");
        await room.AtAsync("2026-11-25T08:05Z");
        (await room.Bot.CountAsync("team where state = 'running'")).ShouldBe(1);
        await room.AtAsync("2026-11-26T08:05Z");
        await room.AtAsync("2026-11-26T08:06Z");
        (await room.Bot.CountAsync("team where state = 'ended' and ended_by = 'unattended'")).ShouldBe(1);
        cast["alex"].Standing[^1].ShouldStartWith("Nobody looks after Platform leads any more");
    }

    // The daily look, with what Teams says when it is asked for Alex and for Sam.
    private static async Task LookAsync(ChatRoom room, FakeFault alex, FakeFault? sam, params string[] days)
    {
        room.Teams.Faults.In(room.Teams.Tenant().Person("alex").Chat, alex, operation: Ask.Member);

        if (sam is not null)
        {
            room.Teams.Faults.In(room.Teams.Tenant().Person("sam").Chat, sam, operation: Ask.Member);
        }

        foreach (var day in days)
        {
            await room.AtAsync($"{day}T08:05Z");
        }

        room.Teams.Faults.Heal();
    }
}
