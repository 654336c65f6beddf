using System.Diagnostics;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What the bot does while something it needs keeps it waiting.</summary>
public sealed class PatienceTests
{
    [Fact]
    public async Task A_tap_that_cannot_be_written_down_in_time_is_answered_with_503_and_counts_once_when_it_comes_again()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();
        await bot.TapAsync(bot.Ana, "Join");
        await bot.AtAsync("2026-11-19T13:00Z");
        var tap = bot.Driver.Tapping(bot.Ana, bot.Teams.Chat(bot.Ana), "Some of both", []);

        // Somebody holds the database.
        var (held, free) = (new TaskCompletionSource(), new TaskCompletionSource());
        var store = bot.Bot.Services.GetRequiredService<IStore>();
        var holding = store.WriteAsync(
            async _ =>
            {
                held.SetResult();
                await free.Task;
                return true;
            },
            TestContext.Current.CancellationToken);
        await held.Task;

        var tapping = bot.Driver.SendAsync(tap);
        await PassAsync(bot, () => tapping.IsCompleted);
        (await tapping).Status.ShouldBe(503);
        bot.Driver.Apply(bot.Ana, tap, await tapping).ShouldBe("Unable to reach app (503)");
        bot.Driver.Last(bot.Ana).ShouldContain("[Some of both]");

        free.SetResult();
        await holding;
        (await bot.Driver.TapLaterAsync(bot.Ana, tap)).ShouldContain("What did you keep?");
        await bot.TickAsync();
        (await bot.Bot.CountAsync("check_in where answer = 'both'")).ShouldBe(1);
    }

    [Fact]
    public async Task While_no_token_comes_nothing_is_sent_and_it_goes_once_there_is_one()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Teams.Faults.Next(Ask.Token, FakeFault.Hang);
        await bot.Driver.InstallAsync(bot.Ana);
        var started = Stopwatch.GetTimestamp();

        await bot.Bot.TickAsync();

        // Five seconds of patience: shorter than what a post may take, so that it is plain that nothing was sent.
        Stopwatch.GetElapsedTime(started).ShouldBeInRange(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9));
        bot.Teams.CallsOf(Ask.Post).ShouldBeEmpty();
        (await bot.Bot.CountAsync("outbox where state = 'pending'")).ShouldBe(1);

        await bot.UntilAsync(() => bot.Teams.Chat(bot.Ana).Messages.Count == 1);
        bot.Driver.Last(bot.Ana).ShouldStartWith("One question a week, about twenty seconds.");
        (await bot.Bot.CountAsync("outbox where state in ('failed', 'doubt')")).ShouldBe(0);
    }

    [Fact]
    public async Task A_conversation_of_which_nobody_knows_whether_it_began_is_begun_again_and_the_question_is_not_lost()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();
        await bot.TapAsync(bot.Ana, "Join");
        bot.Teams.RemoveHistory(bot.Ana);
        bot.Teams.Faults.Always(Ask.Create, FakeFault.BadGateway.AfterDelivery(), times: 4);

        await bot.AtAsync("2026-11-19T13:00Z");
        await bot.UntilAsync(() => bot.Driver.Last(bot.Ana).Contains("did you hand over ownership", StringComparison.Ordinal));
        await bot.TickAsync();

        bot.Teams.CallsOf(Ask.Create).Count.ShouldBe(5);
        bot.Teams.Chat(bot.Ana).Messages.Count.ShouldBe(1);
        (await bot.TapAsync(bot.Ana, "Some of both")).ShouldContain("What did you keep?");
    }

    [Fact]
    public async Task A_list_of_keys_that_cannot_be_had_turns_away_who_needs_it_for_ten_seconds_and_nobody_else()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        var old = bot.Teams.Keys.Current;
        bot.Teams.Keys.Roll();
        bot.Teams.Faults.Next(Ask.Keys, FakeFault.Unavailable);

        (await HelloAsync()).ShouldBe(503);
        (await HelloAsync(old)).ShouldBe(202);

        // Not once more for each who asks; the next look is ten seconds later.
        bot.Clock.Advance(TimeSpan.FromSeconds(9));
        (await HelloAsync()).ShouldBe(503);
        bot.Teams.Keys.Fetches.ShouldBe(1);
        bot.Clock.Advance(TimeSpan.FromSeconds(2));
        (await HelloAsync()).ShouldBe(202);
        (await HelloAsync(old)).ShouldBe(202);
        bot.Teams.Keys.Fetches.ShouldBe(2);

        async Task<int> HelloAsync(FakeKey? key = null)
        {
            var hello = bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "hello");
            var claims = bot.Driver.Forge.Claims((string)hello["serviceUrl"]!);
            return (await bot.Driver.SendAsync(hello, ["Bearer " + TokenForge.Sign(claims, key ?? bot.Teams.Keys.Current)])).Status;
        }
    }

    [Fact]
    public async Task A_list_of_keys_that_keeps_a_tap_waiting_turns_it_away_before_Teams_gives_up()
    {
        await using var bot = await TeamsBot.StartAsync();
        bot.Ana.Installed = true;
        bot.Teams.Faults.Next(Ask.Keys, FakeFault.Hang);

        var hello = bot.Driver.SendAsync(bot.Driver.Saying(bot.Ana, bot.Teams.Chat(bot.Ana), "hello"));
        await PassAsync(bot, () => bot.Teams.CallsOf(Ask.Keys).Count == 1, TimeSpan.Zero);
        var began = bot.Clock.GetUtcNow();
        await PassAsync(bot, () => hello.IsCompleted, TimeSpan.FromSeconds(1));

        // By the bot's own clock; the call itself would be given up by the machine's, five seconds later.
        (await hello).Status.ShouldBe(503);
        (await hello).Took.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (bot.Clock.GetUtcNow() - began).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_list_that_has_grown_old_is_asked_for_again_and_serves_as_long_as_no_new_one_comes()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        bot.Teams.Faults.Next(Ask.Metadata, FakeFault.Unavailable);
        bot.Clock.Advance(TimeSpan.FromHours(25));

        await bot.Driver.SayAsync(bot.Ana, "hello");
        await PassAsync(bot, () => bot.Teams.CallsOf(Ask.Metadata).Count == 2);

        // Not once more for each who comes.
        await bot.Driver.SayAsync(bot.Ana, "hello");
        await bot.Driver.SayAsync(bot.Ana, "hello");
        bot.Teams.CallsOf(Ask.Metadata).Count.ShouldBe(2);
        bot.Clock.Advance(TimeSpan.FromMinutes(6));
        await bot.Driver.SayAsync(bot.Ana, "hello");
        await PassAsync(bot, () => bot.Teams.Keys.Fetches == 2);
        await bot.Driver.SayAsync(bot.Ana, "hello");
    }

    private static Task PassAsync(TeamsBot bot, Func<bool> isSo) => PassAsync(bot, isSo, TimeSpan.FromMilliseconds(200));

    private static async Task PassAsync(TeamsBot bot, Func<bool> isSo, TimeSpan step)
    {
        var started = Stopwatch.GetTimestamp();

        while (!isSo())
        {
            Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20));
            bot.Clock.Advance(step);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
