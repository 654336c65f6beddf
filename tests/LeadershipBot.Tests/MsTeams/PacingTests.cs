using FsCheck;
using FsCheck.Fluent;
using LeadershipBot.MsTeams;
using LeadershipBot.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Teams never has to refuse: the bot counts as it counts, before it calls.</summary>
public sealed class PacingTests
{
    [Fact]
    public void Whatever_is_let_through_a_tenant_with_the_published_limits_takes()
    {
        // Each call: after how many milliseconds, what kind, and about which of a few conversations.
        var calls = Gen.Choose(0, 60).SelectMany(gap => Gen.Choose(0, 9).SelectMany(kind => Gen.Choose(0, 5).Select(about => (gap, kind, about))));

        Prop.ForAll(calls.ListOf(400).ToArbitrary(), burst =>
        {
            var clock = new HeldClock();
            var (turnstile, teams) = (new Turnstile(clock), new FakeThrottle(clock));

            foreach (var (gap, kind, about) in burst)
            {
                clock.Advance(TimeSpan.FromMilliseconds(gap));
                var errand = Errand(kind, about);

                if (turnstile.Pass(errand) == TimeSpan.Zero && teams.Take(Kind(kind), "tenant", errand.About) is not null)
                {
                    return false;
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void An_hour_of_one_conversation_stays_below_what_is_published_and_uses_most_of_it()
    {
        var clock = new HeldClock();
        var (turnstile, teams) = (new Turnstile(clock), new FakeThrottle(clock));
        var (errand, passed) = (Errand(5, 1), 0);

        for (var second = 0; second < 2 * 3600; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));

            if (turnstile.Pass(errand) == TimeSpan.Zero)
            {
                teams.Take(Ask.Post, "tenant", errand.About).ShouldBeNull();
                passed++;
            }
        }

        passed.ShouldBe(3_500);
    }

    [Fact]
    public void It_says_how_long_to_wait_and_after_that_long_it_lets_through()
    {
        var clock = new HeldClock();
        var turnstile = new Turnstile(clock);
        var errand = Errand(5, 1);

        for (var call = 0; call < 6; call++)
        {
            turnstile.Pass(errand).ShouldBe(TimeSpan.Zero);
        }

        turnstile.Pass(errand).ShouldBe(TimeSpan.FromSeconds(1));
        turnstile.Pass(Errand(5, 2)).ShouldBe(TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(1));
        turnstile.Pass(errand).ShouldBe(TimeSpan.Zero);
        turnstile.Pass(errand).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_person_who_gets_sixty_messages_and_edits_at_once_gets_them_all_and_Teams_refuses_none()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();
        bot.Teams.Throttle = new FakeThrottle(bot.Clock);
        var before = bot.Teams.Chat(bot.Ana).Messages.Count;

        for (var message = 0; message < 60; message++)
        {
            await bot.Driver.SayAsync(bot.Ana, "help");

            // An old client: the bot has to edit the message itself.
            if (message == 5)
            {
                await bot.Driver.TapOldAsync(bot.Ana, "Join");
            }
        }

        await DrainAsync(bot, () => bot.Teams.Chat(bot.Ana).Messages.Count >= before + 60);
        bot.Teams.Throttle.Refusals.ShouldBe(0);
        bot.Teams.CallsOf(Ask.Put).ShouldNotBeEmpty();
        bot.ShouldBeFlawless();
    }

    [Fact]
    public async Task A_tenant_whose_people_are_all_asked_at_once_is_asked_within_its_limit()
    {
        await using var bot = await TeamsBot.StartAsync();
        var crowd = bot.Teams.Tenant().Crowd(150);

        foreach (var person in crowd)
        {
            await bot.Driver.InstallAsync(person);
            await bot.Driver.SayAsync(person, "join");
        }

        bot.Teams.Throttle = new FakeThrottle(bot.Clock);
        await DrainAsync(bot, () => crowd.All(person => bot.Teams.Chat(person).Messages.Count == 2));

        // Half of them removed the chat's history: each of those takes three calls.
        foreach (var person in crowd.Take(75))
        {
            bot.Teams.RemoveHistory(person);
        }

        bot.Clock.MoveTo(DateTimeOffset.Parse("2026-11-19T13:00Z"));
        await bot.Bot.TickAsync();
        await DrainAsync(bot, () => crowd.All(person => bot.Driver.Last(person).Contains("did you hand over ownership", StringComparison.Ordinal)));

        bot.Teams.Throttle.Refusals.ShouldBe(0);
        (await bot.Bot.CountAsync("outbox where state in ('failed', 'doubt')")).ShouldBe(0);
    }

    // A tenth of a second at a time.
    private static async Task DrainAsync(TeamsBot bot, Func<bool> isDone)
    {
        var sender = bot.Bot.Services.GetRequiredService<OutboxSender>();

        for (var tenth = 0; tenth < 6_000 && !isDone(); tenth++)
        {
            bot.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await sender.DrainAsync(TestContext.Current.CancellationToken);
        }

        isDone().ShouldBeTrue();
    }

    private static Errand Errand(int kind, int about) => new(
        kind < 2 ? HttpMethod.Get : HttpMethod.Post, "https://smba.trafficmanager.net/emea", kind == 2 ? LeadershipBot.MsTeams.Errand.Beginning : "v3/conversations/x/activities", "tenant", $"c{about}");

    private static string Kind(int kind) => kind < 2 ? Ask.Member : kind == 2 ? Ask.Create : Ask.Post;
}
