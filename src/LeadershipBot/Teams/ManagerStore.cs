using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>Somebody who looks after a team, has done so, or was asked to.</summary>
internal sealed record ManagerRow
{
    public const string Asked = "asked";
    public const string Agreed = "agreed";
    public const string Owner = "owner";
    public const string Co = "co";

    public long Team { get; init; }
    public long Person { get; init; }
    public string Name { get; init; } = "";
    public string Role { get; init; } = Owner;
    public string State { get; init; } = Agreed;
    public long? AskedBy { get; init; }
    public long? FromAt { get; init; }
    public long? UntilAt { get; init; }
    public string? SeesFrom { get; init; }
    public long? DigestAt { get; init; }
    public long Digests { get; init; }

    /// <summary>The latest <see cref="ManagerOffer"/> to them, and what became of it.</summary>
    public string? Offer { get; init; }
    public string? OfferState { get; init; }

    /// <summary>Whether they look after it now or will, and nobody has taken over from them.</summary>
    public bool IsLasting => State == Agreed && UntilAt is null;

    /// <summary>Whether they look after it at that moment.</summary>
    public bool IsAt(Instant now) => State == Agreed && FromAt <= now.ToColumn() && (UntilAt is not { } until || until > now.ToColumn());
}

/// <summary>Reads and writes who looks after a team.</summary>
internal static class ManagerStore
{
    /// <summary>A running team that this person looks after now, or null: for everybody else it is as if it did not exist.</summary>
    public static async Task<(TeamRow Team, ManagerRow Manager)?> ManagedAsync(this Unit unit, long person, string team, Instant now) =>
        long.TryParse(team, out var id)
        && await unit.TeamAsync(id) is { State: TeamRow.Running } row
        && await unit.ManagerAsync(id, person) is { } manager && manager.IsAt(now)
            ? (row, manager)
            : null;

    /// <summary>A person's part in looking after a team, or null.</summary>
    public static Task<ManagerRow?> ManagerAsync(this Unit unit, long team, long person) =>
        unit.FindAsync<ManagerRow>("select * from team_manager where team = @team and person = @person", new { team, person });

    /// <summary>All who look after a team at that moment or will, the one who was there first at the beginning.</summary>
    public static async Task<IReadOnlyList<ManagerRow>> ManagersAsync(this Unit unit, long team, Instant now) =>
        [.. (await unit.QueryAsync<ManagerRow>("select * from team_manager where team = @team and state = 'agreed' order by from_at, person", new { team }))
            .Where(manager => manager.UntilAt is not { } until || until > now.ToColumn())];

    /// <summary>Everybody whose offer to look after a team is open.</summary>
    public static Task<IReadOnlyList<ManagerRow>> OfferedAsync(this Unit unit, long team) =>
        unit.QueryAsync<ManagerRow>("select * from team_manager where team = @team and offer_state = 'open' order by person", new { team });

    /// <summary>Whoever got an offer, while no later one has taken its place; or null.</summary>
    public static Task<ManagerRow?> OfferedAsync(this Unit unit, ManagerOffer offer) =>
        unit.FindAsync<ManagerRow>("select * from team_manager where team = @Team and offer = @offer", new { offer.Team, offer = offer.ToString() });

    /// <summary>The running teams that a person looks after now.</summary>
    public static Task<IReadOnlyList<TeamRow>> TeamsOfAsync(this Unit unit, long person, Instant now) => unit.QueryAsync<TeamRow>(
        """
        select team.* from team_manager join team on team.id = team_manager.team
        where team_manager.person = @person and team_manager.state = 'agreed' and team.state = 'running'
            and team_manager.from_at <= @now and (team_manager.until_at is null or team_manager.until_at > @now)
        order by team.id
        """,
        new { person, now = now.ToColumn() });

    /// <summary>Writes it, the first time or again. A time in which the same person looked after the team before stays known.</summary>
    public static async Task<int> SaveAsync(this Unit unit, ManagerRow row)
    {
        await unit.ExecuteAsync(
            """
            insert into manager_period (team, person, role, from_at, until_at, sees_from)
            select team, person, role, from_at, until_at, sees_from from team_manager
            where team = @Team and person = @Person and state = 'agreed' and from_at is not null and (@State <> 'agreed' or from_at <> @FromAt)
            """,
            row);

        return await WriteAsync(unit, row);
    }

    /// <summary>Takes out a time of looking after a team that has not begun.</summary>
    public static Task<int> ForgetAsync(this Unit unit, ManagerRow row) =>
        unit.ExecuteAsync("delete from team_manager where team = @Team and person = @Person", row);

    private static Task<int> WriteAsync(Unit unit, ManagerRow row) => unit.ExecuteAsync(
        """
        insert into team_manager (team, person, name, role, state, asked_by, from_at, until_at, sees_from, digest_at, digests, offer, offer_state)
        values (@Team, @Person, @Name, @Role, @State, @AskedBy, @FromAt, @UntilAt, @SeesFrom, @DigestAt, @Digests, @Offer, @OfferState)
        on conflict (team, person) do update set name = excluded.name, role = excluded.role, state = excluded.state, asked_by = excluded.asked_by,
            from_at = excluded.from_at, until_at = excluded.until_at, sees_from = excluded.sees_from, digest_at = excluded.digest_at, digests = excluded.digests,
            offer = excluded.offer, offer_state = excluded.offer_state
        """,
        row);

    /// <summary>The next Monday at nine in a zone, after a moment: when the weekly note goes to a manager.</summary>
    public static Instant NextDigest(DateTimeZone zone, Instant now)
    {
        var monday = Week.Of(now.InZone(zone).Date).Monday.At(new LocalTime(9, 0));
        var moment = zone.AtLeniently(monday).ToInstant();

        return moment > now ? moment : zone.AtLeniently(monday.PlusWeeks(1)).ToInstant();
    }
}
