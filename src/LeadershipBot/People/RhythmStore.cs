using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.People;

/// <summary>A person's rhythm as it is stored, with the counts that go with it.</summary>
internal sealed record RhythmRow
{
    /// <summary>Follows the weekly question.</summary>
    public const string Following = "following";

    /// <summary>Left it.</summary>
    public const string Gone = "left";

    /// <summary>Paused by the person.</summary>
    public const string ByWish = "wish";

    /// <summary>Paused because five questions in a row went unanswered; any word resumes.</summary>
    public const string ByIgnoring = "ignored";

    /// <summary>Paused because the platform will not take messages; any word resumes.</summary>
    public const string ByFailure = "undeliverable";

    /// <summary>Paused because somebody else looks after the team now, and no reply came to that.</summary>
    public const string ByNotice = "notice";

    public long Person { get; init; }
    public string State { get; init; } = Following;
    public long Day { get; init; }
    public long Minute { get; init; }
    public long EveryWeeks { get; init; }
    public string FirstWeek { get; init; } = "";
    public string Zone { get; init; } = "";
    public string Settled { get; init; } = "";
    public string? PausedUntil { get; init; }
    public string? PausedBy { get; init; }
    public long? NextDueAt { get; init; }
    public long IsReturn { get; init; }
    public long Reminders { get; init; } = 1;
    public long Rotating { get; init; } = 1;
    public long Asked { get; init; }
    public long Ignored { get; init; }
    public long Ordinary { get; init; }
    public string SeasonFrom { get; init; } = "";
    public long Seasons { get; init; }
    public long JoinedAt { get; init; }

    /// <summary>The team whose rhythm it is; null for their own.</summary>
    public long? Team { get; init; }

    /// <summary>Which version of the team's rhythm it follows.</summary>
    public long TeamVersion { get; init; }

    /// <summary>Whether day, hour and zone are the person's own choice, whatever the team's are.</summary>
    public long OwnTime { get; init; }

    /// <summary>Whether the beat is their own choice.</summary>
    public long OwnEvery { get; init; }

    /// <summary>The days on which the team rests, as <see cref="DaysOff.Write"/> has it.</summary>
    public string Off { get; init; } = "";

    /// <summary>Whether they are asked at all.</summary>
    public bool IsFollowing => State == Following;

    /// <summary>Their zone, or UTC where the bundled database has dropped it.</summary>
    public DateTimeZone DateTimeZone => Zones.Find(Zone) ?? DateTimeZone.Utc;

    /// <summary>In Core's terms.</summary>
    public Rhythm Rhythm => new(
        new Cadence((IsoDayOfWeek)Day, LocalTime.FromMinutesSinceMidnight((int)Minute), (int)EveryWeeks, Week.Parse(FirstWeek)),
        DateTimeZone,
        Week.Parse(Settled),
        PausedUntil is null ? null : LocalDatePattern.Iso.Parse(PausedUntil).Value) { Off = DaysOff.Read(Off) };

    /// <summary>The same row on another rhythm.</summary>
    public RhythmRow With(Rhythm rhythm, Duration grace) => this with
    {
        Day = (long)rhythm.Cadence.Day,
        Minute = rhythm.Cadence.At.Hour * 60 + rhythm.Cadence.At.Minute,
        EveryWeeks = rhythm.Cadence.EveryWeeks,
        FirstWeek = rhythm.Cadence.First.ToString(),
        Zone = rhythm.Zone.Id,
        Settled = rhythm.Settled.ToString(),
        Off = DaysOff.Write(rhythm.Off),
        PausedUntil = rhythm.PausedUntil is { } until ? LocalDatePattern.Iso.Format(until) : null,
        PausedBy = rhythm.PausedUntil is null ? null : PausedBy,
        NextDueAt = IsFollowing ? rhythm.Next(grace)?.DueAt.ToColumn() : null,
    };

    /// <summary>The day of the next question, on the person's calendar; null when none is planned.</summary>
    public LocalDate? NextOn => NextDueAt is { } due ? due.ToInstant().InZone(DateTimeZone).Date : null;

