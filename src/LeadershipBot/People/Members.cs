using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using LeadershipBot.Teams;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>Coming and going: the first contact, joining, leaving, and what the platform says of somebody.</summary>
internal sealed class Members(IStore store, Following following, Outbox.Outbox outbox, CheckInOptions options, TimeProvider clock)
{
    /// <summary>The first contact: the welcome, or where things stand for somebody who has joined.</summary>
    public Task<Reply> ArrivedAsync(Incoming.Arrived arrived, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            // By the person and not by the delivery: it may be the same for a lifetime.
            var person = await unit.EnterAsync(arrived.From, now);
            await MoveAsync(unit, person, arrived.Zone, now);

            // Whoever puts the bot in again after taking it out is heard again.
            await following.HeardAsync(unit, person, now);

            return new Reply.New(await unit.RhythmAsync(person) is { IsFollowing: true } row
                ? PeopleCards.Next(row.Rhythm, row.NextOn, row.Today(now))
                : PeopleCards.Welcome(options.AnswersKeptWeeks));
        }, cancellationToken);
    }

    /// <summary>The platform says where they are: for joining, and because a move may have been missed while nobody listened.</summary>
    public Task<Reply> MetAsync(Incoming.Met met, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            await MoveAsync(unit, await unit.EnterAsync(met.From, now), met.Zone, now);
            return new Reply.Silence();
        }, cancellationToken);
    }

    /// <summary>Joins with Thursday 14:00 in their own zone, or says when the next question is.</summary>
    public Task<Reply> JoinAsync(Incoming asked, CancellationToken cancellationToken) =>
        store.OfPersonAsync(asked, clock, async (unit, person, isAgain, now) =>
        {
            if (await unit.RhythmAsync(person) is { IsFollowing: true } row)
            {
                return PeopleCards.AlreadyIn(row.Rhythm, row.NextOn, row.Today(now));
            }

            if (isAgain)
            {
                return PeopleCards.Left(options.AnswersKeptWeeks);
            }

            var known = Zones.Find(await unit.ZoneAsync(person));

            // A zone is noted only of people who were seen to belong here.
            if (asked.IsUnsure && known is null)
            {
                await unit.TakeBackAsync(asked);
                return PeopleCards.NotSure();
            }

            var zone = known ?? DateTimeZone.Utc;
            var joined = await following.JoinAsync(unit, person, zone, now);

            return PeopleCards.Joined(joined.Rhythm, joined.NextOn!.Value, joined.Today(now));
        }, cancellationToken);

    /// <summary>Leaves.</summary>
    public Task<Reply> LeaveAsync(Incoming asked, CancellationToken cancellationToken) =>
        store.OfPersonAsync(asked, clock, async (unit, person, isAgain, now) =>
        {
            if (await unit.RhythmAsync(person) is not { IsFollowing: true } row)
            {
                return isAgain ? PeopleCards.Left(options.AnswersKeptWeeks) : PeopleCards.NotJoined();
            }

            if (isAgain)
            {
                return PeopleCards.AlreadyIn(row.Rhythm, row.NextOn, row.Today(now));
            }

            await following.LeaveAsync(unit, row.Person, now);

            if (await unit.OpenCheckInAsync(row.Person) is { } open)
            {
                await Closing.CloseAsync(unit, outbox, open, options.Grace);
            }

            return PeopleCards.Left(options.AnswersKeptWeeks);
        }, cancellationToken);

    /// <summary>The platform says that they moved, or are gone. A zone that was chosen by hand stays.</summary>
    public Task<Reply> ChangedAsync(Incoming.Changed changed, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit =>
        {
            if (await unit.FindPersonAsync(changed.From) is null || await unit.BeginAsync(changed, now) is not { IsAgain: false, Person: var person })
            {
                return new Reply.Silence();
            }

            if (changed.IsGone)
            {
                await following.LeaveAsync(unit, person, now);
                await unit.NoteZoneAsync(person, zone: null);
                return new Reply.Silence();
            }

            await MoveAsync(unit, person, changed.Zone, now);
            return new Reply.Silence();
        }, cancellationToken);
    }

    // The rhythm moves along, but not the open week, and not an hour that was chosen for another zone. A team's one zone stays
    // where the person moves to, unless its hour is night there.
    private async Task MoveAsync(Unit unit, long person, string? to, Instant now)
    {
        if (Zones.Find(to) is not { } zone || await unit.ZoneAsync(person) is var before && before == zone.Id)
        {
            return;
        }

        await unit.NoteZoneAsync(person, zone.Id);

        if (await unit.RhythmAsync(person) is { IsFollowing: true } row && await ZoneAfterAsync(unit, row, before, zone) is { } after && after.Id != row.Zone)
        {
            var cadence = row.Rhythm.Cadence;
            await following.ChangeAsync(unit, row, cadence.Day, cadence.At, cadence.EveryWeeks, after, now);
        }
    }

    private static async Task<DateTimeZone?> ZoneAfterAsync(Unit unit, RhythmRow row, string? before, DateTimeZone to) =>
        row is { OwnTime: 0, Team: { } id } && await unit.TeamAsync(id) is { Team: { Zone: not null } team } ? team.ZoneFor(to)
        : row.Zone == before ? to
        : null;
}
