using LeadershipBot.CheckIns;
using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Teams;

/// <summary>A team as it is stored.</summary>
internal sealed record TeamRow
{
    public const string Draft = "draft";
    public const string Running = "running";
    public const string Ended = "ended";

    /// <summary>It ended because nobody was left to look after it.</summary>
    public const string Unattended = "unattended";

    /// <summary>It ended before it began, because its channel or group has more members than one team takes.</summary>
    public const string TooLarge = "too-large";

    public long Id { get; init; }
    public string Platform { get; init; } = "";
    public string Workspace { get; init; } = "";
    public string Name { get; init; } = "";
    public long Day { get; init; }
    public long Minute { get; init; }
    public long EveryWeeks { get; init; }
    public string FirstWeek { get; init; } = "";
    public string? Zone { get; init; }
    public string Off { get; init; } = "";
    public string State { get; init; } = Draft;
    public long Version { get; init; } = 1;

    /// <summary>Counts the changes of who looks after it.</summary>
    public long Terms { get; init; } = 1;

    /// <summary>Who changed it last, by name; of a draft, the delivery it came by.</summary>
    public string ChangedBy { get; init; } = "";
    public string? GroupId { get; init; }
    public string? Band { get; init; }
    public string? BandWeek { get; init; }
    public long BandMost { get; init; }

    /// <summary>How many people must have answered before anything is shown, as its invitations said; 0 where they said that nothing ever is.</summary>
    public long Least { get; init; } = Trend.LeastPeople;
    public string? LookedOn { get; init; }
    public long CreatedAt { get; init; }
    public long? EndedAt { get; init; }
    public string EndedBy { get; init; } = "";

    /// <summary>In Core's terms.</summary>
    public Team Team => new(
        Id,
        Name,
        new Cadence((IsoDayOfWeek)Day, LocalTime.FromMinutesSinceMidnight((int)Minute), (int)EveryWeeks, Week.Parse(FirstWeek)),
        Zones.Find(Zone),
        DaysOff.Read(Off),
        Version);

    /// <summary>The same row with what a manager may change.</summary>
    public TeamRow With(Team team, string by) => this with
    {
        Name = team.Name,
        Day = (long)team.Cadence.Day,
        Minute = team.Cadence.At.Hour * 60 + team.Cadence.At.Minute,
        EveryWeeks = team.Cadence.EveryWeeks,
        FirstWeek = team.Cadence.First.ToString(),
        Zone = team.Zone?.Id,
        Off = DaysOff.Write(team.Off),
        Version = Version + 1,
        ChangedBy = by,
    };
}

/// <summary>Reads and writes teams.</summary>
internal static class TeamStore
{
    /// <summary>A team, or null.</summary>
    public static Task<TeamRow?> TeamAsync(this Unit unit, long id) => unit.FindAsync<TeamRow>("select * from team where id = @id", new { id });

    /// <summary>Holds a team's row until the unit ends, so that two managers save one after the other. Before anything of it is read.</summary>
    public static async Task HoldTeamAsync(this Unit unit, string id)
    {
        if (long.TryParse(id, out var number))
        {
            await unit.FindAsync<long?>($"select id from team where id = @number {unit.Dialect.ForUpdate}", new { number });
        }
    }

    /// <summary>A person's drafts of that name.</summary>
    public static Task<IReadOnlyList<long>> DraftsAsync(this Unit unit, long person, string name) => unit.QueryAsync<long>(
        "select team.id from team join team_manager on team_manager.team = team.id where team_manager.person = @person and team.state = 'draft' and team.name = @name", new { person, name });

    /// <summary>Forgets a draft.</summary>
    public static async Task ForgetDraftAsync(this Unit unit, long id)
    {
        await unit.ExecuteAsync("delete from invitation where team = @id and state = 'draft'", new { id });
        await unit.ExecuteAsync("delete from team_manager where team = @id", new { id });
        await unit.ExecuteAsync("delete from team where id = @id and state = 'draft'", new { id });
    }

    /// <summary>Writes a new one; returns its number.</summary>
    public static Task<long> AddAsync(this Unit unit, TeamRow row) => unit.FindAsync<long>(
        """
        insert into team (platform, workspace, name, day, minute, every_weeks, first_week, zone, off, state, version, terms, changed_by, group_id, created_at)
        values (@Platform, @Workspace, @Name, @Day, @Minute, @EveryWeeks, @FirstWeek, @Zone, @Off, @State, @Version, @Terms, @ChangedBy, @GroupId, @CreatedAt)
        returning id
        """,
        row);

    /// <summary>Writes what became of it.</summary>
    public static Task<int> SaveAsync(this Unit unit, TeamRow row) => unit.ExecuteAsync(
        """
        update team set name = @Name, day = @Day, minute = @Minute, every_weeks = @EveryWeeks, first_week = @FirstWeek, zone = @Zone, off = @Off,
            state = @State, version = @Version, terms = @Terms, changed_by = @ChangedBy, group_id = @GroupId, band = @Band, band_week = @BandWeek, band_most = @BandMost, least = @Least,
            looked_on = @LookedOn, created_at = @CreatedAt, ended_at = @EndedAt, ended_by = @EndedBy
        where id = @Id
        """,
        row);

    /// <summary>Everything that runs.</summary>
    public static Task<IReadOnlyList<long>> RunningTeamsAsync(this Unit unit) => unit.QueryAsync<long>("select id from team where state = 'running' order by id");

    /// <summary>Who is counted among those taking part, who waits to be, and how many do. Paused people count: a pause is nobody's business.</summary>
    /// <param name="before">Whoever was added later does not wait yet.</param>
    public static async Task<Numbers> NumbersAsync(this Unit unit, long team, Instant before, Instant now) => (await unit.FindAsync<Numbers>(
        """
        select sum(case when counted <> 0 then 1 else 0 end) as counted,
            sum(case when counted <> 1 and listed = 1 and added_at < @before and person is not null and person not in (
                select person from team_manager where team = @team and state = 'agreed' and (until_at is null or until_at > @now)) then 1
                when counted <> 1 and listed = 1 and added_at < @before and person is null then 1 else 0 end) as waiting,
            sum(case when counted = 2 or (counted = 1 and exists (
                select 1 from rhythm where rhythm.person = invitation.person and rhythm.team = @team and rhythm.state = 'following')) then 1 else 0 end) as taking_part
        from invitation where team = @team and state <> 'draft' having count(*) > 0
        """,
        new { team, before = before.ToColumn(), now = now.ToColumn() })) ?? new();

    /// <summary>Counts those who wait from now on.</summary>
    public static Task<int> AdmitAsync(this Unit unit, long team, Instant before, Instant now) => unit.ExecuteAsync(
        """
        update invitation set counted = 1
        where team = @team and state <> 'draft' and counted <> 1 and listed = 1 and added_at < @before and (person is null or person not in (
            select person from team_manager where team = @team and state = 'agreed' and (until_at is null or until_at > @now)))
        """,
        new { team, before = before.ToColumn(), now = now.ToColumn() });

    /// <summary>How a team's number taking part stands.</summary>
    internal sealed record Numbers
    {
        public long Counted { get; init; }
        public long Waiting { get; init; }
        public long TakingPart { get; init; }
    }
}
