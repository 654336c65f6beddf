using System.Collections.Concurrent;
using System.Text.Json;

namespace LeadershipBot.Tests;

/// <summary>Somebody looking at the page. Keeps what the browser complains of and whom it calls.</summary>
public sealed class Visit(IBrowserContext context, string url) : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(
        Path.Combine(RunningProgram.Fact("Root"), "tests", "LeadershipBot.Browser.Tests", "node_modules", "axe-core", "axe.min.js"));

    private readonly ConcurrentQueue<string> complaints = [];
    private readonly ConcurrentQueue<string> requests = [];

    public IPage Page { get; private set; } = default!;

    public Chat Alex => new(Page, "alex");

    public Chat Sam => new(Page, "sam");

    public async Task OpenAsync()
    {
        Page = await context.NewPageAsync();
        Page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        Page.PageError += (_, error) => complaints.Enqueue(error);
        Page.Request += (_, request) => requests.Enqueue(request.Url);
        await Page.GotoAsync(url);
        await Alex.ConnectedAsync();
        await Sam.ConnectedAsync();
    }

    /// <summary>A second window in the same profile.</summary>
    public async Task<Visit> AgainAsync()
    {
        var visit = new Visit(context, url);
        await visit.OpenAsync();
        return visit;
    }

    /// <summary>Brings a leader to the front.</summary>
    public async Task<Chat> PlayAsync(string leader)
    {
        await Page.Locator($"[data-show={leader}]").ClickAsync();
        var chat = new Chat(Page, leader);
        await chat.ConnectedAsync();
        return chat;
    }

    /// <summary>Moves the bot's clock and waits until that is done.</summary>
    public async Task MoveClockAsync(string button)
    {
        var arrived = Page.WaitForResponseAsync(response => response.Url.Contains("/clock/", StringComparison.Ordinal), new() { Timeout = 60_000 });
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        (await arrived).Status.ShouldBe(204);
    }

    /// <summary>No error in the console, nothing refused by the content policy, and nobody called but the bot.</summary>
    public void ShouldBeQuiet()
    {
        complaints.ShouldBeEmpty();
        requests.ShouldAllBe(request => request.StartsWith(url + "/", StringComparison.Ordinal));
    }

    /// <summary>What axe-core finds wrong with the page as it stands, one line each: the rule, and where.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        // Evaluated by the debugger, because the page's own policy rightly lets in no script from elsewhere.
        await Page.EvaluateAsync(Axe);
        var found = await Page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' | '))");
        return [.. found.EnumerateArray().Select(violation => violation.GetString()!)];
    }

    /// <summary>Keeps a picture of the page under <c>TestResults/screenshots</c>.</summary>
    public async Task PictureAsync(string name)
    {
        // Once what moves has come to rest, and without a pointer over a button.
        await Page.Mouse.MoveAsync(0, 0);
        await Page.WaitForFunctionAsync("() => document.getAnimations().length === 0");
        await Page.WaitForTimeoutAsync(350);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(RunningProgram.Fact("Root"), "TestResults", "screenshots", name + ".png") });
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private void Note(bool bad, string text)
    {
        if (bad)
        {
            complaints.Enqueue(text);
        }
    }
}
