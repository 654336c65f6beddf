using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.CheckIns;

/// <summary>The end of a week: the card folds, and what went unanswered is counted, for nobody but the bot's own patience.</summary>
internal static class Closing
{
    /// <summary>Writes a week that was not asked.</summary>
    public static Task<bool> AddSkippedAsync(this Unit unit, long person, SettledWeek week) => unit.AddAsync(new CheckInRow
    {
        Person = person,
        Week = week.Week.ToString(),
        State = Names<CheckInState>.Of(CheckInState.NotAsked),
        Because = Names<Because>.Of(((Outcome.Skipped)week.Outcome).Because),
    });

    /// <summary>Closes a check-in, answered or not.</summary>
    public static async Task CloseAsync(Unit unit, Outbox.Outbox outbox, CheckInRow row, Duration grace)
    {
        var checkIn = row.CheckIn;
        var wasDelivered = checkIn.State is CheckInState.Open;
        await unit.SaveAsync(row.With(checkIn with { State = wasDelivered ? CheckInState.Closed : CheckInState.NotAsked }) with
        {
            Because = wasDelivered ? null : Names<Because>.Of(Because.TooLate),
        });
        await outbox.EditAsync(unit, CheckInStore.Key(row.Person, row.Week));
        await outbox.RemoveAsync(unit, CheckInStore.ReminderKey(row.Person, row.Week));

        await (wasDelivered ? unit.CommitmentGoneAsync(row.Person) : unit.CommitmentWaitsAsync(row.Person));

        if (wasDelivered && checkIn is { Answer: null, IsSkipped: false } && await unit.RhythmAsync(row.Person) is { } rhythm)
        {
            await IgnoredAsync(unit, rhythm, checkIn, grace);
        }
    }

    private static Task<int> IgnoredAsync(Unit unit, RhythmRow rhythm, CheckIn checkIn, Duration grace)
    {
        // Somebody who tapped the question beside it was there; only silence counts.
        var ignored = checkIn.Second.Value is null ? rhythm.Ignored + 1 : 0;
        var counted = rhythm with { Ignored = ignored };

        return unit.SaveAsync(ignored > SecondQuestion.Patience && rhythm is { IsFollowing: true, PausedUntil: null }
            ? (counted with { PausedBy = RhythmRow.ByIgnoring, Ignored = 0 }).With(rhythm.Rhythm.Pause(Rhythm.Indefinitely), grace)
            : counted);
    }
}
