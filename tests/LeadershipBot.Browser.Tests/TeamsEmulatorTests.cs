using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LeadershipBot.Tests;

/// <summary>The main job in Teams, as Microsoft's emulator shows it, with the bot as a program of its own. The clock is the real one.</summary>
public sealed class TeamsEmulatorTests(Chromium chromium)
{
    // Without summer time, and one of them has daytime at any moment: the hours in which questions are asked.
    private static readonly (string Zone, int Offset)[] Zones = [("Africa/Lagos", 1), ("America/Phoenix", -7), ("Asia/Tokyo", 9)];

    [Fact]
    public async Task A_leader_installs_joins_is_asked_answers_asks_for_guidance_and_sees_the_weeks()
    {
        var (zone, offset) = Zones.First(one => DateTimeOffset.UtcNow.AddHours(one.Offset).Hour is >= 8 and < 18);
        await using var program = new RunningProgram("--MsTeams:Authentication=Off", "--WebChat:Enabled=false");
        await program.StartAsync();
        await using var playground = await Playground.StartAsync(program.Url, zone);
        await using var visit = await chromium.VisitAsync(playground);

        var welcome = await visit.CardAsync(Words.Welcome);
        (await TeamsVisit.ButtonsAsync(welcome)).ShouldBe([Words.Join, Words.JustAsk, Words.LeadATeam]);
        await visit.PictureAsync("teams-1-welcome");

        await visit.TapAsync(Words.Join);
        await visit.CardAsync(Words.Joined);
        await visit.GoneAsync(Words.Welcome);
        await visit.PictureAsync("teams-2-joined");

        var due = DateTimeOffset.UtcNow.AddHours(offset).AddMinutes(2);
        await visit.TapAsync(Words.ChangeIt);
        await visit.CardAsync(Words.WhenToAsk);
        await visit.PictureAsync("teams-3-settings");
        await visit.ChooseAsync("Day", due.DayOfWeek.ToString());
        await visit.FillAsync("Hour", due.ToString("HH:mm"));
        await visit.TapAsync("Save");
        (await TeamsVisit.TextAsync(await visit.CardAsync("Saved. Next question:"))).ShouldContain($"{due:HH:mm} ({zone})");

        await visit.SayAsync(Words.Asked);
        var thought = await visit.CardAsync("essay, ");
        (await TeamsVisit.ButtonsAsync(thought)).Count.ShouldBeGreaterThanOrEqualTo(3);
        await visit.PictureAsync("teams-4-guidance");

        // What is said before others is answered alone.
        await visit.GoAsync(TeamsVisit.General);
        await visit.MentionAsync(Words.Asked);
        await visit.PictureAsync("teams-5-channel");
        (await visit.Cards.Filter(new() { HasText = "essay, " }).CountAsync()).ShouldBe(0);
        await visit.GoAsync(TeamsVisit.Personal);
        await visit.CardAsync(Words.PostItInTheChannel);
        await visit.PictureAsync("teams-6-answered-alone");

        // The bot writes first, after having been away.
        await program.KillAsync();
        await MakeDueAsync(program.Database, due);
        await program.StartAsync();
        await visit.CardAsync(Words.Question, TimeSpan.FromMinutes(4));
        await visit.PictureAsync("teams-7-question");
        await visit.SayAsync(Words.TypedAnswer);
        await visit.CardAsync("I read that as some of both.");
        await visit.PictureAsync("teams-8-typed-answer");
        await visit.TapAsync("Yes");
        await visit.CardAsync("Noted: some of both");
        await visit.GoneAsync("I read that as some of both.");
        await visit.PictureAsync("teams-9-answered");

        await visit.SayAsync(Words.MyWeeks);
        var weeks = await visit.CardAsync("Your last week");

        // An answer nobody gave stands only at a bar.
        await Assertions.Expect(weeks).ToContainTextAsync(Words.OnPurpose, new() { Timeout = 20_000 });
        (await TeamsVisit.TextAsync(weeks)).ShouldNotContain("Week by week:", customMessage: "The chart is not drawn.");
        await visit.PictureAsync("teams-10-weeks");

        (await visit.TroubleAsync()).ShouldBeEmpty();
    }

    // Whoever joins late in a week is first asked in the next; here this week's question has not been settled yet.
    private static async Task MakeDueAsync(string database, DateTimeOffset due)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "update rhythm set settled = $before, first_week = $week, next_due_at = $now";
        command.Parameters.AddWithValue("$before", Week(due.AddDays(-7)));
        command.Parameters.AddWithValue("$week", Week(due));
        command.Parameters.AddWithValue("$now", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    private static string Week(DateTimeOffset day) => $"{ISOWeek.GetYear(day.DateTime)}-W{ISOWeek.GetWeekOfYear(day.DateTime):00}";
}
