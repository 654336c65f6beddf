using LeadershipBot.Operations;

namespace LeadershipBot.Tests.Operations;

/// <summary>What whoever runs the bot does to a person's data, and what that person sees of it.</summary>
public sealed class OperatorTests : IDisposable
{
    private readonly StringWriter output = new();

    public void Dispose() => output.Dispose();

    [Fact]
    public async Task What_the_operator_does_is_noted_and_shown_to_the_person()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        var clock = new HeldClock("2026-11-23T08:00Z");
        var file = Path.Combine(Path.GetTempPath(), $"leadershipbot-{Guid.NewGuid():n}.zip");

        await using (var before = await RunningBot.StartAsync(database, clock))
        {
            await using var alex = await before.OpenAsync("alex");
            await alex.TapAsync("Join");
        }

        var terminal = new Terminal(output, TextWriter.Null, ShowsProgress: false);
        string[] args = ["export", "--person", "web/local/alex", "--reason", "asked for by letter", "--out", file, $"--Storage:ConnectionString={database.Settings.ConnectionString}"];
        (await new CommandLine(terminal, _ => Task.CompletedTask, (_, _, _) => { }).RunAsync(args)).ShouldBe(0);
        File.Delete(file);

        await using var bot = await RunningBot.StartAsync(database, clock);
        await using var again = await bot.OpenAsync("alex");
        (await again.SayAsync("who saw it")).ShouldContain("asked for by letter");
    }
}
