namespace LeadershipBot.Tests;

/// <summary>How it looks, wide and narrow, light and dark: nothing axe-core objects to, nothing that sticks out, and pictures to look at.</summary>
public sealed class LooksTests(RunningProgram program, Chromium chromium) : IClassFixture<RunningProgram>
{
    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    public async Task Where_the_web_chat_is_off_the_page_reads_from_top_to_bottom(int width, ColorScheme scheme)
    {
        await using var off = new RunningProgram("--WebChat:Enabled=false");
        await off.StartAsync();
        var page = await chromium.PageAsync(off.Url, width, scheme);

        // Each part begins below the one before, at the same left edge, and is as wide as a line wants to be.
        var parts = await page.EvaluateAsync<double[][]>("() => [...document.querySelectorAll('main > *')].map(part => part.getBoundingClientRect()).map(box => [box.left, box.top, box.bottom, box.width])");
        parts.Length.ShouldBe(7);
        parts.Count(part => part[0] != parts[0][0] || part[3] < 300 || part[0] + part[3] > width).ShouldBe(0);
        parts.Zip(parts.Skip(1)).Count(pair => pair.First[2] > pair.Second[1]).ShouldBe(0);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(Path.Combine(RunningProgram.Fact("Root"), "TestResults", "screenshots")).FullName, $"off-{width}.png"), FullPage = true });
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    public async Task Nothing_is_wrong_with_the_page_at_any_stop(int width, ColorScheme scheme)
    {
        // Its own program: each of the four begins as a newcomer.
        await using var fresh = new RunningProgram();
        await fresh.StartAsync();
        await using var visit = await chromium.VisitAsync(fresh, options =>
        {
            options.ViewportSize = new() { Width = width, Height = width < 500 ? 740 : 900 };
            options.ColorScheme = scheme;
        });
        var stop = 0;

        await LookAsync("welcome");

        await visit.Alex.TapAsync(Words.Join);
        await LookAsync("joined");

        await visit.MoveClockAsync(Words.NextCheckIn);
        await visit.Alex.ShowsAsync(Words.Question);
        await LookAsync("check-in");

        await visit.Alex.TapAsync(Words.Details);
        await LookAsync("reason");

        await visit.Alex.TapAsync(Words.JustTheThought);
        await LookAsync("thought");

        await visit.Alex.SayAsync(Words.Asked);
        await LookAsync("guidance");

        await visit.Alex.SayAsync(Words.AskedVaguely);
        await visit.Alex.Button(Words.NoneOfThese).WaitForAsync();
        await LookAsync("offers");

        await visit.MoveClockAsync(Words.OneWeek);
        await visit.Alex.TapAsync(Words.HandedOver);
        await visit.Alex.TapAsync(Words.RememberIt);
        await visit.Alex.Dialog.WaitForAsync();
        await LookAsync("form");

        await visit.Alex.Dialog.Locator("input[type=text]").Nth(0).FillAsync("storage renewal");
        await visit.Alex.Dialog.Locator("input[type=text]").Nth(1).FillAsync("T.");
        await visit.Alex.Dialog.Locator("[type=submit]").ClickAsync();
        await Assertions.Expect(visit.Alex.Dialog).ToHaveCountAsync(0);
        await LookAsync("handed-over");

        await visit.Alex.SayAsync(Words.MyHandovers);
        await LookAsync("ledger");

        await visit.Alex.SayAsync(Words.MyWeeks);
        await visit.Alex.Here.Locator(".chart").WaitForAsync();
        await LookAsync("weeks");

        visit.ShouldBeQuiet();

        async Task LookAsync(string name)
        {
            await visit.PictureAsync($"{width}-{scheme.ToString().ToLowerInvariant()}-{++stop}-{name}");
            (await visit.ViolationsAsync()).ShouldBeEmpty(name);
            (await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBe(width, name);
        }
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_asked_for_that()
    {
        await using var visit = await chromium.VisitAsync(program, options => options.ReducedMotion = ReducedMotion.Reduce);

        await visit.Sam.SayAsync("hello");

        (await visit.Sam.Last.EvaluateAsync<string>("line => getComputedStyle(line).animationName")).ShouldBe("none");
        (await visit.Sam.Here.Locator(".log").EvaluateAsync<string>("log => getComputedStyle(log).scrollBehavior")).ShouldBe("auto");
    }

    [Fact]
    public async Task The_other_leaders_tab_says_that_something_is_new()
    {
        await using var visit = await chromium.VisitAsync(program, options => options.ViewportSize = new() { Width = 360, Height = 740 });
        await using var other = await visit.AgainAsync();
        var tab = visit.Page.Locator("[data-show=sam]");

        await other.Page.Locator("[data-show=sam]").ClickAsync();
        await other.Sam.SayAsync("hello");

        await Assertions.Expect(tab).ToHaveAccessibleNameAsync("Sam · applications (new)");
        await tab.ClickAsync();
        await Assertions.Expect(tab).ToHaveAccessibleNameAsync("Sam · applications");
        await Assertions.Expect(visit.Sam.Last).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_view_weighs_less_than_100_kilobytes_in_five_answers_at_most()
    {
        await using var visit = await chromium.VisitAsync(program);

        var loaded = await visit.Page.EvaluateAsync<int[]>(
            "() => performance.getEntries().filter(entry => entry.transferSize > 0 && !entry.name.includes('/stream')).map(entry => entry.encodedBodySize)");
        await visit.Page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        var shown = await visit.Page.EvaluateAsync<double>("() => performance.getEntriesByName('first-contentful-paint')[0].startTime");

        // When it is shown is told and not judged: other tests run beside this one.
        TestContext.Current.TestOutputHelper?.WriteLine($"{loaded.Sum()} bytes in {loaded.Length} answers, shown after {shown:0} ms");
        loaded.Length.ShouldBeInRange(4, 5);
        loaded.Sum().ShouldBeLessThan(100_000);
    }
}
