using LeadershipBot.People;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Tests.Teams;

/// <summary>What others do to a person's rhythm waits for what they are just doing themselves: a row that is written as a whole is read after that. SQLite has one writer, so it is about PostgreSQL.</summary>
public class HeldTests
{
    [Fact]
    public async Task A_manager_who_takes_somebody_off_and_their_own_change_do_not_overwrite_each_other()
    {
        await using var cast = await JoinedAsync();
        await WhileTheyChangeAsync(cast, () => ListTests.PeopleAsync(cast, "remove", "alex"));

        (await RhythmAsync(cast)).ShouldBe((RhythmRow.Gone, null, 0));
    }

    [Fact]
    public async Task The_daily_look_and_a_persons_own_change_do_not_overwrite_each_other()
    {
        await using var cast = await JoinedAsync();
        await WriteAsync(cast, unit => unit.ExecuteAsync("update person set user_id = 'helper' where user_id = 'alex'"));
        await WhileTheyChangeAsync(cast, () => cast.Bot.AtAsync("2026-11-24T08:05Z"));

        (await RhythmAsync(cast)).ShouldBe((RhythmRow.Gone, null, 0));
    }

    [Fact]
    public async Task A_notice_that_runs_out_and_a_persons_own_change_do_not_overwrite_each_other()
    {
        await using var cast = await JoinedAsync();
        await UnattendedTests.HandAsync(cast, "Hand over", "ines");
        await WhileTheyChangeAsync(cast, () => cast.Bot.AtAsync("2026-12-07T09:00Z"));

        // Whoever was busy with something is looked at again a minute later.
        await cast.Bot.AtAsync("2026-12-07T09:01Z");
        (await RhythmAsync(cast)).ShouldBe((RhythmRow.Following, RhythmRow.ByNotice, 0));
    }

    private static async Task<Cast> JoinedAsync()
    {
        var cast = await Cast.AssembleAsync(Database.Postgres);
        await cast.InviteAsync("alex,sam");
        await cast.JoinAsync("alex");
        return cast;
    }

    // They switch their reminders off, and are not done before the other act, or as long as that has to wait for them.
    private static async Task WhileTheyChangeAsync(Cast cast, Func<Task> act)
    {
        var hasRead = new TaskCompletionSource();
        var hasActed = new TaskCompletionSource();
        var change = WriteAsync(cast, async unit =>
        {
            var person = await unit.FindAsync<long>($"select id from person where user_id in ('alex', 'helper') {unit.Dialect.ForUpdate}");
            var row = (await unit.RhythmAsync(person))!;
            hasRead.TrySetResult();
            await Task.WhenAny(hasActed.Task, Task.Delay(2_000, TestContext.Current.CancellationToken));
            return await unit.SaveAsync(row with { Reminders = 0 });
        });
        await hasRead.Task;
        await act();
        hasActed.SetResult();
        await change;
    }

    private static async Task<(string State, string? PausedBy, long Reminders)> RhythmAsync(Cast cast)
    {
        var row = await cast.Bot.Services.GetRequiredService<IStore>().ReadAsync(
            unit => unit.FindAsync<RhythmRow>("select rhythm.* from rhythm join person on person.id = rhythm.person where user_id in ('alex', 'helper')"), TestContext.Current.CancellationToken);
        return (row!.State, row.PausedBy, row.Reminders);
    }

    private static Task<int> WriteAsync(Cast cast, Func<Unit, Task<int>> write) =>
        cast.Bot.Services.GetRequiredService<IStore>().WriteAsync(write, TestContext.Current.CancellationToken);
}
