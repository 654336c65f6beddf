namespace LeadershipBot.Tests;

/// <summary>A season with both leaders: what comes back, how it ends, and the chart that is left.</summary>
public sealed class SeasonTests(Chromium chromium)
    : IClassFixture<Chromium>
{
    private static readonly string[] Answers =
    [
        Words.SomeOfBoth, Words.Details, Words.HandedOver, "", Words.OnPurpose, Words.SomeOfBoth,
        Words.HandedOver, Words.SomeOfBoth, Words.Details, Words.HandedOver, Words.HandedOver, Words.SomeOfBoth,
    ];

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1400, ColorScheme.Light)]
    public async Task Twelve_weeks_leave_a_ledger_a_look_back_and_a_chart(int width, ColorScheme scheme)
    {
        await using var program = new RunningProgram();
        await program.StartAsync();
        await using var visit = await chromium.VisitAsync(program, options =>
        {
            options.ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 };
            options.ColorScheme = scheme;
        });
        await visit.Alex.TapAsync(Words.Join);

        if (width > 500)
        {
            await visit.Sam.TapAsync(Words.Join);
        }

        for (var week = 0; week < Answers.Length; week++)
        {
            await visit.MoveClockAsync(Words.NextCheckIn);
            await Assertions.Expect(visit.Alex.Button(Words.SomeOfBoth)).ToBeVisibleAsync();

            if (week == 5)
            {
                await Assertions.Expect(visit.Alex.Button("Still theirs")).ToBeVisibleAsync();
                await LookAsync("follow-up");
                await visit.Alex.TapAsync("I took it back");
            }

            if (Answers[week].Length > 0)
            {
                await visit.Alex.TapAsync(Answers[week]);
                await SecondAsync(week);
            }

            if (week == 7)
            {
                await visit.Alex.ShowsAsync("How shall I go on?");
                await LookAsync("look-back");
                await visit.Alex.TapAsync("Every week");
            }
        }

        await visit.Alex.SayAsync(Words.MyWeeks);
        await visit.Alex.Here.Locator(".chart").Last.WaitForAsync();
        await LookAsync("twelve-weeks");
        await Assertions.Expect(visit.Alex.Last.Locator("table tbody tr")).ToHaveCountAsync(12);
        await visit.Alex.SayAsync(Words.MyHandovers);
        await LookAsync("handovers");
        visit.ShouldBeQuiet();

        async Task SecondAsync(int week)
        {
            if (week == 2)
            {
                await visit.Alex.TapAsync(Words.RememberIt);
                await visit.Alex.Dialog.Locator("input[type=text]").Nth(0).FillAsync("storage renewal");
                await visit.Alex.Dialog.Locator("input[type=text]").Nth(1).FillAsync("T.");
                await visit.Alex.Dialog.Locator("[type=submit]").ClickAsync();
                await Assertions.Expect(visit.Alex.Dialog).ToHaveCountAsync(0);
                return;
            }

            var leave = Leave("Just the thought").Or(Leave("No need")).Or(Leave("Skip"));
            await Assertions.Expect(leave.Or(visit.Alex.Last.Locator(".thought")).First).ToBeVisibleAsync();

            if (await leave.CountAsync() > 0)
            {
                await leave.First.ClickAsync();
            }

            await visit.Alex.Last.Locator(".thought").WaitForAsync();
        }

        ILocator Leave(string label) => visit.Alex.Last.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

        async Task LookAsync(string name)
        {
            await visit.PictureAsync($"{width}-{scheme.ToString().ToLowerInvariant()}-season-{name}");
            (await visit.ViolationsAsync()).ShouldBeEmpty(name);
            (await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBe(width, name);
        }
    }
}
