using Microsoft.Data.Sqlite;

namespace LeadershipBot.Tests;

/// <summary>kill -9 of the real program, at whatever it is doing.</summary>
public class KillTests
{
    // Milliseconds after the click that moves the clock: before, within and after the sweep, the sending and the commit.
    private static readonly int[] Moments = [0, 5, 15, 30, 60, 90, 150, 250];

    [Fact]
    public async Task Killed_again_and_again_it_loses_no_week_and_asks_none_twice()
    {
        await using var program = new RunningProgram();
        await program.InitializeAsync();
        await using (var alex = await Visitor.OpenAsync(program.Url, "alex"))
        {
            await alex.PostAsync("/chat/alex/tap", ("action", "join::"));
            await alex.PostAsync("/chat/sam/tap", ("action", "join::"));
        }

        foreach (var moment in Moments)
        {
            await using var visitor = await Visitor.OpenAsync(program.Url, "alex");
            var move = visitor.PostAsync("/clock/week");
            await Task.Delay(moment, TestContext.Current.CancellationToken);
            await program.KillAsync();
            await Should.NotThrowAsync(async () => await move.ContinueWith(_ => { }, TaskScheduler.Default));
            await program.StartAsync();
        }

        await using var last = await Visitor.OpenAsync(program.Url, "alex");
        await last.PostAsync("/clock/week");
        await program.KillAsync();

        // Each week of each person is one row, without a gap, and every one of them was asked in its time.
        Told(program, "select person || ' ' || week || ' ' || state || ' ' || coalesce(because, '') from check_in where state in ('queued', 'not-asked')").ShouldBeEmpty();
        var weeks = Query(program, "select count(*) from check_in");
        weeks.ShouldBe(Query(program, "select sum(asked) from rhythm"));
        weeks.ShouldBe(Query(program, "select count(*) from outbox where kind = 'check-in' and state = 'sent'"));
        weeks.ShouldBeGreaterThanOrEqualTo(2);
        Query(program, "select count(*) from outbox where state in ('sending', 'doubt')").ShouldBe(0);
    }

    private static List<string> Told(RunningProgram program, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={program.Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var told = new List<string>();

        while (reader.Read())
        {
            told.Add(reader.GetString(0));
        }

        return told;
    }

    private static long Query(RunningProgram program, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={program.Database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
