using LeadershipBot.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>Restarts, missed ticks, two starts, and a clock that is moved.</summary>
public class TickTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Two_ticks_at_once_and_a_restart_ask_once(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var clock = new HeldClock("2026-11-23T08:00Z");

        await using (var bot = await RunningBot.StartAsync(database, clock))
        {
            await using var alex = await bot.OpenAsync("alex");
            await alex.TapAsync("Join");
            clock.MoveTo(DateTimeOffset.Parse("2026-11-26T13:00Z"));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(bot.TickAsync)));
        }

        await using var again = await RunningBot.StartAsync(database, clock);
        await again.TickAsync();
        await using var back = await again.OpenAsync("alex");

        (await again.CountAsync("outbox where kind = 'check-in'")).ShouldBe(1);
        back.Chat.Split("[Handed it over]").Length.ShouldBe(2, "the question stands in the chat again, once");
        (await back.TapAsync("Handed it over")).ShouldStartWith("Noted: handed over.");
    }

    [Fact]
    public async Task A_minute_in_which_nothing_is_due_writes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        await bot.TickAsync();
        var store = (LeadershipBot.Storage.SqliteStore)bot.Services.GetRequiredService<LeadershipBot.Storage.IStore>();
        var before = store.Commits;

        await bot.Services.GetRequiredService<LeadershipBot.CheckIns.Sweep>().RunAsync(TestContext.Current.CancellationToken);

        store.Commits.ShouldBe(before);
    }

    [Theory]
    [InlineData("2026-11-26T18:59Z", "open")] // A quarter to eight in Oslo: late, and still in time.
    [InlineData("2026-11-26T19:01Z", "not-asked too-late")] // The quiet hours have begun.
    [InlineData("2026-12-01T09:00Z", "not-asked too-late")]
    public async Task After_an_outage_a_week_is_asked_late_or_skipped_with_its_reason(string back, string state)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");

        await bot.AtAsync(back);

        (await bot.CountAsync($"check_in where week = '2026-W48' and state || coalesce(' ' || because, '') = '{state}'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_question_that_could_not_leave_in_time_is_not_sent_at_night()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var clock = new HeldClock("2026-11-23T08:00Z");

        await using (var bot = await RunningBot.StartAsync(database, clock))
        {
            await using var alex = await bot.OpenAsync("alex");
            await alex.TapAsync("Join");
            clock.MoveTo(DateTimeOffset.Parse("2026-11-26T18:00Z"));
            await bot.Services.GetRequiredService<LeadershipBot.Storage.IStore>().WriteAsync(
                unit => unit.ExecuteAsync("update person set platform = 'away'"), TestContext.Current.CancellationToken);
            await bot.TickAsync();
            clock.MoveTo(DateTimeOffset.Parse("2026-11-26T19:30Z"));
            await bot.Services.GetRequiredService<LeadershipBot.Storage.IStore>().WriteAsync(
                unit => unit.ExecuteAsync("update person set platform = 'web'"), TestContext.Current.CancellationToken);
            await bot.TickAsync();

            alex.Chat.ShouldNotContain("Think of");
            (await bot.CountAsync("check_in where state = 'not-asked' and because = 'too-late'")).ShouldBe(1);
        }
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task Moving_the_clock_four_weeks_lives_through_every_due_minute_in_order(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await using var sam = await bot.OpenAsync("sam", "America/New_York");
        await alex.TapAsync("Join");
        await sam.TapAsync("Join");
        var clock = bot.Services.GetRequiredService<IMovableClock>();

        for (var week = 0; week < 4; week++)
        {
            await clock.MoveAsync(ClockMove.Week, TestContext.Current.CancellationToken);
        }

        clock.Ahead.ShouldBe(TimeSpan.FromDays(28));
        (await bot.CountAsync("check_in where state = 'closed'")).ShouldBe(6);
        (await bot.CountAsync("check_in where state = 'open'")).ShouldBe(2);
        (await bot.CountAsync("outbox where kind = 'reminder' and sent_at is not null")).ShouldBe(8, "a reminder a day later, each in its own minute");
        (await bot.CountAsync("outbox where kind = 'check-in' and sent_at <> (select due_at from check_in where check_in.person = outbox.person and week = subject)"))
            .ShouldBe(0, "each in the minute it was due");
    }

    [Fact]
    public async Task The_moved_clock_survives_a_restart_and_a_live_bot_refuses_it()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var clock = new HeldClock("2026-11-23T08:00Z");

        await using (var bot = await RunningBot.StartAsync(database, clock))
        {
            await bot.Services.GetRequiredService<IMovableClock>().MoveAsync(ClockMove.Day, TestContext.Current.CancellationToken);
        }

        await using (var again = await RunningBot.StartAsync(database, clock))
        {
            again.Services.GetRequiredService<TimeProvider>().GetUtcNow().ShouldBe(DateTimeOffset.Parse("2026-11-24T08:00Z"));
        }

        (await Should.ThrowAsync<StartRefusedException>(RunningBot.StartAsync(database, clock, ("WebChat:Enabled", "false"))))
            .Message.ShouldBe("Storage:ConnectionString names a database whose clock was moved 1 days ahead in the web chat; a live bot needs one of its own.");
    }

    [Theory, ClassData(typeof(EachDatabase))]
    public async Task What_was_kept_long_enough_is_forgotten(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-02T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        await bot.AtAsync("2026-11-05T13:00Z");
        await alex.TapAsync("Some of both");
        await alex.TapAsync("The checking");
        await alex.SayAsync("remember");
        await alex.SubmitAsync(("what", "the vendor"), ("level", "inquire"), ("look", "next"));
        await alex.SayAsync("my handovers");
        await alex.TapAsync("Finished");
        await alex.SayAsync("leave");
        var retention = bot.Services.GetRequiredService<Retention>();

        bot.Clock.MoveTo(DateTimeOffset.Parse("2027-02-03T12:59Z"));
        await retention.RunAsync(TestContext.Current.CancellationToken);
        (await bot.CountAsync("handover")).ShouldBe(1);
        bot.Clock.MoveTo(DateTimeOffset.Parse("2027-02-03T13:01Z"));
        await retention.RunAsync(TestContext.Current.CancellationToken);
        (await bot.CountAsync("handover")).ShouldBe(0);

        (await bot.CountAsync("check_in where answer is not null")).ShouldBe(1);
        bot.Clock.MoveTo(DateTimeOffset.Parse("2027-05-11T08:00Z"));
        await retention.RunAsync(TestContext.Current.CancellationToken);
        (await bot.CountAsync("check_in where answer is not null")).ShouldBe(0);
        (await bot.CountAsync("outbox")).ShouldBe(0);

        (await bot.CountAsync("shown where answer is null")).ShouldBe(1, "that a thought was shown is known for a year, but not to which answer");
        bot.Clock.MoveTo(DateTimeOffset.Parse("2027-11-20T08:00Z"));
        await retention.RunAsync(TestContext.Current.CancellationToken);
        (await bot.CountAsync("shown")).ShouldBe(0);
    }
}
