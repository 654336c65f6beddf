namespace LeadershipBot.Tests;

/// <summary>The emulator and the hands in it, tried with the smallest bot there can be.</summary>
public sealed class PlaygroundTests(Chromium chromium)
{
    [Fact]
    public async Task The_emulator_shows_what_a_bot_does()
    {
        using var bot = new PlaygroundEcho();
        await using var playground = await Playground.StartAsync(bot.Url);
        await using var visit = await chromium.VisitAsync(playground);

        var welcome = await visit.CardAsync("Welcome");
        (await TeamsVisit.ButtonsAsync(welcome)).ShouldBe(["Join"]);
        (await welcome.Locator("svg").CountAsync()).ShouldBeGreaterThan(0, "The chart is not drawn.");
        await visit.TapAsync("Join");
        (await TeamsVisit.ButtonsAsync(await visit.CardAsync("You tapped Join"))).ShouldBeEmpty();
        await visit.GoneAsync("Welcome");

        // Its own line under every card that a tap has replaced, whatever the bot answers; real Teams has none there.
        await Assertions.Expect(visit.Page.GetByText("Your response was sent to the app")).ToBeVisibleAsync();

        await visit.SayAsync("hello");
        await visit.CardAsync("You said hello");
        await visit.TapAsync("Two");
        await visit.CardAsync("You tapped Two");

        await visit.GoAsync(TeamsVisit.General);
        await visit.CardAsync("Welcome");
        await visit.MentionAsync("what now");
        await visit.GoAsync(TeamsVisit.Personal);
        await visit.CardAsync("what now");
        (await visit.TroubleAsync()).ShouldBeEmpty();
    }
}
