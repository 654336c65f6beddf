using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;

namespace LeadershipBot.Teams;

/// <summary>Once a day: whoever has left the company, or the group through which they came to the team, is asked nothing more, and looks after nothing.</summary>
internal sealed class RosterRefresh(IStore store, Outbox.Outbox outbox, Following following, TimeProvider clock)
{
    /// <summary>Looks at every running team of a workspace that was not looked at today.</summary>
    /// <exception cref="RosterAwayException">The platform gave no answer; the rest waits for the next time.</exception>
    public async Task RunAsync(string workspace, IRoster roster, CancellationToken cancellationToken)
    {
        var today = RosterWork.Today(clock.Now());
        var teams = await store.ReadAsync(
            unit => unit.QueryAsync<TeamRow>(
                "select * from team where platform = @Platform and workspace = @workspace and state = 'running' and (looked_on is null or looked_on < @today)",
                new { roster.Platform, workspace, today }),
            cancellationToken);

        foreach (var team in teams)
        {
            await ManagersAsync(team, roster, cancellationToken);
            await MembersAsync(team, roster, cancellationToken);
            await store.WriteAsync(unit => unit.ExecuteAsync("update team set looked_on = @today where id = @Id", new { team.Id, today }), cancellationToken);
        }
    }

    private async Task MembersAsync(TeamRow team, IRoster roster, CancellationToken cancellationToken)
    {
        var members = await store.ReadAsync(
            unit => unit.QueryAsync<Member>(
                """
                select person.id as person, person.user_id, coalesce(invitation.by_group, 0) as by_group from rhythm
                join person on person.id = rhythm.person
                left join invitation on invitation.team = rhythm.team and invitation.person = rhythm.person
                where rhythm.team = @Id
                """,
                new { team.Id }),
            cancellationToken);
        var group = team.GroupId is { } id ? await roster.MembersAsync(team.Workspace, id, cancellationToken) : null;

        foreach (var member in members)
        {
            var account = await roster.FindAsync(new Address(team.Platform, team.Workspace, member.UserId), cancellationToken);

            // Whoever was picked by name need not belong to the group.
            if (!Rosters.IsFit(account) || (member.ByGroup != 0 && group is not null && !group.Contains(member.UserId)))
            {
                await store.WriteAsync(unit => GoneAsync(unit, team.Id, member.Person), cancellationToken);
            }
        }
    }

    private async Task ManagersAsync(TeamRow team, IRoster roster, CancellationToken cancellationToken)
    {
        foreach (var manager in await store.ReadAsync(unit => unit.ManagersAsync(team.Id, clock.Now()), cancellationToken))
        {
            var address = await store.ReadAsync(unit => unit.AddressAsync(manager.Person), cancellationToken);

            // Only where the platform says so: somebody who cannot be found just now still looks after their team.
            if (address is not null && await roster.FindAsync(new Address(team.Platform, team.Workspace, address.User), cancellationToken) is { IsActive: false })
            {
                await store.WriteAsync(unit => outbox.StepDownAsync(unit, manager.Person, clock.Now()), cancellationToken);
            }
        }
    }

    // That is no refusal: whoever comes back can be invited again after the usual time.
    private async Task<bool> GoneAsync(Unit unit, long team, long person)
    {
        await OutboxTable.HoldPersonsAsync(unit, [person]);

        if (await unit.RhythmAsync(person) is { Team: { } id } row && id == team)
        {
            await following.DetachAsync(unit, row);
            await unit.ExecuteAsync("update invitation set state = 'removed' where team = @team and person = @person and state = 'joined'", new { team, person });
        }

        return true;
    }

    private sealed record Member
    {
        public long Person { get; init; }
        public string UserId { get; init; } = "";
        public long ByGroup { get; init; }
    }
}
