using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>Being asked less for a while: skipping a question, pausing, and going on.</summary>
internal sealed class Resting(IStore store, Following following, Outbox.Outbox outbox, TimeProvider clock)
{
    /// <summary>Leaves out the open question, or the next one when none is open.</summary>
    /// <param name="thisWeek">Whether only a question of this week is meant.</param>
    public Task<Reply> SkipAsync(Incoming asked, bool thisWeek, CancellationToken cancellationToken) =>
        store.OfMemberAsync(asked, clock, async (unit, row, isAgain, now) =>
        {
            if (isAgain)
            {
                return PeopleCards.SkippedNext(row.NextOn, row.Today(now));
            }

            if (await unit.OpenCheckInAsync(row.Person) is { } open && open.CheckIn is { Answer: null, IsSkipped: false } checkIn)
            {
                await unit.SaveAsync(open.With(checkIn.WithSkip()));
                await outbox.RemoveAsync(unit, CheckInStore.ReminderKey(row.Person, open.Week));
                await outbox.EditAsync(unit, CheckInStore.Key(row.Person, open.Week));
                return PeopleCards.SkippedNext(row.NextOn, row.Today(now));
            }

            var today = row.Today(now);

            if (row.Rhythm.PausedUntil > today)
            {
                return PeopleCards.AlreadyPaused(row.Rhythm, row.NextOn, today);
            }

            if (thisWeek && (row.NextOn is not { } planned || Week.Of(planned) != Week.Of(today)))
            {
                return PeopleCards.NothingToSkip(row.NextOn, today);
            }

            var skipped = await following.SkipNextAsync(unit, row);
            return PeopleCards.SkippedNext(skipped.NextOn, skipped.Today(now));
        }, cancellationToken);

    /// <summary>Pauses until a day, or opens the form that asks for it.</summary>
    public async Task<Reply> PauseAsync(Incoming asked, LocalDate? until, CancellationToken cancellationToken)
    {
        if (until is not { } day)
        {
            var today = await store.ReadAsync(
                async unit => await unit.FindPersonAsync(asked.From) is { } person ? await unit.TodayAsync(person, clock.Now()) : clock.Now().InUtc().Date,
                cancellationToken);
            return new Reply.Open(PeopleCards.PauseForm(week: null, today), PeopleCards.PickADay(week: ""));
        }

        return await store.OfMemberAsync(asked, clock, async (unit, row, isAgain, now) =>
        {
            if (isAgain)
            {
                return Standing(row, now);
            }

            if (day > row.Today(now).PlusYears(PeopleCards.LongestPauseYears))
            {
                return PeopleCards.PauseTooLong();
            }

            var paused = (await following.PauseAsync(unit, row.Person, day, RhythmRow.ByWish))!;
            return PeopleCards.Paused(day, paused.NextOn, paused.Today(now));
        }, cancellationToken);
    }

    /// <summary>Opens the form that asks until when, from a season's end.</summary>
    public Task<Reply> BreakAsync(Incoming.Tapped tapped, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit => await unit.MemberAsync(tapped.From) is { } row
                ? new Reply.Open(PeopleCards.PauseForm(Week.TryParse(tapped.Action.Subject), row.Today(clock.Now())), PeopleCards.PickADay(tapped.Action.Subject))
                : new Reply.New(PeopleCards.NotJoined()),
            cancellationToken);

    /// <summary>The form that asks until when, filled in; from a season's end it goes on in the check-in's card.</summary>
    public async Task<Reply> PausedAsync(Incoming.Submitted submitted, Answering answering, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var today = await store.ReadAsync(
            async unit => await unit.FindPersonAsync(submitted.From) is { } person ? await unit.TodayAsync(person, now) : now.InUtc().Date, cancellationToken);

        if (When.Iso(submitted.Values.GetValueOrDefault("until")) is not { } until || until <= today || until > today.PlusYears(PeopleCards.LongestPauseYears))
        {
            return new Reply.Refused(
                new Dictionary<string, string> { ["until"] = PeopleCards.PauseDate }, PeopleCards.PauseForm(Week.TryParse(submitted.Action.Subject), today));
        }

        return submitted.Action.Subject.Length > 0
            ? await answering.BreakAsync(submitted, until, cancellationToken)
            : await PauseAsync(submitted, until, cancellationToken);
    }

    /// <summary>Ends a pause.</summary>
    public Task<Reply> ResumeAsync(Incoming asked, CancellationToken cancellationToken) =>
        store.OfMemberAsync(asked, clock, async (unit, row, isAgain, now) =>
        {
            if (isAgain)
            {
                return Standing(row, now);
            }

            if (row.PausedUntil is null)
            {
                return PeopleCards.NotPaused(row.Rhythm, row.NextOn, row.Today(now));
            }

            var resumed = await following.ResumeAsync(unit, row, now);
            return PeopleCards.Resumed(resumed.Rhythm, resumed.NextOn, resumed.Today(now));
        }, cancellationToken);

    private static Cards.Card Standing(RhythmRow row, Instant now) => row.Rhythm.PausedUntil is { } until
        ? PeopleCards.Paused(until, row.NextOn, row.Today(now))
        : PeopleCards.Resumed(row.Rhythm, row.NextOn, row.Today(now));
}
