using LeadershipBot.MsTeams;
using LeadershipBot.Outbox;
using LeadershipBot.People;
using LeadershipBot.Storage;

namespace LeadershipBot.Installations;

/// <summary>How people and teams in Microsoft Teams are reached, kept in the store.</summary>
internal sealed class TeamsReferences(IStore store, TimeProvider clock) : IReferences
{
    public Task<PersonReference?> FindAsync(Address person, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async unit => await unit.FindAsync<Row>(
                """
                select service_url, teams_id, msteams_person.zone, reach, conversation, changed_at, installed_at
                from person join msteams_person on msteams_person.person = person.id
                where platform = @Platform and workspace = @Workspace and user_id = @User
                """,
                new { person.Platform, person.Workspace, person.User }) is { } row
                ? new PersonReference(row.ServiceUrl, row.TeamsId, row.Zone, Names<Reach>.Parse(row.Reach), row.Conversation)
                : null,
            cancellationToken);

    public Task<string?> ServiceUrlAsync(string tenant, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async unit =>
                await unit.FindAsync<string>("select service_url from msteams_team where workspace = @tenant order by is_in desc, changed_at desc limit 1", new { tenant })
                ?? await unit.FindAsync<string>(
                    """
                    select service_url from msteams_person join person on person.id = msteams_person.person
                    where platform = 'msteams' and workspace = @tenant order by changed_at desc limit 1
                    """,
                    new { tenant }),
            cancellationToken);

    public Task NoteAsync(Address person, PersonReference reference, CancellationToken cancellationToken) =>
        store.WriteAsync(unit => SaveAsync(unit, person, reference, clock.GetUtcNow().ToUnixTimeMilliseconds(), installedAt: null), cancellationToken);

    public Task<long?> InstalledAsync(Address person, PersonReference reference, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async unit =>
            {
                var id = await unit.EnterAsync(person, clock.Now());
                var known = await RowAsync(unit, id);
                var moment = at.ToUnixTimeMilliseconds();

                if (known is { } row && Names<Reach>.Parse(row.Reach) is not Reach.There && moment < row.ChangedAt)
                {
                    return (long?)null;
                }

                var time = known is { InstalledAt: { } installed } && Names<Reach>.Parse(known.Reach) is Reach.There ? installed : moment;
                await SaveAsync(unit, person, reference with { Zone = known?.Zone }, Math.Max(moment, known?.ChangedAt ?? moment), time);
                return time;
            },
            cancellationToken);

    public Task LostAsync(Address person, Reach reach, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async unit => await unit.FindPersonAsync(person) is { } id
                ? await unit.ExecuteAsync(
                    "update msteams_person set reach = @reach, changed_at = @at where person = @id and (installed_at is null or installed_at <= @at)",
                    new { id, reach = Names<Reach>.Of(reach), at = at.ToUnixTimeMilliseconds() })
                : 0,
            cancellationToken);

    public Task<IReadOnlyList<TeamReference>> TeamsAsync(string tenant, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<TeamReference>>(
            async unit => await unit.QueryAsync<TeamReference>(
                "select team, service_url from msteams_team where workspace = @tenant and is_in = 1 order by team", new { tenant }),
            cancellationToken);

    public Task NoteTeamAsync(string tenant, TeamReference team, bool isIn, DateTimeOffset at, CancellationToken cancellationToken) =>
        store.WriteAsync(
            unit => unit.ExecuteAsync(
                """
                insert into msteams_team (workspace, team, service_url, is_in, changed_at) values (@tenant, @Team, @ServiceUrl, @isIn, @at)
                on conflict (workspace, team) do update
                set service_url = excluded.service_url, is_in = excluded.is_in, changed_at = excluded.changed_at
                where msteams_team.changed_at <= excluded.changed_at
                """,
                new { tenant, team.Team, team.ServiceUrl, isIn = isIn ? 1L : 0L, at = at.ToUnixTimeMilliseconds() }),
            cancellationToken);

    // The person is noted with it: what is known of how to reach them goes when they are erased.
    private async Task<int> SaveAsync(Unit unit, Address person, PersonReference reference, long changedAt, long? installedAt)
    {
        var id = await unit.EnterAsync(person, clock.Now());

        return await unit.ExecuteAsync(
            """
            insert into msteams_person (person, service_url, teams_id, zone, reach, changed_at, installed_at)
            values (@id, @ServiceUrl, @TeamsId, @Zone, @reach, @changedAt, @installedAt)
            on conflict (person) do update
            set service_url = excluded.service_url, teams_id = excluded.teams_id, zone = excluded.zone, reach = excluded.reach,
                changed_at = excluded.changed_at, installed_at = coalesce(excluded.installed_at, msteams_person.installed_at)
            """,
            new { id, reference.ServiceUrl, reference.TeamsId, reference.Zone, reach = Names<Reach>.Of(reference.Reach), changedAt, installedAt });
    }

    private static Task<Row?> RowAsync(Unit unit, long person) => unit.FindAsync<Row>(
        "select service_url, teams_id, zone, reach, null as conversation, changed_at, installed_at from msteams_person where person = @person", new { person });

    private sealed record Row
    {
        public string ServiceUrl { get; init; } = "";
        public string TeamsId { get; init; } = "";
        public string? Zone { get; init; }
        public string Reach { get; init; } = "";
        public string? Conversation { get; init; }
        public long ChangedAt { get; init; }
        public long? InstalledAt { get; init; }
    }
}
