using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.Teams;

/// <summary>Looks people up at their platform's pace: who is in a group, who can be invited. Then the invitations go.</summary>
internal sealed class RosterWork(IStore store, Rosters rosters, Listing listing, RosterRefresh refresh, Outbox.Outbox outbox, TimeProvider clock, ILogger<RosterWork> log) : IDisposable
{
    private const int Batch = 50;

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Does what is to be done in every workspace, none waiting for another.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);

        try
        {
            await store.WriteAsync(unit => unit.ExecuteAsync(
                "update invitation set state = 'waiting', tries = tries + 1 where state = 'later' and again_at <= @now", new { now = clock.Now().ToColumn() }), cancellationToken);
            await MarkAsync(cancellationToken);
            var places = await store.ReadAsync(unit => unit.QueryAsync<Place>("select distinct platform, workspace from team where state = 'running'"), cancellationToken);
            await Task.WhenAll(places.Select(place => InAsync(place, cancellationToken)));
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task MarkAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(unit => unit.FindAsync<long?>("select id from invitation where mark is null and person is not null limit 1"), cancellationToken) is not null)
        {
            await store.WriteAsync(listing.MarkAsync, cancellationToken);
        }
    }

    private async Task InAsync(Place place, CancellationToken cancellationToken)
    {
        if (rosters.Of(place.Platform) is not { } roster)
        {
            return;
        }

        await TryAsync(unanswered => GroupsAsync(place, roster, unanswered, cancellationToken));
        await TryAsync(unanswered => InvitationsAsync(place, roster, unanswered, cancellationToken));
        await TryAsync(unanswered => refresh.RunAsync(place.Workspace, roster, unanswered, cancellationToken));
    }

    // Each by itself: what holds up the one need not hold up the next.
    private async Task TryAsync(Func<Unanswered, Task> work)
    {
        var unanswered = new Unanswered();

        try
        {
            await work(unanswered);
        }
        catch (RosterAwayException)
        {
            // It has been noted, like those before it.
        }

        if (unanswered.Last is { } away)
        {
            log.LogWarning("The people of a workspace wait to be looked up: {Why}", away.Message);
        }
    }

    // Everyone in a group: its members are noted at once, and looked up one after the other like everybody else.
    private async Task GroupsAsync(Place place, IRoster roster, Unanswered unanswered, CancellationToken cancellationToken)
    {
        var teams = await store.ReadAsync(
            unit => unit.QueryAsync<TeamRow>(
                "select * from team where platform = @Platform and workspace = @Workspace and state = 'running' and group_id is not null and looked_on is null", place),
            cancellationToken);

        foreach (var team in teams)
        {
            try
            {
                var members = await roster.MembersAsync(team.Workspace, team.GroupId!, cancellationToken);
                unanswered.Heard();
                await store.WriteAsync(unit => NoteAsync(unit, team.Id, members), cancellationToken);
            }
            catch (RosterAwayException away)
            {
                unanswered.Note(away);
            }
        }
    }

    private async Task<bool> NoteAsync(Unit unit, long id, IReadOnlyList<string>? members)
    {
        var now = clock.Now();
        await unit.HoldTeamAsync(id.ToString());

        if (await unit.TeamAsync(id) is not { State: TeamRow.Running, LookedOn: null } team || (await unit.ManagersAsync(id, now)) is not [var manager, ..])
        {
            return false;
        }

        var own = (await unit.AddressAsync(manager.Person))!.User;
        var others = members?.Where(member => member != own).ToList();

        // Leave to write to a group only to somebody who belongs to it; and to all of it, not to whoever comes first in the list.
        if (others is null || others.Count == members!.Count || others.Count > TeamInput.MostPeople)
        {
            await unit.SaveAsync(team with
            {
                State = TeamRow.Ended, EndedAt = now.ToColumn(), LookedOn = Today(now), EndedBy = others?.Count > TeamInput.MostPeople ? TeamRow.TooLarge : "",
            });
            await outbox.PostAsync(unit, new Post(
                $"team-group/{id}", manager.Person, TeamMessages.GroupKind, id.ToString(), Lane.Reply, now.ToDateTimeOffset(), NotAfter: null));
            return false;
        }

        await unit.SaveAsync(team with { LookedOn = Today(now) });
        await listing.NoteAsync(unit, team, others, InvitationState.Waiting, now, byGroup: true);
        return true;
    }

    private async Task InvitationsAsync(Place place, IRoster roster, Unanswered unanswered, CancellationToken cancellationToken)
    {
        var after = 0L;

        while (true)
        {
            var waiting = await store.ReadAsync(
                unit => unit.QueryAsync<Waiting>(
                    """
                    select invitation.id, person.id as person, person.user_id from invitation
                    join team on team.id = invitation.team join person on person.id = invitation.person
                    where (invitation.state = 'waiting' or invitation.look <> 0) and invitation.id > @after and team.state = 'running' and team.platform = @Platform and team.workspace = @Workspace
                    order by invitation.id limit @Batch
                    """,
                    new { place.Platform, place.Workspace, Batch, after }),
                cancellationToken);

            foreach (var one in waiting)
            {
                after = one.Id;

                try
                {
                    var (account, isHidden) = await FindAsync(roster, new Address(place.Platform, place.Workspace, one.UserId), cancellationToken);
                    unanswered.Heard();
                    await store.WriteAsync(unit => InviteAsync(unit, one, account, isHidden), cancellationToken);
                }
                catch (RosterAwayException away)
                {
                    unanswered.Note(away);
                }
            }

            if (waiting.Count < Batch)
            {
                return;
            }
        }
    }

    // One of whom the platform says nothing cannot be written to, and holds up nobody else.
    private static async Task<(Account? Account, bool IsHidden)> FindAsync(IRoster roster, Address address, CancellationToken cancellationToken)
    {
        try
        {
            return (await roster.FindAsync(address, cancellationToken), false);
        }
        catch (RosterHiddenException)
        {
            return (null, true);
        }
    }

    private async Task<bool> InviteAsync(Unit unit, Waiting one, Account? account, bool isHidden)
    {
        var now = clock.Now();

        // It may have ended while the person was looked up.
        if (await unit.InvitationAsync(one.Id) is not { } row || await unit.TeamAsync(row.Team) is not { State: TeamRow.Running })
        {
            return false;
        }

        var isFit = Rosters.IsFit(account);

        // Off the list only by a look that a manager's act has asked for: any other would tell of "Ask me later". And whoever may
        // not be looked at, or was found before and is not found now, may just have put the bot away, which is nobody's business.
        var isOff = !isFit && !isHidden && (row.Look == Listing.First || (row.Look == Listing.Again && account is not null));
        await (isOff ? Listing.TakeOffAsync(unit, row.Id) : unit.ExecuteAsync("update invitation set look = 0 where id = @Id", new { row.Id }));

        if (row.Standing is not InvitationState.Waiting)
        {
            return false;
        }

        if (!isFit)
        {
            await unit.SaveAsync(row.With(InvitationState.Unfit));
            return false;
        }

        if (Zones.Find(account!.Zone) is { } zone)
        {
            await unit.NoteZoneAsync(one.Person, zone.Id);
        }

        var (due, notAfter) = InvitationStore.Outside(Zones.Find(account.Zone) ?? DateTimeZone.Utc, now);
        await unit.SaveAsync(row.With(InvitationState.Ready) with { AgainAt = null, Asking = null });
        await outbox.PostAsync(unit, new Post(
            InvitationStore.Key(row), one.Person, TeamMessages.InvitationKind, row.Id.ToString(), Lane.Invitation, due.ToDateTimeOffset(), notAfter.ToDateTimeOffset()));

        return true;
    }

    /// <summary>The day up to which people were looked up, as it is stored.</summary>
    public static string Today(Instant now) => LocalDatePattern.Iso.Format(now.InUtc().Date);

    private sealed record Place
    {
        public string Platform { get; init; } = "";
        public string Workspace { get; init; } = "";
    }

    private sealed record Waiting
    {
        public long Id { get; init; }
        public long Person { get; init; }
        public string UserId { get; init; } = "";
    }
}
