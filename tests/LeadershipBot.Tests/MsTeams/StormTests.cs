namespace LeadershipBot.Tests.MsTeams;

/// <summary>Four weeks of thirty people in Teams, with everything that goes wrong in four weeks.</summary>
public sealed class StormTests
{
    [Fact]
    public async Task Four_weeks_with_a_key_roll_a_throttling_storm_and_a_restart()
    {
        await using var bot = await TeamsBot.StartAsync();
        var crowd = bot.Teams.Tenant().Crowd(30);
        bot.Teams.Throttle = new FakeThrottle(bot.Clock);

        foreach (var person in crowd)
        {
            await bot.Driver.InstallAsync(person);
            await bot.Driver.SayAsync(person, "join");
            await bot.TickAsync();
        }

        // The first week: everything as it should be.
        await WeekAsync(bot, crowd, "2026-11-19T13:00Z", 1);

        // The second: Teams signs with another key, and the one before is gone.
        bot.Teams.Keys.Roll(withdraw: true);
        await WeekAsync(bot, crowd, "2026-11-26T13:00Z", 2);

        // The third: every second call is refused for a while, and the program ends in the middle of it.
        bot.Clock.MoveTo(DateTimeOffset.Parse("2026-12-03T13:00Z"));
        bot.Teams.Faults.Always(Ask.Post, FakeFault.Throttled(2), times: 40);
        await bot.TickAsync();
        await bot.RestartAsync();
        await WeekAsync(bot, crowd, "2026-12-03T13:01Z", 3);

        // The fourth.
        await WeekAsync(bot, crowd, "2026-12-10T13:00Z", 4);

        (await bot.Bot.CountAsync("check_in where answer = 'details'")).ShouldBe(120);
        (await bot.Bot.CountAsync("outbox where state in ('failed', 'doubt', 'pending', 'sending')")).ShouldBe(0);
        bot.Teams.Refused.ShouldBeEmpty();
    }

    private static async Task WeekAsync(TeamsBot bot, IReadOnlyList<FakePerson> crowd, string moment, int week)
    {
        bot.Clock.MoveTo(DateTimeOffset.Parse(moment));

        for (var second = 0; second < 120 && crowd.Any(person => Asked(bot, person) < week); second++)
        {
            await bot.TickAsync();
        }

        foreach (var person in crowd)
        {
            Asked(bot, person).ShouldBe(week, $"{person.Name}: each week is asked once");
            await bot.Driver.TapAsync(person, "Stayed in the details");
        }

        for (var second = 0; second < 30; second++)
        {
            await bot.TickAsync();
        }
    }

    // Every question ever posted, whatever its message reads now.
    private static int Asked(TeamsBot bot, FakePerson person) => bot.Teams.Chat(person).Messages.Count(
        message => message.Versions[0].ToJsonString().Contains("did you hand over ownership", StringComparison.Ordinal));
}
