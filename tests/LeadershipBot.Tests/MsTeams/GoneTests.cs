namespace LeadershipBot.Tests.MsTeams;

/// <summary>A message that is to be changed and is no longer there.</summary>
public sealed class GoneTests
{
    [Theory, ClassData(typeof(EachDatabase))]
    public async Task A_card_that_went_with_the_history_is_sent_anew_once_and_from_then_on_is_the_one(Database kind)
    {
        await using var bot = await AskedAsync(kind);
        bot.Teams.RemoveHistory(bot.Ana);
        var before = bot.Teams.CallsOf(Ask.Put).Count;

        // A typed answer: its reading stands in a reply of its own, and the question changes by an edit.
        await bot.SayAsync(bot.Ana, "T. ran the steering, then the CFO asked about cost and I answered for him.");
        await bot.TapAsync(bot.Ana, "Yes");
        await bot.TickAsync();

        var questions = bot.Teams.Chat(bot.Ana).Messages.Where(message => message.TextFor(bot.Ana).Contains("Noted: some of both", StringComparison.Ordinal)).ToList();
        questions.Count.ShouldBe(1);
        bot.Teams.CallsOf(Ask.Put).Count(call => call.Status == 404).ShouldBe(1);
        bot.Teams.CallsOf(Ask.Put).Count.ShouldBeGreaterThan(before);

        // It is that message that is changed from now on, in the chat that was begun with it.
        var creates = bot.Teams.CallsOf(Ask.Create).Count;
        await bot.TapAsync(bot.Ana, "The checking");
        await bot.AtAsync("2026-11-26T13:00Z");
        bot.Teams.CallsOf(Ask.Put).Count(call => call.Status == 404).ShouldBe(1);
        bot.Teams.CallsOf(Ask.Create).Count.ShouldBe(creates);
        (await bot.Bot.CountAsync("outbox where state in ('failed', 'doubt')")).ShouldBe(0);
    }

    [Fact]
    public async Task A_line_in_which_nothing_is_left_to_tap_is_not_sent_anew()
    {
        await using var bot = await AskedAsync(Database.Sqlite);
        bot.Teams.RemoveHistory(bot.Ana);
        var posts = bot.Teams.CallsOf(Ask.Post).Count;

        // The week ends, and the question becomes one line.
        await bot.AtAsync("2026-11-24T13:30Z");

        bot.Teams.CallsOf(Ask.Put).Count(call => call.Status == 404).ShouldBe(1);
        bot.Teams.CallsOf(Ask.Post).Count(call => call.Status == 201).ShouldBe(posts);
    }

    private static async Task<TeamsBot> AskedAsync(Database kind)
    {
        var bot = await TeamsBot.StartAsync(kind);
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();
        await bot.TapAsync(bot.Ana, "Join");
        await bot.AtAsync("2026-11-19T13:00Z");
        return bot;
    }
}
