using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;

namespace LeadershipBot.Teams;

/// <summary>Once a day: whoever has left the company, or the group through which they came to the team, is asked nothing more, and looks after nothing.</summary>
internal sealed class RosterRefresh(IStore store, Outbox.Outbox outbox, Following following, TimeProvider clock)
{
    /// <summary>On how many days in a row nobody may be found before they count as gone: platforms lose sight of people for a while.</summary>
    public const int MostMissing = 3;

    /// <summary>Looks at every running team of a workspace that was not looked at today.</summary>
    /// <exception cref="RosterAwayException">The platform gives no answer; the rest waits for the next time.</exception>
    public async Task RunAsync(string workspace, IRoster roster, Unanswered unanswered, CancellationToken cancellationToken)
    {
        var today = RosterWork.Today(clock.Now());
        var teams = await store.ReadAsync(
            unit => unit.QueryAsync<TeamRow>(
                "select * from team where platform = @Platform and workspace = @workspace and state = 'running' and (looked_on is null or looked_on < @today)",
                new { roster.Platform, workspace, today }),
            cancellationToken);

        foreach (var team in teams)
        {
            var before = unanswered.Answers;
            await ManagersAsync(team, roster, unanswered, today, cancellationToken);
            await MembersAsync(team, roster, unanswered, today, cancellationToken);

            // Every team has somebody: where nobody could be asked about, nobody was looked at.
            if (unanswered.Answers > before)
            {
                await store.WriteAsync(unit => unit.ExecuteAsync("update team set looked_on = @today where id = @Id", new { team.Id, today }), cancellationToken);
            }
        }
    }

    private async Task MembersAsync(TeamRow team, IRoster roster, Unanswered unanswered, string today, CancellationToken cancellationToken)
    {
        var members = await store.ReadAsync(
            unit => unit.QueryAsync<Seen>(
                """
                select person.id as person, person.user_id, person.missing, coalesce(invitation.by_group, 0) as by_group from rhythm
                join person on person.id = rhythm.person
                left join invitation on invitation.team = rhythm.team and invitation.person = rhythm.person
                where rhythm.team = @Id
                """,
                new { team.Id }),
            cancellationToken);
        var group = team.GroupId is { } id ? await GroupAsync(team, id, roster, unanswered, cancellationToken) : null;

        foreach (var member in members)
        {
            var (account, isGone) = await LookAsync(team, roster, unanswered, member, today, cancellationToken);

            var isUnfit = isGone || (account is not null && !Rosters.IsFit(account));

            // Whoever was picked by name need not belong to the group.
            if (isUnfit || (member.ByGroup != 0 && group is not null && !group.Contains(member.UserId)))
            {
                await store.WriteAsync(unit => GoneAsync(unit, team.Id, member.Person, isThere: account is not null && !isUnfit), cancellationToken);
            }
        }
    }

    private async Task ManagersAsync(TeamRow team, IRoster roster, Unanswered unanswered, string today, CancellationToken cancellationToken)
    {
        var managers = await store.ReadAsync(
            unit => unit.QueryAsync<Seen>(
                """
                select person.id as person, person.user_id, person.missing from team_manager join person on person.id = team_manager.person
                where team_manager.team = @Id and team_manager.state = 'agreed' and (until_at is null or until_at > @now)
                """,
                new { team.Id, now = clock.Now().ToColumn() }),
            cancellationToken);

        foreach (var manager in managers)
        {
            if (await LookAsync(team, roster, unanswered, manager, today, cancellationToken) is { IsGone: true } or { Account.IsActive: false })
            {
                await store.WriteAsync(unit => outbox.StepDownAsync(unit, manager.Person, clock.Now()), cancellationToken);
            }
        }
    }

    // Of whom nothing is known just now, nothing follows.
    private static async Task<IReadOnlyList<string>?> GroupAsync(TeamRow team, string group, IRoster roster, Unanswered unanswered, CancellationToken cancellationToken)
    {
        try
        {
            var members = await roster.MembersAsync(team.Workspace, group, cancellationToken);
            unanswered.Heard();
            return members;
        }
        catch (RosterAwayException away)
        {
            unanswered.Note(away);
            return null;
        }
    }

    private async Task<(Account? Account, bool IsGone)> LookAsync(TeamRow team, IRoster roster, Unanswered unanswered, Seen person, string today, CancellationToken cancellationToken)
    {
        try
        {
            var found = await roster.FindAsync(new Address(team.Platform, team.Workspace, person.UserId), cancellationToken);
            unanswered.Heard();

            if (found is not { } account)
            {
                return (null, await store.WriteAsync(unit => MissAsync(unit, person.Person, today), cancellationToken) >= MostMissing);
            }

            if (person.Missing != 0)
            {
                await store.WriteAsync(unit => unit.ExecuteAsync("update person set missing = 0, missing_on = null where id = @Person", person), cancellationToken);
            }

            return (account, false);
        }
        catch (RosterHiddenException)
        {
            unanswered.Heard();
            return (null, false);
        }
        catch (RosterAwayException away)
        {
            unanswered.Note(away);
            return (null, false);
        }
    }

    // Once a day, of however many teams they are.
    private static async Task<long> MissAsync(Unit unit, long person, string today)
    {
        await unit.ExecuteAsync(
            "update person set missing = missing + 1, missing_on = @today where id = @person and (missing_on is null or missing_on < @today)", new { person, today });
        return await unit.FindAsync<long>("select missing from person where id = @person", new { person });
    }

    // That is no refusal: whoever comes back can be invited again after the usual time.
    private async Task<bool> GoneAsync(Unit unit, long team, long person, bool isThere)
    {
        await OutboxTable.HoldPersonsAsync(unit, [person]);

        if (await unit.RhythmAsync(person) is { Team: { } id } row && id == team)
        {
            await following.DetachAsync(unit, row);
            await unit.ExecuteAsync("update invitation set state = 'removed' where team = @team and person = @person and state = 'joined'", new { team, person });

            // Whoever is still here would wonder where the question has gone.
            if (isThere)
            {
                var now = clock.Now();
                await unit.TellAsync(outbox, new NoticeRow { Team = team, Person = person, Kind = NoticeRow.Outside, FromAt = now.ToColumn() }, row.DateTimeZone, now);
            }
        }

        return true;
    }

    private sealed record Seen
    {
        public long Person { get; init; }
        public string UserId { get; init; } = "";
        public long Missing { get; init; }
        public long ByGroup { get; init; }
    }
}
