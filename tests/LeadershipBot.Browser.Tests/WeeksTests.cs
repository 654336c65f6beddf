namespace LeadershipBot.Tests;

/// <summary>The main job, as a leader lives through it.</summary>
public sealed class WeeksTests(RunningProgram program, Chromium chromium) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task A_leader_joins_answers_by_tap_and_by_sentence_asks_for_guidance_and_lives_on_for_four_weeks()
    {
        await using var visit = await chromium.VisitAsync(program);
        var alex = visit.Alex;

        await alex.TapAsync(Words.Join);
        await visit.MoveClockAsync(Words.NextCheckIn);
        await alex.ShowsAsync(Words.Question);

        await alex.TapAsync(Words.Details);
        await alex.TapAsync(Words.JustTheThought);
        await Assertions.Expect(alex.Here.Locator(".thought")).ToHaveCountAsync(1);

        await visit.MoveClockAsync(Words.OneWeek);
        await Assertions.Expect(alex.Button(Words.SomeOfBoth)).ToBeVisibleAsync();
        await alex.SayAsync(Words.TypedAnswer);
        await alex.ShowsAsync(Words.TypedAnswer);

        await alex.SayAsync(Words.Asked);
        await alex.ShowsAsync("wait for me");

        for (var week = 0; week < 4; week++)
        {
            var before = await alex.Messages.CountAsync();
            await visit.MoveClockAsync(Words.OneWeek);
            (await alex.Messages.CountAsync()).ShouldBeGreaterThan(before);
            await alex.TapAsync(Words.HandedOver);
        }

        await Assertions.Expect(visit.Page.GetByText("days ahead")).ToBeVisibleAsync();
        visit.ShouldBeQuiet();
    }
}
