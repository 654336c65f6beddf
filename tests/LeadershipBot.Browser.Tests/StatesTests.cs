namespace LeadershipBot.Tests;

/// <summary>What the page does when the bot is gone, and when it is back.</summary>
public sealed class StatesTests(Chromium chromium)
{
    [Fact]
    public async Task A_stopped_bot_is_said_so_and_the_page_recovers_with_what_was_typed()
    {
        await using var program = new RunningProgram();
        await program.StartAsync();
        await using var visit = await chromium.VisitAsync(program);
        var offline = visit.Page.Locator("[data-offline]");

        await program.KillAsync();
        await Assertions.Expect(offline).ToContainTextAsync(Words.Away);
        await visit.PictureAsync("1400-light-offline");
        (await visit.ViolationsAsync()).ShouldBeEmpty();

        await visit.Alex.Box.FillAsync("half a thought");
        await visit.Alex.Box.PressAsync("Enter");
        await Assertions.Expect(visit.Alex.Trouble).ToContainTextAsync(Words.Away);
        await Assertions.Expect(visit.Alex.Box).ToHaveValueAsync("half a thought");

        await program.StartAsync();
        await Assertions.Expect(offline).ToBeEmptyAsync(new() { Timeout = 15_000 });
        await visit.Alex.SayAsync("half a thought");
        await Assertions.Expect(visit.Alex.Trouble).ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_restarted_bot_shows_what_stands_in_the_chat_and_takes_the_answer_to_it()
    {
        await using var program = new RunningProgram();
        await program.StartAsync();
        await using var visit = await chromium.VisitAsync(program);
        await visit.Alex.TapAsync(Words.Join);
        await visit.MoveClockAsync(Words.NextCheckIn);
        await visit.Alex.ShowsAsync(Words.Question);

        await program.KillAsync();
        await Assertions.Expect(visit.Page.Locator("[data-offline]")).ToContainTextAsync(Words.Away);
        await program.StartAsync();

        await Assertions.Expect(visit.Alex.Messages).ToHaveCountAsync(1, new() { Timeout = 15_000 });
        await visit.Alex.TapAsync(Words.OnPurpose);
        await Assertions.Expect(visit.Alex.Button(Words.JustTheThought)).ToBeVisibleAsync();
        await Assertions.Expect(visit.Alex.Messages).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_one_window_does_the_other_shows_without_a_reload()
    {
        await using var program = new RunningProgram();
        await program.StartAsync();
        await using var one = await chromium.VisitAsync(program);
        await using var other = await one.AgainAsync();

        await one.Alex.SayAsync("hello");
        await one.Sam.TapAsync(Words.Join);

        await other.Alex.ShowsAsync("hello");
        await other.Sam.ShowsAsync(Words.Joined);
        await Assertions.Expect(other.Alex.Messages).ToHaveCountAsync(await one.Alex.Messages.CountAsync());
    }

    [Fact]
    public async Task A_window_that_looked_away_catches_up_when_it_looks_again()
    {
        await using var program = new RunningProgram();
        await program.StartAsync();
        await using var one = await chromium.VisitAsync(program);
        await using var other = await one.AgainAsync();

        await SetHiddenAsync(other, hidden: true);
        await one.Alex.SayAsync("hello");
        await other.Page.WaitForTimeoutAsync(300);
        (await other.Alex.Messages.CountAsync()).ShouldBe(1);

        await SetHiddenAsync(other, hidden: false);
        await other.Alex.ShowsAsync("hello");
        await Assertions.Expect(other.Alex.Messages).ToHaveCountAsync(3);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)><script>alert(2)</script>")] // Markup stays text.
    [InlineData("مرحبا، كيف أسلّم المسؤولية؟")] // Read from the right.
    [InlineData("🙂🙂🙂")] // Nothing but pictures.
    [InlineData("*bold* <!here> @channel [a](http://example.org)")] // Other platforms' markup.
    public async Task What_is_typed_is_shown_as_it_was_typed(string text)
    {
        await using var program = new RunningProgram();
        await program.StartAsync();
        await using var visit = await chromium.VisitAsync(program);

        await visit.Alex.SayAsync(text);

        await Assertions.Expect(visit.Alex.Here.Locator(".said")).ToHaveTextAsync(text);
        visit.ShouldBeQuiet();
    }

    private static async Task SetHiddenAsync(Visit visit, bool hidden) => await visit.Page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true }); document.dispatchEvent(new Event('visibilitychange')); }",
        hidden);
}
