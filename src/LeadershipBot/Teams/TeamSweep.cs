using LeadershipBot.CheckIns;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Each minute, before anybody is asked: members follow what their manager changed, notices run out, sums are taken, notes go out.</summary>
/// <remarks>What is to be done follows from the stored rows alone, so that a missed minute or a second copy of the bot costs nothing and repeats nothing.</remarks>
internal sealed class TeamSweep(IStore store, Outbox.Outbox outbox, Following following, Freezing freezing, TimeProvider clock)
{
    private const int Batch = 250;

    /// <summary>Does everything whose time has come.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.Now();

        await AllAsync(unit => FollowAsync(unit, now), cancellationToken);
        await AllAsync(unit => RunOutAsync(unit, now), cancellationToken);

        foreach (var team in await store.ReadAsync(unit => unit.UnattendedAsync(now), cancellationToken))
        {
            await store.WriteAsync(unit => unit.EndUnattendedAsync(team, now), cancellationToken);
        }

        foreach (var team in await store.ReadAsync(unit => unit.RunningTeamsAsync(), cancellationToken))
        {
            if (await store.ReadAsync(unit => Freezing.IsDueAsync(unit, team, now), cancellationToken))
            {
                await store.WriteAsync(unit => freezing.RunAsync(unit, team, now), cancellationToken);
            }
        }

        await AllAsync(unit => NotesAsync(unit, now), cancellationToken);
    }

    private async Task AllAsync(Func<Unit, Task<int>> batch, CancellationToken cancellationToken)
    {
        while (await store.WriteAsync(batch, cancellationToken) == Batch)
        {
        }
    }

    private async Task<int> FollowAsync(Unit unit, Instant now)
    {
        var behind = await unit.QueryAsync<long>(
            $"""
            select person.id from team
            join rhythm on rhythm.team = team.id and rhythm.team_version < case when team.state = 'ended' then @All else team.version end
            join person on person.id = rhythm.person
            order by person.id limit @Batch {unit.Dialect.PersonsSkipLocked}
            """,
            new { Batch = (long)Batch, All = long.MaxValue });

        foreach (var person in behind)
        {
            if (await unit.RhythmAsync(person) is not { Team: { } id } row || await unit.TeamAsync(id) is not { } team)
            {
                continue;
            }

            if (team.State != TeamRow.Ended)
            {
                await following.FollowAsync(unit, row, team.Team, now);
                continue;
            }

            await following.DetachAsync(unit, row);
            await unit.TellAsync(outbox, new NoticeRow
            {
                Team = id, Person = person, Kind = NoticeRow.Ended, ByName = team.ChangedBy, FromAt = now.ToColumn(),
            }, row.DateTimeZone, now);
        }

        return behind.Count;
    }

    // No reply pauses the person: nobody is inherited by silence. That holds for an earlier change too where a later one came
    // before it was due, unless they have said since that they stay.
    private async Task<int> RunOutAsync(Unit unit, Instant now)
    {
        // Whoever is just doing something is left to the next minute: that may be their reply.
        var over = await unit.QueryAsync<NoticeRow>(
            $"""
            select notice.* from notice join person on person.id = notice.person
            where (state = 'open' or (state = 'told' and kind in ('handed', 'added'))) and from_at <= @now
            order by notice.id limit @Batch {unit.Dialect.PersonsSkipLocked}
            """,
            new { now = now.ToColumn(), Batch });

        foreach (var seen in over)
        {
            // They may have replied before their row was held.
            if (await unit.NoticeAsync(seen.Person, seen.Id.ToString()) is not { State: NoticeRow.Open or NoticeRow.Told } notice)
            {
                continue;
            }

            var pauses = await unit.RhythmAsync(notice.Person) is { IsFollowing: true } row && row.Team == notice.Team && !await HasStayedAsync(unit, notice);
            await unit.SettleAsync(notice, pauses ? NoticeRow.Paused : NoticeRow.Over);

            if (pauses)
            {
                await following.PauseAsync(unit, notice.Person, Rhythm.Indefinitely, RhythmRow.ByNotice);
            }

            await outbox.EditAsync(unit, NoticeStore.Key(notice.Id));
        }

        return over.Count;
    }

    private static async Task<bool> HasStayedAsync(Unit unit, NoticeRow notice) => await unit.FindAsync<long?>(
        "select id from notice where team = @Team and person = @Person and id > @Id and state = 'stays' limit 1", notice) is not null;

    private async Task<int> NotesAsync(Unit unit, Instant now)
    {
        var due = await unit.QueryAsync<ManagerRow>(
            $"select * from team_manager where digest_at is not null and digest_at <= @now order by team, person limit @Batch {unit.Dialect.SkipLocked}", new { now = now.ToColumn(), Batch });

        foreach (var manager in due)
        {
            var at = manager.DigestAt!.Value.ToInstant();
            var zone = Zones.Find(await unit.ZoneAsync(manager.Person)) ?? DateTimeZone.Utc;
            var isTheirs = manager.IsAt(now) && await unit.TeamAsync(manager.Team) is { State: TeamRow.Running } team && !team.Team.RestsOn(now.InZone(zone).Date);
            var isOver = manager.State != ManagerRow.Agreed || manager.UntilAt <= now.ToColumn();

            // After an outage the note of an earlier Monday is left out, not made up for.
            if (isTheirs && now - at < Duration.FromHours(10))
            {
                await outbox.PostAsync(unit, new Post(
                    $"digest/{manager.Team}/{manager.Person}/{at.ToColumn()}", manager.Person, TeamMessages.DigestKind, $"{manager.Team}-{manager.Digests}-{at.ToColumn()}",
                    Lane.Invitation, at.ToDateTimeOffset(), (at + Duration.FromHours(10)).ToDateTimeOffset()));
            }

            await unit.SaveAsync(manager with
            {
                DigestAt = isOver ? null : ManagerStore.NextDigest(zone, now).ToColumn(), Digests = manager.Digests + (isTheirs ? 1 : 0),
            });
        }

        return due.Count;
    }
}
