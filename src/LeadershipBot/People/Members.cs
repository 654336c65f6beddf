using LeadershipBot.Cards;
using LeadershipBot.CheckIns;
using LeadershipBot.Handovers;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>What a leader does about the weekly question itself: join, settings, skip, pause, leave, look back.</summary>
internal sealed class Members(IStore store, Following following, Outbox.Outbox outbox, CheckInOptions options, TimeProvider clock)
{
    /// <summary>How many weeks the chart shows.</summary>
    private const int WeeksShown = 12;

    /// <summary>The first contact: the welcome, or where things stand for somebody who has joined.</summary>
    public Task<Reply> ArrivedAsync(Incoming.Arrived arrived, CancellationToken cancellationToken) =>
        WriteAsync(arrived.From, async (unit, person, now) =>
        {
            if (Zones.Find(arrived.Zone) is { } zone)
            {
                await unit.NoteZoneAsync(person, zone.Id);
            }

            // Whoever puts the bot in again after taking it out is heard again.
            await following.HeardAsync(unit, person, now);

            return await unit.RhythmAsync(person) is { IsFollowing: true } row
                ? PeopleCards.Next(row.Rhythm, row.NextOn, row.Today(now))
                : PeopleCards.Welcome(options.AnswersKeptWeeks);
        }, cancellationToken);

    /// <summary>Joins with Thursday 14:00 in their own zone, or says when the next question is.</summary>
    public Task<Reply> JoinAsync(Incoming asked, CancellationToken cancellationToken) =>
        WriteAsync(asked.From, async (unit, person, now) =>
        {
            if (await unit.RhythmAsync(person) is { IsFollowing: true } row)
            {
                return PeopleCards.AlreadyIn(row.Rhythm, row.NextOn, row.Today(now));
            }

            var known = Zones.Find(await unit.ZoneAsync(person));

            // A zone is noted only of people who were seen to belong here.
            if (asked.IsUnsure && known is null)
            {
                return PeopleCards.NotSure();
            }

            var zone = known ?? DateTimeZone.Utc;
            var joined = await following.JoinAsync(unit, person, zone, now);

            return PeopleCards.Joined(joined.Rhythm, joined.NextOn!.Value, joined.Today(now));
        }, cancellationToken);

    /// <summary>Leaves.</summary>
    public Task<Reply> LeaveAsync(Address from, CancellationToken cancellationToken) =>
        OfMemberAsync(from, async (unit, row, now) =>
        {
            await following.LeaveAsync(unit, row.Person, now);

            if (await unit.OpenCheckInAsync(row.Person) is { } open)
            {
                await Closing.CloseAsync(unit, outbox, open, options.Grace);
            }

            return PeopleCards.Left(options.AnswersKeptWeeks);
        }, cancellationToken);

