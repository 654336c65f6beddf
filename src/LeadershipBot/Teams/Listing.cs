using System.Text.Json;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>
/// A team's list of people, as its managers make it. What they can see of it (how many stand on it, who may be put on it again)
/// follows from what they did and when, never from what somebody on it answered, left or erased.
/// </summary>
internal sealed class Listing(Marks marks)
{
    /// <summary>Somebody has still to be looked up, for the first time.</summary>
    public const long First = 1;

    /// <summary>The same for somebody who was found before.</summary>
    public const long Again = 2;

    private const int Batch = 500;

    /// <summary>Notes many people at once; those known already stay as they are.</summary>
    /// <param name="byGroup">Whether they are there only because they belong to the team's channel or group; whoever was picked is not.</param>
    public async Task NoteAsync(Unit unit, TeamRow team, IReadOnlyCollection<string> users, InvitationState state, Instant now, bool byGroup = false)
    {
        var marked = await marks.OfAsync(unit, team, users);
        var known = (await KnownAsync(unit, team, marked)).Select(row => row.Mark).ToHashSet();
        var items = JsonSerializer.Serialize(marked.Where(pair => !known.Contains(pair.Value)).Select(pair => new { User = pair.Key, Mark = pair.Value }));
        var arguments = new { team.Platform, team.Workspace, now = now.ToColumn(), team = team.Id, state = Names<InvitationState>.Of(state), look = state is InvitationState.Draft ? 0 : 1, byGroup = byGroup ? 1 : 0, items };

        await unit.ExecuteAsync(
            $"""
            insert into person (platform, workspace, user_id, created_at)
            select @Platform, @Workspace, item.value ->> 'User', @now from {unit.Dialect.Items} where true
            on conflict (platform, workspace, user_id) do nothing
            """,
            arguments);
        await unit.ExecuteAsync(
            $"""
            insert into invitation (team, person, state, at, added_at, look, by_group, mark)
            select @team, person.id, @state, @now, @now, @look, @byGroup, item.value ->> 'Mark' from {unit.Dialect.Items} cross join person
            where person.platform = @Platform and person.workspace = @Workspace and person.user_id = item.value ->> 'User'
                and person.id not in (select person from team_manager where team = @team and state = 'agreed' and until_at is null)
            on conflict do nothing
            """,
            arguments);
    }

    /// <summary>Puts people on the list; whoever was put there 90 days ago or longer waits for an invitation anew, where one may go.</summary>
    public async Task AddAsync(Unit unit, TeamRow team, IReadOnlyCollection<string> users, Instant now)
    {
        await MarkAsync(unit);
        var marked = await marks.OfAsync(unit, team, users);
        var byMark = marked.ToDictionary(pair => pair.Value, pair => pair.Key);

        foreach (var known in await KnownAsync(unit, team, marked))
        {
            if (await unit.InvitationAsync(known.Id) is { } row && Inviting.IsOver(row.AddedAt.ToInstant(), now))
            {
                await AgainAsync(unit, team, row, byMark[known.Mark], now);
            }
        }

        await NoteAsync(unit, team, users, InvitationState.Waiting, now);
    }

    /// <summary>Those of many people who stand on the list, held until the unit ends.</summary>
    public async Task<IReadOnlyList<InvitationRow>> OfAsync(Unit unit, TeamRow team, IReadOnlyCollection<string> users)
    {
        await MarkAsync(unit);
        var rows = new List<InvitationRow>();

        foreach (var known in await KnownAsync(unit, team, await marks.OfAsync(unit, team, users)))
        {
            if (await unit.InvitationAsync(known.Id) is { Listed: 1 } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>Takes somebody off the list. In the number taking part they stay as they are now, so that it does not tell.</summary>
    public static Task<int> TakeOffAsync(Unit unit, long id) => unit.ExecuteAsync(
        $"update invitation set listed = 0, look = 0, counted = case when counted = 1 then {Held} else counted end where id = @id", new { id });

    /// <summary>Holds whoever looks after the team now as they take part at this moment, for the same reason.</summary>
    public static Task<int> HoldManagersAsync(Unit unit, long team, Instant now) => unit.ExecuteAsync(
        $"""
        update invitation set counted = {Held} where team = @team and counted = 1
            and person in (select person from team_manager where team = @team and state = 'agreed' and from_at <= @now and (until_at is null or until_at > @now))
        """,
        new { team, now = now.ToColumn() });

    /// <summary>Marks what an earlier version has noted without.</summary>
    /// <returns>How many.</returns>
    public async Task<int> MarkAsync(Unit unit)
    {
        var marked = 0;

        while (await unit.QueryAsync<Unmarked>(
            """
            select invitation.id, team.id as team, team.platform, team.workspace, person.user_id from invitation
            join person on person.id = invitation.person join team on team.id = invitation.team
            where invitation.mark is null order by invitation.id limit @Batch
            """,
            new { Batch }) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                var team = new TeamRow { Id = row.Team, Platform = row.Platform, Workspace = row.Workspace };
                await unit.ExecuteAsync(
                    "update invitation set mark = @mark, added_at = coalesce(added_at, at) where id = @Id", new { row.Id, mark = (await marks.OfAsync(unit, team, [row.UserId]))[row.UserId] });
                marked++;
            }
        }

        return marked;
    }

    private const string Held =
        "case when exists (select 1 from rhythm where rhythm.person = invitation.person and rhythm.team = invitation.team and rhythm.state = 'following') then 2 else 3 end";

    // Whoever said no is counted again like everybody else, looked up like everybody else, and never written to.
    private static async Task AgainAsync(Unit unit, TeamRow team, InvitationRow row, string user, Instant now)
    {
        var goes = Inviting.MayGoAgain(row.Standing);
        var state = row.Standing is InvitationState.Never ? InvitationState.Declined : goes ? InvitationState.Waiting : row.Standing;
        var person = row.Person ?? await unit.EnterAsync(new(team.Platform, team.Workspace, user), now);

        await unit.ExecuteAsync(
            """
            update invitation set listed = 1, by_group = 0, look = case when state = 'unfit' then 1 else 2 end, added_at = @now, person = @person, state = @state, again_at = null,
                at = case when @goes = 1 then @now else at end, tries = tries + @goes, was_later = case when @goes = 1 then 0 else was_later end
            where id = @Id
            """,
            new { row.Id, now = now.ToColumn(), person, state = Names<InvitationState>.Of(state), goes = goes ? 1 : 0 });
    }

    // A cross join, because SQLite keeps its order: the other way round it would read the list once for each person there is.
    private static Task<IReadOnlyList<Known>> KnownAsync(Unit unit, TeamRow team, IReadOnlyDictionary<string, string> marked) => unit.QueryAsync<Known>(
        $"select invitation.id, invitation.mark from {unit.Dialect.Items} cross join invitation where invitation.team = @Id and invitation.mark = item.value ->> 'Mark' order by invitation.id",
        new { team.Id, items = JsonSerializer.Serialize(marked.Values.Select(mark => new { Mark = mark })) });

    private sealed record Known
    {
        public long Id { get; init; }
        public string Mark { get; init; } = "";
    }

    private sealed record Unmarked
    {
        public long Id { get; init; }
        public long Team { get; init; }
        public string Platform { get; init; } = "";
        public string Workspace { get; init; } = "";
        public string UserId { get; init; } = "";
    }
}
