namespace LeadershipBot.Tests;

/// <summary>One leader's half of the page.</summary>
public sealed class Chat(IPage page, string leader)
{
    public ILocator Here => page.Locator($"[data-leader={leader}]");

    /// <summary>Every message, oldest first.</summary>
    public ILocator Messages => Here.Locator("li[data-message]");

    /// <summary>The latest message.</summary>
    public ILocator Last => Messages.Last;

    public ILocator Box => Here.Locator("textarea");

    public ILocator Dialog => Here.GetByRole(AriaRole.Dialog);

    /// <summary>The sentence that says what went wrong.</summary>
    public ILocator Trouble => Here.Locator(".composer [data-trouble]");

    /// <summary>The latest button of that label.</summary>
    public ILocator Button(string label) => Messages.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last;

    public Task ConnectedAsync() => page.Locator($"[data-leader={leader}].live").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Types something, sends it and waits for what the bot says to it.</summary>
    public async Task SayAsync(string text)
    {
        var before = await AtRestAsync();
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
        await Assertions.Expect(Messages).ToHaveCountAsync(before + 2);
    }

    // A chat just opened says that it is live before what stood there has come.
    private async Task<int> AtRestAsync()
    {
        for (var before = -1; ;)
        {
            var now = await Messages.CountAsync();

            if (now == before)
            {
                return now;
            }

            before = now;
            await page.WaitForTimeoutAsync(200);
        }
    }

    /// <summary>Types something that opens a form, and waits for it.</summary>
    public async Task SayFormAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
        await Dialog.WaitForAsync();
    }

    /// <summary>Presses a button and waits until the bot has taken it.</summary>
    public async Task TapAsync(string label)
    {
        var arrived = page.WaitForResponseAsync(response => response.Url.EndsWith("/tap", StringComparison.Ordinal));
        await Button(label).ClickAsync();
        (await arrived).Ok.ShouldBeTrue();
    }

    /// <summary>Whether the chat shows a text, in its latest messages.</summary>
    public Task ShowsAsync(string text) => Assertions.Expect(Messages.GetByText(text).Last).ToBeVisibleAsync();
}
