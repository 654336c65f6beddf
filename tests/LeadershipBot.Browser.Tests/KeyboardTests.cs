namespace LeadershipBot.Tests;

/// <summary>Everything by keyboard alone, with a focus that can be seen and does not get lost.</summary>
public sealed class KeyboardTests(RunningProgram program, Chromium chromium) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task A_week_is_lived_through_without_a_mouse()
    {
        await using var visit = await chromium.VisitAsync(program);

        await TabToAsync(visit, "alex", Words.Join);
        await PressAsync(visit, "/tap");
        await visit.Alex.ShowsAsync(Words.Joined);
        (await FocusIsInAsync(visit, visit.Alex.Last)).ShouldBeTrue("The card that took its place has the focus.");

        await visit.Page.Locator("body").FocusAsync();
        await TabToAsync(visit, null, Words.NextCheckIn);
        await PressAsync(visit, "/clock/");
        await visit.Alex.ShowsAsync(Words.Question);

        await TabToAsync(visit, "alex", Words.Details);
        await PressAsync(visit, "/tap");
        await visit.Alex.Button(Words.JustTheThought).WaitForAsync();
        (await FocusIsInAsync(visit, visit.Alex.Last)).ShouldBeTrue("A card that changes keeps the focus.");

        await TabToAsync(visit, "alex", Words.JustTheThought);
        await PressAsync(visit, "/tap");
        await visit.Alex.Here.Locator(".thought").Last.WaitForAsync();

        await visit.Alex.Box.FocusAsync();
        await visit.Page.Keyboard.TypeAsync("first line");
        await visit.Page.Keyboard.PressAsync("Shift+Enter");
        await visit.Page.Keyboard.TypeAsync("second line");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Alex.Here.Locator(".said").Last).ToHaveTextAsync("first line\nsecond line");
        await Assertions.Expect(visit.Alex.Box).ToBeFocusedAsync();
        await Assertions.Expect(visit.Alex.Box).ToHaveValueAsync("");
    }

    // Tabs until the button of that label has the focus, and sees to it that the focus can be seen on the way.
    private static async Task TabToAsync(Visit visit, string? leader, string label)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var seen = await visit.Page.EvaluateAsync<bool>("() => document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'");
            seen.ShouldBeTrue("The focus cannot be seen.");

            if (await visit.Page.EvaluateAsync<bool>(
                "([leader, label]) => document.activeElement.textContent.trim() === label && (!leader || document.activeElement.closest(`[data-leader=${leader}]`) !== null)",
                new[] { leader, label }))
            {
                return;
            }
        }

        throw new InvalidOperationException($"\"{label}\" is not reached by Tab.");
    }

    private static async Task PressAsync(Visit visit, string path)
    {
        var arrived = visit.Page.WaitForResponseAsync(response => response.Url.Contains(path, StringComparison.Ordinal), new() { Timeout = 60_000 });
        await visit.Page.Keyboard.PressAsync("Enter");
        (await arrived).Ok.ShouldBeTrue();
    }

    private static Task<bool> FocusIsInAsync(Visit visit, ILocator place) => place.EvaluateAsync<bool>("line => line.contains(document.activeElement)");
}
