using LeadershipBot.Storage;
using LeadershipBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Chats;

/// <summary>Rests of a team that lie ahead: taken out again, and never more of them than were meant.</summary>
public class RestTests
{
    [Theory, ClassData(typeof(EachChat))]
    public async Task A_holiday_and_a_skipped_week_are_taken_out_again_and_an_old_screen_skips_no_second_week(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "jo", "mara");
        var mara = cast["mara"];
        await mara.InviteAsync(room, [cast["alex"]]);
        await room.AtAsync("2026-11-26T14:00Z");
        await mara.SayAsync("team");
        await mara.TapAsync("Holidays");
        (await mara.SubmitAsync(("first", "2026-12-21"), ("last", "2027-01-03"))).ShouldContain("21 December to 3 January 2027");

        // On two screens at once: the question of this week has gone, so the next is left out, and no other.
        var second = mara.Hold("Skip a week");
        (await mara.TapAsync("Skip a week")).ShouldContain("30 November to 6 December");
        await second();
        await room.SettleAsync();
        var overview = await mara.SayAsync("team");
        overview.ShouldContain("30 November to 6 December");
        overview.ShouldNotContain("7 December to");

        var rests = await mara.TapAsync("Holidays");
        rests.ShouldStartWith("Platform leads: nobody is asked");
        rests.ShouldContain("21 December to 3 January 2027");
        var gone = mara.Hold("Take it out");
        rests = await mara.TapAsync("Take it out");
        rests.ShouldContain("21 December to 3 January 2027");
        rests.ShouldNotContain("30 November");
        await gone();
        await room.SettleAsync();

        await mara.TapAsync("Add holidays");
        await mara.SubmitAsync(("first", "2027-02-01"), ("last", "2027-02-05"));
        await mara.TapAsync("Holidays");
        (await mara.TapAsync("Take it out")).ShouldNotContain("21 December");
        (await mara.TapAsync("Take it out")).ShouldNotContain("Nobody is asked");
        (await room.Bot.CountAsync("team where off = ''")).ShouldBe(1);
    }

    [Theory, ClassData(typeof(EachChat))]
    public async Task A_sixth_team_stands_on_the_next_page(ChatKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await Enabled.RoomAsync(kind, database);
        var cast = await room.EnterAsync("alex", "jo", "mara");
        var mara = cast["mara"];

        await mara.InviteAsync(room, [cast["alex"]], ("name", "Team 1"));
        await room.Bot.Services.GetRequiredService<IStore>().WriteAsync(
            async unit =>
            {
                for (var number = 2; number <= 6; number++)
                {
                    var team = await unit.AddAsync((await unit.TeamAsync(1))! with { Name = $"Team {number}" });
                    await unit.SaveAsync((await unit.FindAsync<ManagerRow>("select * from team_manager where team = 1"))! with { Team = team });
                }

                return true;
            },
            TestContext.Current.CancellationToken);

        (await mara.SayAsync("team")).ShouldContain("1 to 5 of 6");
        mara.Last.ShouldNotContain("Team 6");
        (await mara.TapAsync("Later ones")).ShouldContain("[Team 6]");
        (await mara.TapAsync("Team 6")).ShouldStartWith("Team 6");
    }
}
