[assembly: AssemblyFixture(typeof(LeadershipBot.Tests.Chromium))]

// Two classes at a time: a visit waits more than it works, and the machine has one browser and few processors.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace LeadershipBot.Tests;

/// <summary>One Chromium for all tests; each visit has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Opens the page in an empty profile, in Berlin, and waits until it is connected.</summary>
    public async Task<Visit> VisitAsync(RunningProgram program, Action<BrowserNewContextOptions>? set = null)
    {
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1400, Height = 900 }, TimezoneId = "Europe/Berlin", Locale = "en-GB" };
        set?.Invoke(options);
        var visit = new Visit(await browser!.NewContextAsync(options), program.Url);
        await visit.OpenAsync();
        return visit;
    }

    /// <summary>Opens a page that talks to nobody, in an empty profile.</summary>
    public async Task<IPage> PageAsync(string url, int width, ColorScheme scheme)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        return page;
    }

    /// <summary>Opens Teams in an empty profile, as Microsoft's emulator shows it.</summary>
    public async Task<TeamsVisit> VisitAsync(Playground playground, int width = 1300)
    {
        var visit = new TeamsVisit(await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, Locale = "en-GB" }), playground);
        await visit.OpenAsync();
        return visit;
    }
}