    /// <summary>The person's present day.</summary>
    public LocalDate Today(Instant now) => now.InZone(DateTimeZone).Date;
}

/// <summary>Reads and writes rhythms.</summary>
internal static class RhythmStore
{
    /// <summary>The rhythm of a person, or null when they never joined.</summary>
    public static Task<RhythmRow?> RhythmAsync(this Unit unit, long person) =>
        unit.FindAsync<RhythmRow>("select * from rhythm where person = @person", new { person });

    /// <summary>The rhythms of many, by person.</summary>
    public static async Task<IReadOnlyDictionary<long, RhythmRow>> RhythmsAsync(this Unit unit, IEnumerable<long> people) => (await unit.QueryAsync<RhythmRow>(
        $"select * from rhythm where person in {unit.Dialect.Ids}", new { ids = people.Distinct().ToArray() })).ToDictionary(row => row.Person);

    /// <summary>People whose next question is due, the longest waiting first; on PostgreSQL those that nobody is busy with. Their rows are held.</summary>
    /// <remarks>Whoever is just doing something is left to the next tick. What is decided is read after this, for it may have changed meanwhile.</remarks>
    public static Task<IReadOnlyList<long>> DuePeopleAsync(this Unit unit, Instant now, long[] but, int most) => unit.QueryAsync<long>(
        $"""
        select person.id from rhythm join person on person.id = rhythm.person
        where rhythm.next_due_at is not null and rhythm.next_due_at <= @now and rhythm.person not in {unit.Dialect.Ids}
        order by rhythm.next_due_at limit @most {unit.Dialect.PersonsSkipLocked}
        """,
        new { now = now.ToColumn(), ids = but, most });

    /// <summary>Whether the next question of anybody but these is due.</summary>
    public static async Task<bool> IsAnyDueAsync(this Unit unit, Instant now, long[] but) => await unit.FindAsync<long?>(
        $"select person from rhythm where next_due_at is not null and next_due_at <= @now and person not in {unit.Dialect.Ids} order by next_due_at limit 1", new { now = now.ToColumn(), ids = but }) is not null;

    /// <summary>How many weeks lie between two questions of the team they follow; nobody is asked more often than that. 1 for a rhythm of their own.</summary>
    public static async Task<int> LeastWeeksAsync(this Unit unit, RhythmRow row) => row.Team is { } team
        ? (int)(await unit.FindAsync<long?>("select every_weeks from team where id = @team", new { team }) ?? 1)
        : 1;

    /// <summary>Writes a rhythm, the first time or again.</summary>
    public static Task<int> SaveAsync(this Unit unit, RhythmRow row) => unit.ExecuteAsync(
        """
        insert into rhythm (person, state, day, minute, every_weeks, first_week, zone, settled, paused_until, paused_by, next_due_at, is_return,
            reminders, rotating, asked, ignored, ordinary, season_from, seasons, joined_at, team, team_version, own_time, own_every, off)
        values (@Person, @State, @Day, @Minute, @EveryWeeks, @FirstWeek, @Zone, @Settled, @PausedUntil, @PausedBy, @NextDueAt, @IsReturn,
            @Reminders, @Rotating, @Asked, @Ignored, @Ordinary, @SeasonFrom, @Seasons, @JoinedAt, @Team, @TeamVersion, @OwnTime, @OwnEvery, @Off)
        on conflict (person) do update set state = excluded.state, day = excluded.day, minute = excluded.minute, every_weeks = excluded.every_weeks,
            first_week = excluded.first_week, zone = excluded.zone, settled = excluded.settled, paused_until = excluded.paused_until,
            paused_by = excluded.paused_by, next_due_at = excluded.next_due_at, is_return = excluded.is_return, reminders = excluded.reminders,
            rotating = excluded.rotating, asked = excluded.asked, ignored = excluded.ignored, ordinary = excluded.ordinary,
            season_from = excluded.season_from, seasons = excluded.seasons, joined_at = excluded.joined_at,
            team = excluded.team, team_version = excluded.team_version, own_time = excluded.own_time, own_every = excluded.own_every, off = excluded.off
        """,
        row);
}
