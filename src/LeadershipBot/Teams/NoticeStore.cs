using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>What a member is told about their team, as it is stored.</summary>
internal sealed record NoticeRow
{
    /// <summary>Somebody else is to look after the team; <see cref="Added"/> where they join whoever does.</summary>
    public const string Handed = "handed";
    public const string Added = "added";
    public const string Ended = "ended";
    public const string Removed = "removed";

    /// <summary>They left the channel or group that the team was made of.</summary>
    public const string Outside = "outside";

    public const string Open = "open";
    public const string Stays = "stays";
    public const string Paused = "paused";
    public const string Left = "left";
    public const string Resumed = "resumed";
    public const string Alone = "alone";
    public const string Told = "told";

    /// <summary>It ran out, or what it told of will not come.</summary>
    public const string Over = "over";

    public long Id { get; init; }
    public long Team { get; init; }
    public long Person { get; init; }
    public string Kind { get; init; } = "";
    public string ByName { get; init; } = "";
    public string NewName { get; init; } = "";

    /// <summary>From when on it holds; what asks for a reply runs out then.</summary>
    public long FromAt { get; init; }
    public string State { get; init; } = Told;
}

/// <summary>Reads and writes notices.</summary>
internal static class NoticeStore
{
    private static readonly Duration Kept = Duration.FromDays(7);

    /// <summary>The key of its message.</summary>
    public static string Key(long id) => $"notice/{id}";

    /// <summary>A person's notice, or null. A number alone opens nobody else's. Held until the unit ends: a reply and its running out must not overwrite each other.</summary>
    public static Task<NoticeRow?> NoticeAsync(this Unit unit, long person, string id) => FindAsync(unit, person, id, unit.Dialect.ForUpdate);

    /// <summary>The same where nothing of it will be saved.</summary>
    public static Task<NoticeRow?> NoticeToReadAsync(this Unit unit, long person, string id) => FindAsync(unit, person, id, "");

    /// <summary>What a person was told of a team and has not replied to.</summary>
    public static Task<IReadOnlyList<NoticeRow>> OpenNoticesAsync(this Unit unit, long team, long person) =>
        unit.QueryAsync<NoticeRow>("select * from notice where team = @team and person = @person and state = 'open'", new { team, person });

    /// <summary>Writes a notice and queues its message, outside the person's quiet hours.</summary>
    public static async Task TellAsync(this Unit unit, Outbox.Outbox outbox, NoticeRow row, DateTimeZone zone, Instant now)
    {
        var id = await unit.FindAsync<long>(
            """
            insert into notice (team, person, kind, by_name, new_name, from_at, state)
            values (@Team, @Person, @Kind, @ByName, @NewName, @FromAt, @State) returning id
            """,
            row);
        var (due, _) = InvitationStore.Outside(zone, now);
        await outbox.PostAsync(unit, new Post(
            Key(id), row.Person, TeamMessages.NoticeKind, id.ToString(), Lane.Invitation, due.ToDateTimeOffset(), (due + Kept).ToDateTimeOffset()));
    }

    /// <summary>Writes where it stands.</summary>
    public static Task<int> SettleAsync(this Unit unit, NoticeRow row, string state) =>
        unit.ExecuteAsync("update notice set state = @state where id = @Id", new { row.Id, state });

    private static Task<NoticeRow?> FindAsync(Unit unit, long person, string id, string held) =>
        long.TryParse(id, out var number)
            ? unit.FindAsync<NoticeRow>($"select * from notice where id = @number and person = @person {held}", new { number, person })
            : Task.FromResult<NoticeRow?>(null);
}
