using System.Text.Json;
using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>An invitation as it is stored.</summary>
internal sealed record InvitationRow
{
    /// <summary>It is read anew, because other managers look after the team than it said.</summary>
    public const string Again = "again";

    /// <summary>They follow another rhythm and are asked whether to switch.</summary>
    public const string Switch = "switch";

    public long Id { get; init; }
    public long Team { get; init; }
    public long? Person { get; init; }
    public string State { get; init; } = "";
    public long At { get; init; }
    public long? AgainAt { get; init; }
    public long Tries { get; init; }
    public long WasLater { get; init; }

    /// <summary>What it asks just now instead of whether they join, or null.</summary>
    public string? Asking { get; init; }

    /// <summary>In Core's terms.</summary>
    public InvitationState Standing => Names<InvitationState>.Parse(State);

    /// <summary>The same row in another state.</summary>
    public InvitationRow With(InvitationState state) => this with { State = Names<InvitationState>.Of(state) };
}

/// <summary>Reads and writes invitations.</summary>
/// <remarks>A cross join, because SQLite keeps its order: the other way round it would read the list once for each person there is.</remarks>
internal static class InvitationStore
{
    /// <summary>The key of its message: another one for each time it goes out.</summary>
    public static string Key(InvitationRow row) => $"invitation/{row.Id}/{row.Tries}";

    /// <summary>An invitation by its number, or null.</summary>
    public static Task<InvitationRow?> InvitationAsync(this Unit unit, long id) =>
        unit.FindAsync<InvitationRow>("select * from invitation where id = @id", new { id });

    /// <summary>A person's invitation to a team, or null.</summary>
    public static Task<InvitationRow?> InvitationAsync(this Unit unit, long team, long person) =>
        unit.FindAsync<InvitationRow>("select * from invitation where team = @team and person = @person", new { team, person });

    /// <summary>Writes what became of it.</summary>
    public static Task<int> SaveAsync(this Unit unit, InvitationRow row) => unit.ExecuteAsync(
        "update invitation set state = @State, at = @At, again_at = @AgainAt, tries = @Tries, was_later = @WasLater, asking = @Asking where id = @Id", row);

    /// <summary>Notes many people at once; those known already stay as they are.</summary>
    public static async Task InviteAsync(this Unit unit, TeamRow team, IReadOnlyCollection<string> users, InvitationState state, Instant now)
    {
        var items = JsonSerializer.Serialize(users.Distinct().Select(user => new { User = user }));
        var arguments = new { team.Platform, team.Workspace, now = now.ToColumn(), team = team.Id, state = Names<InvitationState>.Of(state), items };

        await unit.ExecuteAsync(
            $"""
            insert into person (platform, workspace, user_id, created_at)
            select @Platform, @Workspace, item.value ->> 'User', @now from {unit.Dialect.Items} where true
            on conflict (platform, workspace, user_id) do nothing
            """,
            arguments);
        await unit.ExecuteAsync(
            $"""
            insert into invitation (team, person, state, at)
            select @team, person.id, @state, @now from {unit.Dialect.Items} cross join person
            where person.platform = @Platform and person.workspace = @Workspace and person.user_id = item.value ->> 'User'
                and person.id not in (select person from team_manager where team = @team and state = 'agreed' and until_at is null)
            on conflict (team, person) do nothing
            """,
            arguments);
    }

    /// <summary>Those of many people who have an invitation to the team.</summary>
    public static Task<IReadOnlyList<InvitationRow>> InvitationsAsync(this Unit unit, TeamRow team, IReadOnlyCollection<string> users) => unit.QueryAsync<InvitationRow>(
        $"""
        select invitation.* from {unit.Dialect.Items} cross join person cross join invitation
        where person.platform = @Platform and person.workspace = @Workspace and person.user_id = item.value ->> 'User'
            and invitation.person = person.id and invitation.team = @Id
        """,
        new { team.Platform, team.Workspace, team.Id, items = JsonSerializer.Serialize(users.Distinct().Select(user => new { User = user })) });

    /// <summary>How many were invited, as a manager counts them.</summary>
    /// <param name="before">Only those whose invitation is older; null for all.</param>
    public static Task<long> InvitedAsync(this Unit unit, long team, Instant? before = null) => unit.FindAsync<long>(
        """
        select count(*) from invitation
        where team = @team and state not in ('draft', 'removed', 'never', 'unfit') and at < @before
            and (person is null or person not in (select person from team_manager where team = @team and state = 'agreed' and until_at is null))
        """,
        new { team, before = before?.ToColumn() ?? long.MaxValue });

    /// <summary>Whether somebody still waits to be looked up.</summary>
    public static async Task<bool> IsLookingUpAsync(this Unit unit, long team) =>
        await unit.FindAsync<long?>("select id from invitation where team = @team and state = 'waiting' limit 1", new { team }) is not null;

    /// <summary>The user ids on a draft, in the order they were picked.</summary>
    public static Task<IReadOnlyList<string>> DraftPeopleAsync(this Unit unit, long team) => unit.QueryAsync<string>(
        "select person.user_id from invitation join person on person.id = invitation.person where invitation.team = @team and invitation.state = 'draft' order by invitation.id",
        new { team });

    /// <summary>When a message that nobody asked for may go to somebody in that zone: now, or when their quiet hours are over.</summary>
    public static (Instant DueAt, Instant NotAfter) Outside(DateTimeZone zone, Instant now)
    {
        var local = now.InZone(zone).LocalDateTime;
        var day = local.TimeOfDay >= Cadence.Latest ? local.Date.PlusDays(1) : local.Date;
        var due = local.TimeOfDay >= Cadence.Earliest && day == local.Date ? now : zone.AtLeniently(day.At(Cadence.Earliest)).ToInstant();

        return (due, zone.AtLeniently(day.At(Cadence.Quiet)).ToInstant() - Duration.FromMilliseconds(1));
    }
}
