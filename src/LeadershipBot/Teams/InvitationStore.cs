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

    /// <summary>Whether they stand on the team's list, since when, and whether that has still to be looked up: a manager's doing alone.</summary>
    public long Listed { get; init; } = 1;
    public long AddedAt { get; init; }
    public long Look { get; init; }

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
internal static class InvitationStore
{
    /// <summary>The key of its message: another one for each time it goes out.</summary>
    public static string Key(InvitationRow row) => $"invitation/{row.Id}/{row.Tries}";

    /// <summary>An invitation by its number, or null. Held until the unit ends, because it is saved as a whole: a tap and the sender must not overwrite each other.</summary>
    public static Task<InvitationRow?> InvitationAsync(this Unit unit, long id) =>
        unit.FindAsync<InvitationRow>($"select * from invitation where id = @id {unit.Dialect.ForUpdate}", new { id });

    /// <summary>The same where nothing of it will be saved.</summary>
    public static Task<InvitationRow?> InvitationToReadAsync(this Unit unit, long id) =>
        unit.FindAsync<InvitationRow>("select * from invitation where id = @id", new { id });

    /// <summary>Writes what became of it.</summary>
    public static Task<int> SaveAsync(this Unit unit, InvitationRow row) => unit.ExecuteAsync(
        "update invitation set state = @State, at = @At, again_at = @AgainAt, tries = @Tries, was_later = @WasLater, asking = @Asking where id = @Id", row);

    /// <summary>How many stand on a team's list, its managers left out.</summary>
    public static Task<long> InvitedAsync(this Unit unit, long team) => unit.FindAsync<long>(
        """
        select count(*) from invitation where team = @team and listed = 1 and state <> 'draft'
            and (person is null or person not in (select person from team_manager where team = @team and state = 'agreed' and until_at is null))
        """,
        new { team });

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
