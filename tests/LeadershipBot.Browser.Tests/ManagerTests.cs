namespace LeadershipBot.Tests;

/// <summary>A manager and her people in the browser: the form with its people, the overview, figures that are shown and that are not, the weekly note, and what is held.</summary>
public sealed class ManagerTests(Chromium chromium)
{
    private const string Safety = "--Content:Safety=the counselling line, 0800 000, day and night";

    private static readonly (string Leader, string Answer)[] People =
    [
        ("alex", Words.HandedOver), ("sam", Words.HandedOver), ("robin", Words.SomeOfBoth), ("kim", Words.Details), ("jo", Words.OnPurpose),
    ];

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Light)]
    public async Task A_team_is_set_up_lives_through_four_weeks_and_is_summed_up(int width, ColorScheme scheme)
    {
        await using var program = new RunningProgram(Safety);
        await program.StartAsync();
        await using var visit = await chromium.VisitAsync(program, options =>
        {
            options.ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 };
            options.ColorScheme = scheme;
        });
        var mara = await visit.PlayAsync("mara");

        await mara.SayAsync("team");
        await LookAsync("first-screen");
        await mara.TapAsync("Set up a team…");
        await mara.Dialog.GetByLabel("Name").FillAsync("Platform leads");

        foreach (var name in new[] { "Alex", "Sam", "Robin", "Kim", "Jo", "Lee" })
        {
            await mara.Dialog.GetByText($"{name} ·").ClickAsync();
        }

        await LookAsync("team-form");
        await mara.Dialog.Locator("[type=submit]").ClickAsync();
        await mara.ShowsAsync("6 invitations go out now and say exactly what you just read.");
        await LookAsync("preview");
        await mara.TapAsync("Send invitations");

        // Nobody is written to in the evening.
        await visit.MoveClockAsync(Words.OneDay);

        foreach (var (leader, _) in People)
        {
            var chat = await visit.PlayAsync(leader);
            await Assertions.Expect(chat.Button("Not for me")).ToBeVisibleAsync();

            if (leader == "alex")
            {
                await LookAsync("invitation");
            }

            await chat.Button("Join").ClickAsync();
            await chat.ShowsAsync("You're in. First question:");
        }

        await visit.PlayAsync("mara");
        await mara.SayAsync("team");
        await LookAsync("overview");
        await mara.TapAsync("Figures");
        await LookAsync("figures-none-yet");

        for (var week = 0; week < 8; week++)
        {
            await visit.MoveClockAsync(Words.NextCheckIn);

            foreach (var (leader, answer) in People)
            {
                var chat = await visit.PlayAsync(leader);
                await Assertions.Expect(chat.Button(Words.Details)).ToBeVisibleAsync();

                // In the second four weeks all say the same.
                await chat.TapAsync(week < 4 ? answer : Words.Details);
            }
        }

        await visit.MoveClockAsync(Words.OneWeek);
        await visit.PlayAsync("mara");
        await LookAsync("digest");
        await mara.SayAsync("team");
        await mara.TapAsync("Figures");
        await mara.ShowsAsync("Sums are taken once and never again.");
        await LookAsync("figures");
        await visit.MoveClockAsync(Words.OneWeek);
        await mara.SayAsync("team");
        await mara.TapAsync("Figures");
        await mara.ShowsAsync("Nothing to show for weeks");
        await LookAsync("figures-not-shown");

        var alex = await visit.PlayAsync("alex");
        await alex.SayAsync("what do you hold about me");
        await LookAsync("held");
        await alex.SayAsync("export");
        await LookAsync("export");
        visit.ShouldBeQuiet();

        async Task LookAsync(string what)
        {
            await visit.PictureAsync($"manager-{what}-{width}");
            (await visit.ViolationsAsync()).ShouldBeEmpty(what);
        }
    }
}
