using System.Text;

namespace LeadershipBot.Tests;

/// <summary>What a person types is read and dropped: not logged, not stored, not even in a page of the file that was freed.</summary>
public class WordsTests
{
    [Fact]
    public async Task What_is_typed_stands_in_no_log_and_in_no_file()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var log = new List<string>();
        const string Mark = "xylophone-quartermaster";

        await using (var bot = await RunningBot.StartAsync(database, new HeldClock("2026-11-23T08:00Z"), log))
        {
            await using var alex = await bot.OpenAsync("alex");
            await alex.TapAsync("Join");
            await alex.SayAsync($"my directors wait for me before they decide about the {Mark}");
            await alex.SayAsync($"i can't go on, i want to end it, {Mark}");
            await bot.AtAsync("2026-11-26T13:00Z");
            await alex.SayAsync($"I handed the {Mark} to my lead and then rewrote it");
            await alex.SayAsync($"pause until {Mark}");
            await alex.SayAsync("remember");
            await alex.SubmitAsync(("what", ""), ("who", Mark), ("level", "inquire"), ("look", "next"));
            alex.Chat.ShouldContain(Mark, Case.Sensitive, "the person still sees what they typed");
        }

        log.ShouldNotBeEmpty();
        log.ShouldAllBe(line => !line.Contains(Mark, StringComparison.OrdinalIgnoreCase));

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(database.Settings.ConnectionString["Data Source=".Length..])!))
        {
            Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain(Mark);
        }
    }
}
