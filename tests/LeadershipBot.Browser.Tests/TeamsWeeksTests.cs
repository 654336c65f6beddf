using System.Text.RegularExpressions;

namespace LeadershipBot.Tests;

/// <summary>Four weeks of one leader in Teams, as Microsoft's emulator shows it. The bot's clock is moved from the web chat beside it.</summary>
public sealed partial class TeamsWeeksTests(Chromium chromium)
{
    [Fact]
    public async Task Four_weeks_in_Teams_with_a_promise_a_restart_a_handover_and_a_week_of_silence()
    {
        await using var program = new RunningProgram("--MsTeams:Authentication=Off", "--WebChat:Enabled=true");
        await program.StartAsync();
        await using var playground = await Playground.StartAsync(program.Url);
        await using var visit = await chromium.VisitAsync(playground);

        await visit.CardAsync(Words.Welcome);
        await visit.TapAsync(Words.Join);
        await visit.CardAsync(Words.Joined);

        // Week 1: a tap, its reason, the thought, and a promise.
        await MoveAsync(program, Words.NextCheckIn);
        await visit.CardAsync(Words.Question);
        await visit.PictureAsync("teams-weeks-1-question");
        await visit.TapAsync(Words.SomeOfBoth);
        await visit.CardAsync("Noted: some of both. What did you keep?");
        await visit.PictureAsync("teams-weeks-1-reason");
        await visit.TapAsync("The checking");
        await visit.CardAsync("Noted: some of both · the checking.");
        await visit.PictureAsync("teams-weeks-1-thought");
        await visit.TapAsync("I'll do that");
        await visit.CardAsync("whether the moment came.");
        await visit.GoneAsync(Words.Question);

        // Week 2: the promise comes back, above the question, and the first card is one line.
        await MoveAsync(program, Words.NextCheckIn);
        await visit.CardAsync("From last time: ");
        await visit.GoneAsync("the checking.");
        await visit.PictureAsync("teams-weeks-2-promise");
        await visit.TapAsync("It never came");
        await visit.CardAsync("Then it is off my list.");
        await visit.TapAsync(Words.Details);
        await visit.CardAsync("Noted: stayed in the details");
        await visit.PictureAsync("teams-weeks-2-answered");

        await program.KillAsync();
        await program.StartAsync();

        // Week 3: a handover, remembered by the form in the card.
        await MoveAsync(program, Words.NextCheckIn);
        await visit.CardAsync(Words.Question);
        await visit.TapAsync(Words.HandedOver);
        await visit.CardAsync("Shall I remember it?");
        await visit.TapAsync(Words.RememberIt);
        await visit.CardAsync("Who has the last word?");
        await visit.FillAsync("What did you hand over?", "storage renewal");
        await visit.FillAsync("To whom? (optional)", "T.");
        await visit.PictureAsync("teams-weeks-3-form");
        await visit.TapAsync(Words.RememberIt);
        await visit.CardAsync("Noted: handed over");
        await visit.GoneAsync("Who has the last word?");
        await visit.SayAsync(Words.MyHandovers);
        await visit.CardAsync("storage renewal");
        await visit.PictureAsync("teams-weeks-3-handovers");

        // Week 4: silence, one reminder, and a folded line. The reminder is taken away, which the emulator is told and cannot do.
        await MoveAsync(program, Words.NextCheckIn);
        await visit.CardAsync(Words.Question);
        await MoveAsync(program, Words.OneDay);
        await visit.CardAsync("Skipping is fine too.");
        await visit.PictureAsync("teams-weeks-4-reminder");
        await MoveAsync(program, Words.OneDay, times: 4);
        await visit.CardAsync(": not answered.");
        await visit.GoneAsync(Words.Question);
        await visit.PictureAsync("teams-weeks-4-folded");

        await visit.Page.GetByText("The API to delete activity is not implemented yet").First.WaitForAsync();

        (await FoldedAsync(visit)).ShouldBe(["answered", "answered", "answered", "not answered"]);

        await visit.SayAsync("history");
        var weeks = await visit.CardAsync("Your last");

        // An answer nobody gave stands only at a bar.
        await Assertions.Expect(weeks).ToContainTextAsync(Words.OnPurpose, new() { Timeout = 20_000 });
        (await TeamsVisit.TextAsync(weeks)).ShouldNotContain("Week by week:", customMessage: "The chart is not drawn.");
        await visit.PictureAsync("teams-weeks-5-history");
        (await visit.TroubleAsync()).ShouldAllBe(line => line.EndsWith("User Application -> Microsoft 365 Agents Playground message 501", StringComparison.Ordinal));
    }

    // From a page opened for it, because each start of the program has pages of its own.
    private async Task MoveAsync(RunningProgram program, string button, int times = 1)
    {
        await using var clock = await chromium.VisitAsync(program);

        for (var move = 0; move < times; move++)
        {
            await clock.MoveClockAsync(button);
        }
    }

    /// <summary>How each week that has closed ended, oldest first.</summary>
    private static async Task<IReadOnlyList<string>> FoldedAsync(TeamsVisit visit) =>
        [.. (await visit.Cards.AllInnerTextsAsync()).Select(text => Folded().Match(text)).Where(line => line.Success).Select(line => line.Groups["how"].Value)];

    [GeneratedRegex(@"^\s*Week \d+: (?<how>[a-z ]+)\.\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Folded();
}
