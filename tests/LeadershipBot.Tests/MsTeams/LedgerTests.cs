namespace LeadershipBot.Tests.MsTeams;

/// <summary>Everything that was handed over is within reach, however much it is.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task Twelve_handovers_with_long_names_are_all_reached_and_each_can_be_closed()
    {
        await using var bot = await TeamsBot.StartAsync();
        await bot.Driver.InstallAsync(bot.Ana);
        await bot.TickAsync();

        for (var number = 1; number <= 12; number++)
        {
            await bot.SayAsync(bot.Ana, "remember");
            await bot.TapAsync(bot.Ana, "Remember it", ("in-what", $"number {number:00} {string.Concat(Enumerable.Repeat("wide", 27))}"), ("in-who", new string('W', 40)));
        }

        var page = await bot.SayAsync(bot.Ana, "my handovers");
        page.ShouldContain("1 to 5 of 12");
        var read = Numbers(page);

        page = await bot.TapAsync(bot.Ana, "Later ones");
        read.AddRange(Numbers(page));
        page = await bot.TapAsync(bot.Ana, "Later ones");
        page.ShouldContain("11 to 12 of 12");
        page.ShouldNotContain("Later ones");
        read.AddRange(Numbers(page));
        read.ShouldBe(Enumerable.Range(1, 12).Select(number => $"number {number:00}"));

        // Whoever closes one stays where they are.
        (await bot.TapAsync(bot.Ana, "Finished")).ShouldContain("11 to 11 of 11");
        (await bot.TapAsync(bot.Ana, "Earlier ones")).ShouldContain("6 to 10 of 11");
        bot.Teams.Refused.ShouldBeEmpty();
        bot.Teams.Warnings.ShouldAllBe(warning => warning.EndsWith("no fallback", StringComparison.Ordinal));
    }

    private static List<string> Numbers(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, "number [0-9]{2}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value)];
}
