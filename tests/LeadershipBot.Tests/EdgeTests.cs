using LeadershipBot.CheckIns;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests;

/// <summary>Where two things meet: a repeated delivery, a changed mind, a busy person, a question that never went out.</summary>
public class EdgeTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_skip_delivered_twice_leaves_out_one_question(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        var said = new Incoming.Said(new Address("web", "local", "alex"), "the-same-delivery", Carries.Everything, "skip");
        var asked = bot.Services.GetRequiredService<Bot>();

        await asked.ReplyAsync(said, TestContext.Current.CancellationToken);
        await asked.ReplyAsync(said, TestContext.Current.CancellationToken);

        (await alex.SayAsync("next")).ShouldStartWith("Next question: Thursday, 3 December");
        (await alex.SayAsync("skip this week")).ShouldBe("This week has no question left; nothing was changed. The next is on Thursday, 3 December.");
    }

    [Fact]
    public async Task Skip_during_a_pause_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        await alex.SayAsync("pause until 7 June 2027");

        (await alex.SayAsync("skip")).ShouldStartWith("Nothing to skip: you're paused until Monday, 7 June 2027.");
        (await alex.SayAsync("resume")).ShouldStartWith("I'm back on. Next question: Thursday, 26 November");
        (await alex.SayAsync("pause until 9999-12-31")).ShouldStartWith("Pick a day after today, within two years.");
    }

    [Theory]
    [InlineData("no", "Europe/Oslo")] // Reminders are off.
    [InlineData("yes", "Asia/Tokyo")] // It would come at ten in the evening.
    public async Task A_reminder_minds_what_was_changed_since_it_was_queued(string reminders, string zone)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        await bot.AtAsync("2026-11-26T13:00Z");
        await alex.SayAsync("settings");
        await alex.SubmitAsync(("zone", zone), ("reminders", reminders));

        await bot.AtAsync("2026-11-27T13:00Z");

        alex.Chat.ShouldNotContain("Open until");
    }

    [Fact]
    public async Task A_step_whose_question_never_went_out_comes_back_with_the_next()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-16T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        await bot.AtAsync("2026-11-19T13:00Z");
        await alex.TapAsync("Some of both");
        await alex.TapAsync("The checking");
        (await alex.TapAsync("I'll do that")).ShouldContain("Kept. I'll ask on Thursday, 26 November");

        await MoveAwayAsync(bot, "away");
        await bot.AtAsync("2026-11-26T13:00Z");
        bot.Clock.MoveTo(DateTimeOffset.Parse("2026-11-26T20:00Z"));
        await MoveAwayAsync(bot, "web");
        await bot.TickAsync();
        await bot.AtAsync("2026-12-03T13:00Z");

        alex.Last.ShouldStartWith("From last time: if ");
    }

    [Fact]
    public async Task A_step_is_not_called_kept_where_nothing_would_bring_it_back()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.SayAsync("my directors wait for me before they decide anything");

        (await alex.TapAsync("I'll do that")).ShouldBe("I can only bring it back with a weekly question, so I haven't kept it.\n[Join]");
        (await bot.CountAsync("commitment")).ShouldBe(0);
    }

    [Fact]
    public async Task None_of_these_is_remembered_for_the_one_who_said_so()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await using var sam = await bot.OpenAsync("sam");
        const string Question = "my directors wait for me before they decide anything";
        (await alex.SayAsync(Question)).ShouldContain("Closest: Stop being the gate every decision passes.");

        foreach (var week in new[] { "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21" })
        {
            bot.Clock.MoveTo(DateTimeOffset.Parse($"{week}T09:00Z"));
            await alex.TapAsync("None of these");
        }

        (await alex.SayAsync(Question)).ShouldNotContain("Closest: Stop being the gate every decision passes.");
        (await sam.SayAsync(Question)).ShouldContain("Closest: Stop being the gate every decision passes.");
        (await bot.CountAsync("refusal")).ShouldBe(5);
    }

    [Fact]
    public async Task Stop_at_the_fifth_silent_week_leaves_one_sentence()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-02T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");

        foreach (var day in new[] { "2026-11-05", "2026-11-12", "2026-11-19", "2026-11-26", "2026-12-03" })
        {
            await bot.AtAsync($"{day}T13:00Z");
        }

        (await alex.TapAsync("Stop")).ShouldBe("Stopped. Nothing more comes from me unless you write.");
        await bot.AtAsync("2026-12-17T13:00Z");
        alex.Last.ShouldBe("Stopped. Nothing more comes from me unless you write.");
    }

    [Fact]
    public async Task A_step_goes_another_round_even_when_it_was_taken_on_anew()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        using var store = (SqliteStore)await database.OpenAsync();
        await store.WriteAsync(
            async unit =>
            {
                var person = await unit.EnterAsync(new Address("web", "local", "alex"), NodaTime.Instant.FromUnixTimeSeconds(0));
                await unit.KeepAsync(person, "daily-report", Week.Parse("2026-W47"));
                var first = Waiting.Commitment((await unit.CommitmentsAsync([person]))[person], Week.Parse("2026-W48"))!.Value;
                await unit.KeepAsync(person, "daily-report", Week.Parse("2026-W48"));
                await unit.CommitmentAgainAsync(person, first, "2026-W48");

                Waiting.Commitment((await unit.CommitmentsAsync([person]))[person], Week.Parse("2026-W49")).ShouldBe(first);
                (await unit.FindAsync<long>("select count(*) from commitment")).ShouldBe(1);
                return 0;
            },
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_tick_leaves_alone_whoever_is_just_doing_something()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Postgres);
        await using var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"));
        await using var alex = await bot.OpenAsync("alex");
        await alex.TapAsync("Join");
        bot.Clock.MoveTo(DateTimeOffset.Parse("2026-11-26T13:00Z"));
        var busy = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        var acting = bot.Services.GetRequiredService<IStore>().WriteAsync(
            async unit =>
            {
                await unit.EnterAsync(new Address("web", "local", "alex"), NodaTime.Instant.FromUnixTimeSeconds(0));
                busy.SetResult();
                await done.Task;
                return 0;
            },
            TestContext.Current.CancellationToken);
        await busy.Task;

        await bot.Services.GetRequiredService<Sweep>().RunAsync(TestContext.Current.CancellationToken);
        (await bot.CountAsync("check_in")).ShouldBe(0);
        done.SetResult();
        await acting;

        await bot.TickAsync();
        (await bot.CountAsync("check_in")).ShouldBe(1);
    }

    private static Task<int> MoveAwayAsync(RunningBot bot, string platform) => bot.Services.GetRequiredService<IStore>().WriteAsync(
        unit => unit.ExecuteAsync("update person set platform = @platform", new { platform }), TestContext.Current.CancellationToken);
}
