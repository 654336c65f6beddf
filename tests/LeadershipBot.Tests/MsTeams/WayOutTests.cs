using LeadershipBot.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>What becomes of messages when Teams does not take them.</summary>
public sealed class WayOutTests
{
    [Fact]
    public async Task Whoever_blocks_the_bot_is_left_alone_until_a_word_from_them()
    {
        await using var bot = await JoinedAsync();
        bot.Teams.Faults.In(bot.Ana.Chat, FakeFault.Blocked, operation: Ask.Post);

        await bot.AtAsync("2026-11-19T13:00Z");
        await bot.AtAsync("2026-11-26T13:00Z");
        await bot.AtAsync("2026-12-03T13:00Z");
        bot.Teams.CallsOf(Ask.Post).Count(call => call.Status == 403).ShouldBe(1);

        bot.Teams.Faults.Heal();
        await bot.SayAsync(bot.Ana, "next");
        bot.Driver.Chat(bot.Ana).ShouldContain("And I'm back on: your weekly question comes again.");
        await bot.AtAsync("2026-12-10T13:00Z");
        bot.Driver.Last(bot.Ana).ShouldContain("did you hand over ownership");
    }

    [Fact]
    public async Task Whoever_takes_the_app_out_is_not_written_to_and_is_heard_again_when_it_is_put_in()
    {
        await using var bot = await JoinedAsync();
        await bot.Driver.UninstallAsync(bot.Ana);
        await bot.Driver.RepeatAsync(newId: true);
        var calls = bot.Teams.CallsOf().Count;

        await bot.AtAsync("2026-11-19T13:00Z");
        bot.Teams.CallsOf().Count.ShouldBe(calls);

        bot.Clock.Advance(TimeSpan.FromDays(1));
        await bot.Driver.InstallAsync(bot.Ana, conversationFirst: true);
        await bot.TickAsync();
        bot.Driver.Last(bot.Ana).ShouldStartWith("Next question: Thursday, 26 November, 14:00 (Europe/Oslo), every week.");
        await bot.AtAsync("2026-11-26T13:00Z");
        bot.Driver.Last(bot.Ana).ShouldContain("did you hand over ownership");
    }

    [Fact]
    public async Task A_chat_whose_history_was_removed_is_begun_again_once()
    {
        await using var bot = await JoinedAsync();
        bot.Teams.RemoveHistory(bot.Ana);

        await bot.AtAsync("2026-11-19T13:00Z");

        bot.Driver.Last(bot.Ana).ShouldContain("did you hand over ownership");
        bot.Teams.CallsOf(Ask.Create).Count.ShouldBe(1);
        (await bot.TapAsync(bot.Ana, "Some of both")).ShouldContain("What did you keep?");
        bot.Teams.CallsOf(Ask.Create).Count.ShouldBe(1);
        bot.ShouldBeFlawless();
    }

    [Fact]
    public async Task A_busy_conversation_is_left_alone_for_as_long_as_it_says()
    {
        await using var bot = await JoinedAsync();
        bot.Teams.Faults.Next(Ask.Post, FakeFault.Throttled(30));

        await bot.AtAsync("2026-11-19T13:00Z");
        bot.Clock.Advance(TimeSpan.FromSeconds(20));
        await bot.TickAsync();
        bot.Driver.Chat(bot.Ana).ShouldNotContain("did you hand over ownership");

        bot.Clock.Advance(TimeSpan.FromSeconds(20));
        await bot.TickAsync();
        bot.Driver.Last(bot.Ana).ShouldContain("did you hand over ownership");
    }

    [Fact]
    public async Task What_may_have_arrived_is_sent_once_more_and_both_copies_are_one_question()
    {
        await using var bot = await JoinedAsync();
        bot.Teams.Faults.Next(Ask.Post, FakeFault.BadGateway with { Delivered = true });

        await bot.AtAsync("2026-11-19T13:00Z");
        await bot.UntilAsync(() => Copies().Count > 1);
        bot.Clock.GetUtcNow().ShouldBeLessThan(DateTimeOffset.Parse("2026-11-19T13:05Z"));
        await bot.AtAsync("2026-11-19T13:30Z");

        var copies = Copies();
        copies.Count.ShouldBe(2);
        copies.Select(copy => copy.Card!.ToJsonString()).Distinct().Count().ShouldBe(1);
        (await bot.TapAsync(bot.Ana, "Some of both")).ShouldContain("What did you keep?");
        (await bot.Bot.CountAsync("check_in where answer = 'both'")).ShouldBe(1);

        List<FakeMessage> Copies() => [.. bot.Teams.Chat(bot.Ana).Messages.Where(message => message.TextFor(bot.Ana).Contains("did you hand over ownership", StringComparison.Ordinal))];
    }

    public static TheoryData<string> OfTheMessage => [.. Faulty.Keys];

