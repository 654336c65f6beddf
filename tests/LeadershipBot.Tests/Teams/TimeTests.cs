using LeadershipBot.CheckIns;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using LeadershipBot.Tests.Chats;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LeadershipBot.Tests.Teams;

/// <summary>Moving day, hour and zone around an open week: the open question stays, and nobody gets two in one week.</summary>
public class TimeTests
{
    [Theory]
    [InlineData("friday", "10:00", "")]
    [InlineData("wednesday", "9:00", "")]
    [InlineData("monday", "7:00", "")]
    [InlineData("sunday", "17:00", "")]
    [InlineData("thursday", "19:00", "")]
    [InlineData("friday", "8:00", "Pacific/Auckland")]
    [InlineData("sunday", "18:00", "America/Los_Angeles")]
    public async Task Whatever_the_manager_moves_the_open_week_stays_and_each_week_asks_once(string day, string hour, string zone)
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex", "sam");
        await cast.WeekAsync("2026-11-26", ("sam", "Some of both"));
        var asked = cast["alex"].Last;

        await cast.Bot.AtAsync("2026-11-26T15:00Z");
        await cast.Mara.SayAsync("team");
        await cast.Mara.TapAsync("Change day and hour");
        await cast.Mara.SubmitAsync(("name", "Platform leads"), ("day", day), ("hour", hour), ("every", "1"), ("zone", zone));
        await cast.Bot.TickAsync();
        cast["alex"].Last.ShouldBe(asked);
        (await cast["alex"].TapAsync("Handed it over")).ShouldStartWith("Noted: handed over.");

        // Three weeks, in steps of three hours.
        for (var moment = DateTimeOffset.Parse("2026-11-26T18:00Z"); moment < DateTimeOffset.Parse("2026-12-20T00:00Z"); moment += TimeSpan.FromHours(3))
        {
            await cast.Bot.AtAsync(moment.ToString("O"));
        }

