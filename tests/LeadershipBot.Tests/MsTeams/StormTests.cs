namespace LeadershipBot.Tests.MsTeams;

/// <summary>Four weeks of thirty people in Teams, with everything that goes wrong in four weeks.</summary>
public sealed class StormTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Four_weeks_with_a_key_roll_a_throttling_storm_and_a_restart(Database kind)
    {
        await using var bot = await TeamsBot.StartAsync(kind);
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
        bot.Teams.Warnings.ShouldBeEmpty();

        // Beside the storm, which was told to refuse, Teams never had to.
        bot.Teams.Throttle.Refusals.ShouldBe(0);
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Killed_while_a_question_is_on_its_way_it_asks_and_asks_nobody_else_twice(Database kind)
    {
        await using var bot = await TeamsBot.StartAsync(kind);
        var crowd = bot.Teams.Tenant().Crowd(4);

        foreach (var person in crowd)
        {
            await bot.Driver.InstallAsync(person);
            await bot.Driver.SayAsync(person, "join");
            await bot.TickAsync();
        }

        // Two arrive, one is on its way for ever, and the process ends.
        bot.Teams.Faults.In(crowd[0].Chat, FakeFault.Hang, times: 1, operation: Ask.Post);
        bot.Clock.MoveTo(DateTimeOffset.Parse("2026-11-19T13:00Z"));
        var dying = bot.Bot.TickAsync();
        await UntilAsync(() => bot.Teams.CallsOf(Ask.Post).Any(call => call.Status == 0) && crowd.Skip(1).All(person => Asked(bot, person) == 1));
        await bot.CrashAsync();
        await bot.UntilAsync(() => Asked(bot, crowd[0]) > 0);
        await bot.UntilAsync(() => true);

        crowd.ShouldAllBe(person => Asked(bot, person) == 1);
        (await bot.TapAsync(crowd[0], "Some of both")).ShouldContain("What did you keep?");
        (await bot.Bot.CountAsync("outbox where kind = 'check-in' and state in ('failed', 'doubt')")).ShouldBe(0);
        await Should.NotThrowAsync(async () => await dying.ContinueWith(_ => { }, TaskScheduler.Default));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        while (!isSo())
        {
            System.Diagnostics.Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
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
