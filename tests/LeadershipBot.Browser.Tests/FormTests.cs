namespace LeadershipBot.Tests;

/// <summary>Forms, as dialogs.</summary>
public sealed class FormTests(RunningProgram program, Chromium chromium) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task A_refused_form_says_why_at_the_field_keeps_its_values_and_gives_the_focus_back_when_closed()
    {
        await using var visit = await chromium.VisitAsync(program);
        var alex = visit.Alex;
        await alex.TapAsync(Words.Join);
        await visit.MoveClockAsync(Words.NextCheckIn);
        await alex.TapAsync(Words.HandedOver);

        await alex.Button(Words.RememberIt).FocusAsync();
        await alex.Button(Words.RememberIt).PressAsync("Enter");
        await Assertions.Expect(alex.Dialog.Locator("input").First).ToBeFocusedAsync();

        await alex.Dialog.Locator("input[type=text]").Nth(1).FillAsync("T. <b>bold</b>");
        await alex.Dialog.Locator("[type=submit]").ClickAsync();
        await Assertions.Expect(alex.Dialog.Locator("[data-fault]").First).Not.ToBeEmptyAsync();
        await Assertions.Expect(alex.Dialog.Locator("input").First).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(alex.Dialog.Locator("input").First).ToBeFocusedAsync();
        await Assertions.Expect(alex.Dialog.Locator("input[type=text]").Nth(1)).ToHaveValueAsync("T. <b>bold</b>");
        (await visit.ViolationsAsync()).ShouldBeEmpty();

        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(alex.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(alex.Button(Words.RememberIt)).ToBeFocusedAsync();

        await alex.TapAsync(Words.RememberIt);
        await alex.Dialog.Locator("input[type=text]").Nth(0).FillAsync("storage renewal");
        await alex.Dialog.Locator("input[type=text]").Nth(1).FillAsync("T.");
        await alex.Dialog.Locator("[type=submit]").ClickAsync();
        await Assertions.Expect(alex.Dialog).ToHaveCountAsync(0);
        visit.ShouldBeQuiet();
    }
}
