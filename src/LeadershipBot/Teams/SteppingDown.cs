using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>
/// Somebody who looks after teams is gone. Whoever handed one to them keeps it; a team that nobody is left to look after ends,
/// and its people are told and may go on alone: a question in the name of a group that nobody answers for is asked of nobody.
/// </summary>
internal static class SteppingDown
{
    /// <summary>Takes a person out of every team they look after, or were to.</summary>
    public static async Task<bool> StepDownAsync(this Outbox.Outbox outbox, Unit unit, long person, Instant now)
    {
        var own = await unit.QueryAsync<ManagerRow>(
            "select * from team_manager where person = @person and (state <> 'agreed' or until_at is null or until_at > @now) order by team", new { person, now = now.ToColumn() });

        foreach (var manager in own)
        {
            await unit.HoldTeamAsync(manager.Team.ToString());

            if (manager.State == ManagerRow.Agreed && manager.FromAt > now.ToColumn())
            {
                await CallOffAsync(outbox, unit, manager);
            }

            await unit.ExecuteAsync(
                "update team_manager set until_at = @now, digest_at = null where team = @Team and person = @Person and state = 'agreed'", new { manager.Team, manager.Person, now = now.ToColumn() });
            await unit.ExecuteAsync("delete from team_manager where team = @Team and person = @Person and state <> 'agreed'", new { manager.Team, manager.Person });

            // On the list, managers are left out. It stays so: what others count does not change by this.
            await unit.ExecuteAsync("update invitation set listed = 0, look = 0 where team = @Team and person = @Person", new { manager.Team, manager.Person });
            await EndUnattendedAsync(unit, manager.Team, now);
        }

        return own.Count > 0;
    }

    /// <summary>Teams that run and that nobody looks after, or ever will.</summary>
    public static Task<IReadOnlyList<long>> UnattendedAsync(this Unit unit, Instant now) => unit.QueryAsync<long>(
        """
        select id from team where state = 'running' and not exists (
            select 1 from team_manager where team_manager.team = team.id and team_manager.state = 'agreed' and (until_at is null or until_at > @now))
        order by id
        """,
        new { now = now.ToColumn() });

    /// <summary>Ends a team that nobody looks after. Its people are told within the minute.</summary>
    public static async Task<bool> EndUnattendedAsync(this Unit unit, long id, Instant now)
    {
        if (await unit.TeamAsync(id) is not { State: TeamRow.Running } team || (await unit.ManagersAsync(id, now)).Count > 0)
        {
            return false;
        }

        await unit.SaveAsync(team with { State = TeamRow.Ended, EndedAt = now.ToColumn(), EndedBy = TeamRow.Unattended, Version = team.Version + 1, ChangedBy = "" });
        await unit.ExecuteAsync("delete from block where team = @id and state = 'open'", new { id });
        return true;
    }

    // Nobody takes over, so whoever was to hand it over goes on, and nobody has to say whether they stay.
    private static async Task CallOffAsync(Outbox.Outbox outbox, Unit unit, ManagerRow manager)
    {
        // A co-manager takes nothing from anybody: another may be taking it over on the same day.
        if (manager.Role == ManagerRow.Owner)
        {
            await unit.ExecuteAsync(
                "update team_manager set until_at = null where team = @Team and person = @AskedBy and state = 'agreed' and until_at = @FromAt",
                new { manager.Team, manager.AskedBy, manager.FromAt });
        }

        await unit.ExecuteAsync("update team set terms = terms + 1 where id = @Team", new { manager.Team });

        // Whoever erases themselves has lost their name there a moment ago.
        foreach (var notice in await unit.QueryAsync<long>(
            "select id from notice where team = @Team and state in ('open', 'told') and kind = @kind and from_at = @FromAt and new_name in (@Name, 'another manager')",
            new { manager.Team, manager.FromAt, manager.Name, kind = manager.Role == ManagerRow.Owner ? NoticeRow.Handed : NoticeRow.Added }))
        {
            await unit.ExecuteAsync("update notice set state = 'over' where id = @notice", new { notice });
            await outbox.EditAsync(unit, NoticeStore.Key(notice));
        }
    }
}