        var weeks = await SentAsync(cast.Bot, "alex");
        weeks.ShouldBe(weeks.Distinct());
        weeks[0].ShouldBe(Week.Parse("2026-W48"));
        weeks.Count.ShouldBeInRange(3, 4);
    }

    [Fact]
    public async Task Each_is_asked_at_their_own_hour_through_both_changes_of_the_clocks_and_at_one_hour_where_the_team_has_a_zone()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var room = await ChatRoom.OpenAsync(ChatKind.Slack, database, "2027-03-08T08:00Z", Enabled.Safety);
        var (oslo, york, tokyo, mara) = (await room.EnterAsync("alex"), await room.EnterAsync("sam", "America/New_York"), await room.EnterAsync("kim", "Asia/Tokyo"), await room.EnterAsync("mara"));
        await mara.InviteAsync(room, [oslo, york, tokyo]);

        // Invitations wait for the day of each.
        await oslo.TapAsync("Join");
        await room.AtAsync("2027-03-08T12:05Z");
        await york.TapAsync("Join");
        await room.AtAsync("2027-03-08T22:05Z");
        await tokyo.TapAsync("Join");

        // America changes its clocks on 14 March, Europe on the 28th, Japan never.
        await AskedAtAsync("2027-W10", "2027-03-11T05:00Z", "2027-03-11T13:00Z", "2027-03-11T19:00Z");
        await AskedAtAsync("2027-W11", "2027-03-18T05:00Z", "2027-03-18T13:00Z", "2027-03-18T18:00Z");
        await AskedAtAsync("2027-W12", "2027-03-25T05:00Z", "2027-03-25T13:00Z", "2027-03-25T18:00Z");
        await AskedAtAsync("2027-W13", "2027-04-01T05:00Z", "2027-04-01T12:00Z", "2027-04-01T18:00Z");

        // One zone for all: the same moment, but nobody in their evening.
        await mara.SayAsync("team");
        await mara.TapAsync("Change day and hour");
        (await mara.SubmitAsync(("zone", "Europe/Oslo"))).ShouldContain("14:00 (Europe/Oslo)");
        await room.Bot.TickAsync();
        await AskedAtAsync("2027-W14", "2027-04-08T05:00Z", "2027-04-08T12:00Z", null);
        (await room.Bot.CountAsync("check_in where week = '2027-W14' and state = 'open'")).ShouldBe(3);

        // Who moves in the middle of the week is not asked a second time in it.
        await MoveAsync(room.Bot, york.Id, "Pacific/Honolulu");
        await room.AtAsync("2027-04-09T00:30Z");
        (await room.Bot.CountAsync("check_in where week = '2027-W14'")).ShouldBe(3);

        async Task AskedAtAsync(string week, params string?[] moments)
        {
            for (var count = 0; count < moments.Length && moments[count] is { } moment; count++)
            {
                await room.AtAsync((DateTimeOffset.Parse(moment) - TimeSpan.FromMinutes(1)).ToString("O"));
                (await room.Bot.CountAsync($"check_in where week = '{week}' and state = 'open'")).ShouldBe(count, moment);
                await room.AtAsync(moment);
                (await room.Bot.CountAsync($"check_in where week = '{week}' and state = 'open'")).ShouldBeGreaterThan(count, moment);
            }
        }
    }

    [Fact]
    public async Task Once_the_hour_has_struck_the_next_question_is_not_todays()
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam");
        await cast.Bot.AtAsync("2026-11-26T12:59Z");
        (await cast.Mara.SayAsync("team")).ShouldContain("Next question: Thursday, 26 November, 14:00");
        await cast.Bot.AtAsync("2026-11-26T13:00Z");
        (await cast.Mara.SayAsync("team")).ShouldContain("Next question: Thursday, 3 December, 14:00");
    }

    [Theory]
    [InlineData("Pacific/Honolulu", "2026-12-03T13:00Z", 0)] // 14:00 in Oslo is 03:00 there.
    [InlineData("Pacific/Honolulu", "2026-12-04T00:00Z", 1)] // Their own 14:00.
    [InlineData("Africa/Lagos", "2026-12-03T13:00Z", 1)]
    [InlineData("America/New_York", "2026-12-03T13:00Z", 1)] // 08:00 there, and never before 07:00.
    public async Task Who_moves_is_still_asked_at_the_teams_one_hour_unless_that_is_night_there(string zone, string moment, int asked)
    {
        await using var cast = await Cast.AssembleAsync(Database.Sqlite);
        await cast.InviteAsync("alex,sam", ("zone", "Europe/Oslo"));
        await cast.JoinAsync("alex");
        await cast.Bot.AtAsync("2026-11-26T13:00Z");

        foreach (var stop in new[] { "America/New_York", zone })
        {
            await cast.Bot.Services.GetRequiredService<Bot>().ReplyAsync(
                new Incoming.Changed(new Address("web", "local", "alex", "alex"), Guid.NewGuid().ToString(), stop, IsGone: false), TestContext.Current.CancellationToken);
        }

        await cast.Bot.AtAsync(moment);
        (await cast.Bot.CountAsync("check_in where week = '2026-W49' and state = 'open'")).ShouldBe(asked);
    }

    private static async Task MoveAsync(RunningBot bot, string user, string zone)
    {
        var workspace = await bot.Services.GetRequiredService<IStore>().ReadAsync(
            unit => unit.FindAsync<string>("select workspace from person where user_id = @user", new { user }), TestContext.Current.CancellationToken);
        await bot.Services.GetRequiredService<Bot>().ReplyAsync(
            new Incoming.Changed(new Address("slack", workspace!, user), Guid.NewGuid().ToString(), zone, IsGone: false), TestContext.Current.CancellationToken);
    }

    // The ISO weeks in which a person was sent a question, as their own calendar shows them.
    private static async Task<IReadOnlyList<Week>> SentAsync(RunningBot bot, string user) =>
        [.. (await bot.Services.GetRequiredService<IStore>().ReadAsync(
            unit => unit.QueryAsync<long>(
                "select sent_at from outbox join person on person.id = outbox.person where user_id = @user and kind = 'check-in' and sent_at is not null order by sent_at", new { user }),
            TestContext.Current.CancellationToken))
            .Select(at => Week.Of(Instant.FromUnixTimeMilliseconds(at).InZone(DateTimeZoneProviders.Tzdb["Europe/Oslo"]).Date))];
}