    // What is said of a message, and says nothing of its person.
    private static Dictionary<string, FakeFault> Faulty { get; } = new()
    {
        ["senseless"] = FakeFault.BadSyntax,
        ["too large"] = FakeFault.TooBig,
        ["not allowed"] = FakeFault.NotEnoughPermissions,
        ["broken over there"] = FakeFault.ServiceError,
    };

    [Theory, MemberData(nameof(OfTheMessage))]
    public async Task A_message_that_Teams_will_not_take_is_not_tried_again_and_the_next_week_is_asked(string fault)
    {
        await using var bot = await JoinedAsync();
        bot.Teams.Faults.Next(Ask.Post, Faulty[fault]);

        await bot.AtAsync("2026-11-19T13:00Z");
        await bot.AtAsync("2026-11-19T13:05Z");
        (await bot.Bot.CountAsync("outbox where kind = 'check-in' and state = 'failed'")).ShouldBe(1);
        bot.Driver.Chat(bot.Ana).ShouldNotContain("did you hand over ownership");

        await bot.AtAsync("2026-11-26T13:00Z");
        bot.Driver.Last(bot.Ana).ShouldContain("did you hand over ownership");
        bot.Teams.CallsOf(Ask.Post).Count(call => call.Status >= 400).ShouldBe(1);
    }

    [Fact]
    public async Task A_gateway_that_is_down_for_an_hour_silences_nobody_in_the_next_week()
    {
        await using var bot = await JoinedAsync();
        bot.Teams.Faults.In(bot.Ana.Chat, FakeFault.BadGateway, operation: Ask.Post);

        foreach (var minute in new[] { "00", "02", "04", "30", "59" })
        {
            await bot.AtAsync($"2026-11-19T13:{minute}Z");
        }

        // Twice, and then it is left: either may have arrived.
        bot.Teams.CallsOf(Ask.Post).Count(call => call.Status == 502).ShouldBe(2);
        bot.Teams.Faults.Heal();
        await bot.AtAsync("2026-11-26T13:00Z");
        bot.Driver.Last(bot.Ana).ShouldContain("did you hand over ownership");
    }

    [Fact]
    public async Task A_token_called_back_is_replaced_at_once()
    {
        await using var bot = await JoinedAsync();
        bot.Teams.Revoke();

        await bot.AtAsync("2026-11-19T13:00Z");

        bot.Driver.Last(bot.Ana).ShouldContain("did you hand over ownership");
        bot.Teams.CallsOf(Ask.Token).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Twenty_at_once_ask_for_one_token()
    {
        await using var bot = await TeamsBot.StartAsync();
        var crowd = bot.Teams.Tenant().Crowd(20);

        foreach (var person in crowd)
        {
            await bot.Driver.InstallAsync(person);
        }

        await bot.TickAsync();

        crowd.ShouldAllBe(person => bot.Driver.Chat(person).StartsWith("One question a week"));
        bot.Teams.CallsOf(Ask.Token).Count.ShouldBe(1);
        bot.ShouldBeFlawless();
    }

    [Fact]
    public async Task A_team_is_read_page_by_page_and_its_name_is_offered_to_its_members_alone()
    {
        await using var bot = await TeamsBot.StartAsync();
        var tenant = bot.Teams.Tenant();
        var team = tenant.Team("Platform", [bot.Ana, .. tenant.Crowd(1200)]);
        await bot.Driver.InstallAsync(team, bot.Ana, conversationFirst: true);
        var roster = bot.Bot.Services.GetServices<IRoster>().Single(one => one.Platform == "msteams");
        var ana = new Address("msteams", tenant.Id, bot.Ana.ObjectId);

        (await roster.MembersAsync(tenant.Id, team.Id, TestContext.Current.CancellationToken))!.Count.ShouldBe(1201);
        bot.Teams.CallsOf(Ask.Members).Count.ShouldBe(3);
        (await roster.FindAsync(ana, TestContext.Current.CancellationToken)).ShouldBe(new(bot.Ana.ObjectId, "Ana Lee", null, true, true, true, false));
        (await roster.GroupsAsync(ana, TestContext.Current.CancellationToken))!.Single().Label.ShouldBe("Platform");
        (await roster.GroupsAsync(ana with { User = tenant.Person("Zoe").ObjectId }, TestContext.Current.CancellationToken))!.ShouldBeEmpty();
        (await roster.MembersAsync(tenant.Id, "19:other@thread.tacv2", TestContext.Current.CancellationToken)).ShouldBeNull();

        await bot.Driver.UninstallAsync(team, bot.Ana);
        (await roster.MembersAsync(tenant.Id, team.Id, TestContext.Current.CancellationToken)).ShouldBeNull();
        bot.ShouldBeFlawless();
    }

    private static async Task<TeamsBot> JoinedAsync()
    {
        var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();
        await bot.TapAsync(bot.Ana, "Join");
        return bot;
    }
}
