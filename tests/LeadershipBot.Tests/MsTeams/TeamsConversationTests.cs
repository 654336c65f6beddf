namespace LeadershipBot.Tests.MsTeams;

/// <summary>What a leader lives through in Teams, at the front door of the running bot.</summary>
public sealed class TeamsConversationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_installs_is_welcomed_once_however_it_is_told(bool conversationFirst)
    {
        await using var bot = await TeamsBot.StartAsync();

        await bot.Driver.InstallAsync(bot.Ana, conversationFirst);
        await bot.Driver.RepeatAsync();
        await bot.Driver.RepeatAsync(newId: true);
        await bot.TickAsync();

        bot.Driver.Chat(bot.Ana).ShouldStartWith("One question a week, about twenty seconds.");
        bot.Teams.Chat(bot.Ana).Messages.Count.ShouldBe(1);
        bot.Driver.Summaries(bot.Ana).ShouldBe(["Hello from LeadershipBot."]);
        bot.ShouldBeFlawless();
    }

    [Fact]
    public async Task Joins_in_their_own_zone_is_asked_and_answers_with_two_taps()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();

        (await bot.TapAsync(bot.Ana, "Join")).ShouldStartWith("You're in. First question: Thursday, 19 November, 14:00 (Europe/Oslo).");
        bot.Driver.Last(bot.Ana).ShouldStartWith("You're in. First question:");

        await bot.AtAsync("2026-11-19T13:00Z");
        bot.Driver.Last(bot.Ana).ShouldContain("This week: did you hand over ownership, or stay in the details?");
        bot.Driver.Summaries(bot.Ana)[^1].ShouldBe("Your weekly question is here.");

        (await bot.TapAsync(bot.Ana, "Some of both")).ShouldContain("What did you keep?");
        var thought = await bot.TapAsync(bot.Ana, "The checking");
        thought.ShouldContain("essay, ");
        bot.Driver.Last(bot.Ana).ShouldBe(thought);
        bot.Teams.Chat(bot.Ana).Messages.Count.ShouldBe(2);
        bot.ShouldBeFlawless();
    }
}
