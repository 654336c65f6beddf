using System.Text.RegularExpressions;

namespace LeadershipBot.Tests;

/// <summary>Somebody looking at Teams, as Microsoft's emulator shows it.</summary>
public sealed partial class TeamsVisit(IBrowserContext context, Playground playground) : IAsyncDisposable
{
    /// <summary>Their own chat with the bot.</summary>
    public const string Personal = "Personal Chat";

    public const string Group = "Group Chat";

    /// <summary>The team's General channel.</summary>
    public const string General = "My Team - General";

    private const float Patience = 15_000;

    public IPage Page { get; private set; } = default!;

    /// <summary>Every card of the bot that the page shows, in the page's order.</summary>
    public ILocator Cards => Page.Locator(".ac-adaptiveCard");

    public async Task OpenAsync()
    {
        Page = await context.NewPageAsync();

        // It wants fonts and an ornament from Microsoft; nobody is called here.
        await Page.RouteAsync(url => new Uri(url).Host is not ("127.0.0.1" or "localhost"), route => route.AbortAsync());
        await Page.GotoAsync(playground.Url);
    }

    /// <summary>Goes to a conversation; the first time the bot is installed there.</summary>
    public async Task GoAsync(string conversation)
    {
        await Page.GetByRole(AriaRole.Treeitem, new() { Name = conversation }).ClickAsync();
        await Page.WaitForTimeoutAsync(300);
    }

    /// <summary>The card that shows a text; waits until it does.</summary>
    /// <param name="patience">Where the bot writes in its own time.</param>
    public async Task<ILocator> CardAsync(string text, TimeSpan? patience = null)
    {
        var card = Cards.Filter(new() { HasText = text }).Last;
        await card.WaitForAsync(new() { Timeout = (float?)patience?.TotalMilliseconds ?? Patience });
        return card;
    }

    /// <summary>Waits until a text is gone from all cards.</summary>
    public Task GoneAsync(string text) => Assertions.Expect(Cards.Filter(new() { HasText = text })).ToHaveCountAsync(0, new() { Timeout = Patience });

    /// <summary>A card's text as it is drawn, a line each, without empty ones.</summary>
    public static async Task<string> TextAsync(ILocator card) => Blank().Replace(await card.InnerTextAsync(), "\n").Trim();

    /// <summary>The labels of a card's buttons, in order.</summary>
    public static async Task<IReadOnlyList<string>> ButtonsAsync(ILocator card) =>
        [.. (await card.Locator("button.fui-Button, .ac-pushButton, .ac-linkButton, .ac-selectable").AllInnerTextsAsync()).Where(label => label.Length > 0)];

    /// <summary>Presses the latest button of a label and waits until the bot has answered.</summary>
    public async Task TapAsync(string label)
    {
        var before = await AnsweredAsync();
        await Cards.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();
        await TookAsync(before, $"[{label}]");
    }

    /// <summary>Fills in a field of a card by its label.</summary>
    public Task FillAsync(string label, string value) => Field(label).FillAsync(value);

    /// <summary>Picks one of a list by its label.</summary>
    public async Task ChooseAsync(string label, string option)
    {
        await Field(label).ClickAsync();
        await Page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).Last.ClickAsync();
    }

    /// <summary>Writes a message in the conversation that is open.</summary>
    public async Task SayAsync(string text)
    {
        var before = await AnsweredAsync();
        await Box().ClickAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
        await TookAsync(before, text);
    }

    /// <summary>Writes a message that names the bot: a new post in a channel, a message in a group chat.</summary>
    public async Task MentionAsync(string text)
    {
        var before = await AnsweredAsync();
        var post = Page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true });
        var isChannel = await post.CountAsync() > 0;
        await (isChannel ? Page.Locator("[data-lexical-editor=true]").First : Box()).ClickAsync();
        await Page.Keyboard.TypeAsync("@", new() { Delay = 50 });
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Test Bot" }).ClickAsync();
        await Page.Keyboard.TypeAsync(" " + text, new() { Delay = 10 });
        await (isChannel ? post.ClickAsync() : Page.Keyboard.PressAsync("Enter"));
        await TookAsync(before, text);
    }

    /// <summary>Keeps a picture of the page under <c>TestResults/screenshots</c>.</summary>
    public async Task PictureAsync(string name)
    {
        await Page.Mouse.MoveAsync(0, 0);
        await Page.WaitForTimeoutAsync(500);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(RunningProgram.Fact("Root"), "TestResults", "screenshots", name + ".png") });
    }

    /// <summary>Whatever the emulator says went wrong between it and the bot, one line each.</summary>
    public async Task<IReadOnlyList<string>> TroubleAsync() =>
        [.. (await Page.Locator("body").InnerTextAsync()).Split('\n').Where(line => Failed().IsMatch(line))];

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    // A label ends in a star where something has to be filled in.
    private ILocator Field(string label) => Cards.GetByLabel(new Regex($"^{Regex.Escape(label)}( ?\\*)?$", RegexOptions.None, TimeSpan.FromSeconds(1))).Last;

    private ILocator Box() => Page.Locator("[data-lexical-editor=true]").Last;

    // The emulator's log is the only place that says a message was taken.
    private async Task<int> AnsweredAsync() => Answered().Count(await Page.Locator("body").InnerTextAsync());

    private async Task TookAsync(int before, string what)
    {
        for (var i = 0; i < 150; i++)
        {
            if (await AnsweredAsync() > before)
            {
                return;
            }

            await Page.WaitForTimeoutAsync(100);
        }

        throw new TimeoutException($"The bot did not answer: {what}");
    }

    [GeneratedRegex(@"\n\s*\n+", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"-> User Application (message|invoke) \d{3}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Answered();

    [GeneratedRegex(@"^\[.*(->.* [45]\d\d$|error|Error)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Failed();
}