    /// <summary>Leaves out the open question, or the next one when none is open.</summary>
    /// <param name="deliveryId">The same skip delivered twice leaves out one question, not two.</param>
    /// <param name="thisWeek">Whether only a question of this week is meant.</param>
    public Task<Reply> SkipAsync(Address from, string deliveryId, bool thisWeek, CancellationToken cancellationToken) =>
        OfMemberAsync(from, async (unit, row, now) =>
        {
            if (!await unit.IsNewAsync(deliveryId, now))
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
    public async Task<Reply> PauseAsync(Address from, LocalDate? until, CancellationToken cancellationToken)
    {
        if (until is not { } day)
        {
            var today = await store.ReadAsync(
                async unit => await unit.FindPersonAsync(from) is { } person ? await unit.TodayAsync(person, clock.Now()) : clock.Now().InUtc().Date,
                cancellationToken);
            return new Reply.Open(PeopleCards.PauseForm(week: null, today), PeopleCards.PickADay(week: ""));
        }

        return await OfMemberAsync(from, async (unit, row, now) =>
        {
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
            async unit => await RowAsync(unit, tapped.From) is { } row
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
            : await PauseAsync(submitted.From, until, cancellationToken);
    }

    /// <summary>Ends a pause.</summary>
    public Task<Reply> ResumeAsync(Address from, CancellationToken cancellationToken) =>
        OfMemberAsync(from, async (unit, row, now) =>
        {
            if (row.PausedUntil is null)
            {
                return PeopleCards.NotPaused(row.Rhythm, row.NextOn, row.Today(now));
            }

            var resumed = await following.ResumeAsync(unit, row, now);
            return PeopleCards.Resumed(resumed.Rhythm, resumed.NextOn, resumed.Today(now));
        }, cancellationToken);

    /// <summary>When the next question comes.</summary>
    public Task<Reply> NextAsync(Address from, CancellationToken cancellationToken) =>
        OfMemberAsync(from, (_, row, now) => Task.FromResult(PeopleCards.Next(row.Rhythm, row.NextOn, row.Today(now))), cancellationToken);

    /// <summary>Opens the settings.</summary>
    public Task<Reply> SettingsAsync(Address from, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit => await RowAsync(unit, from) is { } row
                ? new Reply.Open(Form(row, await unit.KeptWeeksAsync(row.Person)), PeopleCards.ChangeSettings())
                : new Reply.New(PeopleCards.NotJoined()),
            cancellationToken);

    /// <summary>Saves the settings: all of them, or none and a sentence at each field that needs one.</summary>
    public Task<Reply> SaveSettingsAsync(Incoming.Submitted submitted, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            await unit.EnterAsync(submitted.From, now);

            if (await RowAsync(unit, submitted.From) is not { } row)
            {
                return new Reply.New(PeopleCards.NotJoined());
            }

            var rhythm = row.Rhythm;
            var (input, refused) = SettingsInput.Read(
                submitted.Values,
                new SettingsInput(rhythm.Cadence.Day, rhythm.Cadence.At, rhythm.Zone, rhythm.Cadence.EveryWeeks, row.Reminders != 0, row.Rotating != 0),
                await unit.LeastWeeksAsync(row));

            if (input is null)
            {
                return new Reply.Refused(refused, Form(row, await unit.KeptWeeksAsync(row.Person)));
            }

            var changed = await following.ChangeAsync(
                unit, Own(row, input) with { Reminders = input.Reminders ? 1 : 0, Rotating = input.Rotating ? 1 : 0 }, input.Day, input.At, input.EveryWeeks, input.Zone, now);
            await unit.KeepWeeksAsync(row.Person, submitted.Values.GetValueOrDefault("keep"));

            return new Reply.New(PeopleCards.Saved(changed.Rhythm, changed.NextOn, changed.Today(now)));
        }, cancellationToken);
    }

    /// <summary>The last twelve weeks.</summary>
    public Task<Reply> HistoryAsync(Address from, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit =>
            {
                if (await unit.FindPersonAsync(from) is not { } person || await unit.RhythmAsync(person) is not { } row)
                {
                    return new Reply.New(PeopleCards.NotJoined());
                }

                var week = Week.Of(row.Today(clock.Now()));
                var weeks = await unit.CheckInsAsync(person, week.Plus(1 - WeeksShown), week);
                return new Reply.New(PeopleCards.History([.. weeks.Reverse().Select(past => HistoryBar.Of(past.CheckIn, past.Because))]));
            },
            cancellationToken);

    /// <summary>The page on which things stand: the next question, what is open, the last weeks.</summary>
    public Task<Reply> HomeAsync(Address from, CancellationToken cancellationToken) =>
        store.ReadAsync<Reply>(
            async unit =>
            {
                if (await unit.FindPersonAsync(from) is not { } person || await unit.RhythmAsync(person) is not { IsFollowing: true } row)
                {
                    return new Reply.New(PeopleCards.Welcome(options.AnswersKeptWeeks));
                }

                var today = row.Today(clock.Now());
                var week = Week.Of(today);
                var weeks = await unit.CheckInsAsync(person, week.Plus(1 - WeeksShown), week);
                return new Reply.New(Card.Of(
                [
                    .. PeopleCards.Next(row.Rhythm, row.NextOn, today).Parts,
                    new Divider(),
                    .. HandoverCards.Ledger(await unit.OpenHandoversAsync(person), today).Parts,
                    new Divider(),
                    .. PeopleCards.History([.. weeks.Reverse().Select(past => HistoryBar.Of(past.CheckIn, past.Because))]).Parts,
                ]));
            },
            cancellationToken);

    /// <summary>The platform says that they moved, or are gone. A zone that was chosen by hand stays.</summary>
    public Task<Reply> ChangedAsync(Incoming.Changed changed, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            if (await unit.FindPersonAsync(changed.From) is null)
            {
                return new Reply.Silence();
            }

            var person = await unit.EnterAsync(changed.From, now);

            if (changed.IsGone)
            {
                await following.LeaveAsync(unit, person, now);
                await unit.NoteZoneAsync(person, zone: null);
                return new Reply.Silence();
            }

            if (Zones.Find(changed.Zone) is { } zone && await unit.ZoneAsync(person) is var before && before != zone.Id)
            {
                await unit.NoteZoneAsync(person, zone.Id);

                if (await unit.RhythmAsync(person) is { IsFollowing: true } row && row.Zone == before)
                {
                    var cadence = row.Rhythm.Cadence;
                    await following.ChangeAsync(unit, row, cadence.Day, cadence.At, cadence.EveryWeeks, zone, now);
                }
            }

            return new Reply.Silence();
        }, cancellationToken);
    }

    private Task<Reply> OfMemberAsync(Address from, Func<Unit, RhythmRow, Instant, Task<Card>> act, CancellationToken cancellationToken) =>
        WriteAsync(from, async (unit, person, now) =>
            await unit.RhythmAsync(person) is { IsFollowing: true } row ? await act(unit, row, now) : PeopleCards.NotJoined(), cancellationToken);

    private Task<Reply> WriteAsync(Address from, Func<Unit, long, Instant, Task<Card>> act, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit => new Reply.New(await act(unit, await unit.EnterAsync(from, now), now)), cancellationToken);
    }

    // What somebody in a team sets for themselves stays, whatever the team does.
    private static RhythmRow Own(RhythmRow row, SettingsInput input)
    {
        var (rhythm, inTeam) = (row.Rhythm, row.Team is not null);
        var time = inTeam && (input.Day != rhythm.Cadence.Day || input.At != rhythm.Cadence.At || input.Zone.Id != row.Zone);

        return row with { OwnTime = time ? 1 : row.OwnTime, OwnEvery = inTeam && input.EveryWeeks != row.EveryWeeks ? 1 : row.OwnEvery };
    }

    private static Cards.Form Form(RhythmRow row, long? keep) => PeopleCards.SettingsForm(row.Rhythm, row.Reminders != 0, row.Rotating != 0, keep);

    private static async Task<RhythmRow?> RowAsync(Unit unit, Address from) =>
        await unit.FindPersonAsync(from) is { } person && await unit.RhythmAsync(person) is { IsFollowing: true } row ? row : null;
}
