using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>A row that is due, with what its conversation has to say about it. Instants are UTC milliseconds, 0 where there is none.</summary>
internal sealed record Candidate
{
    // Properties, because SQLite knows no types of what is computed, and Dapper wants them exactly for a constructor.
    public long Id { get; init; }

    public long WorkspaceId { get; init; }

    public long Person { get; init; }

    public long Lane { get; init; }

    /// <summary>1 for what is to be posted; 0 for edits, removals and looks, for which no conversation has to rest.</summary>
    public long IsPost { get; init; }

    public string? Place { get; init; }

    /// <summary>When something was last posted in its conversation.</summary>
    public long SentAt { get; init; }

    /// <summary>Until when something else is on its way there.</summary>
    public long Lease { get; init; }

    /// <summary>Until when the platform wants the conversation left alone.</summary>
    public long HeldUntil { get; init; }

    /// <summary>When it may go, as far as its conversation is concerned.</summary>
    public long FreeFrom(TimeSpan rest, long now)
    {
        var rested = IsPost == 0 || rest == TimeSpan.Zero
            ? 0
            : Math.Max(Math.Min(SentAt, now) + (long)rest.TotalMilliseconds, Lease > now ? now + (long)rest.TotalMilliseconds : 0);

        return Math.Max(rested, HeldUntil);
    }
}

/// <summary>How many rows of a workspace are wanted from the lanes of one class.</summary>
/// <param name="Lanes">In the order in which they are emptied.</param>
internal sealed record Wanted(long Workspace, IReadOnlyList<long> Lanes, int Most);

/// <summary>Finds rows that are due, and keeps other nodes off them.</summary>
internal static class Candidates
{
    private const string Columns =
        """
        o.id, o.workspace_id, o.person, o.lane, cast(case when o.state = 'pending' and o.message is null then 1 else 0 end as bigint) as is_post, o.place,
        coalesce(case when o.place is null
            then (select max(s.sent_at) from outbox s where s.person = o.person)
            else (select max(s.sent_at) from outbox s where s.workspace_id = o.workspace_id and s.place = o.place) end, 0) as sent_at,
        coalesce(case when o.place is null
            then (select max(s.lease) from outbox s where s.person = o.person and s.sent_at is null and s.state = 'sending')
            else (select max(s.lease) from outbox s where s.workspace_id = o.workspace_id and s.place = o.place and s.sent_at is null and s.state = 'sending') end, 0) as lease,
        coalesce((select max(h.until) from hold h where h.workspace_id = o.workspace_id and h.conversation = coalesce(o.place, '@' || o.person)), 0) as held_until
        """;

    /// <param name="busy">Persons whose turn it is not.</param>
    public static Task<IReadOnlyList<Candidate>> ReadAsync(Unit unit, IReadOnlyList<Wanted> wanted, IReadOnlyCollection<long> busy, DateTimeOffset now) =>
        unit.Dialect.HasLateral ? InOneAsync(unit, wanted, busy, now) : OneByOneAsync(unit, wanted, busy, now);

    private static async Task<IReadOnlyList<Candidate>> OneByOneAsync(Unit unit, IReadOnlyList<Wanted> wanted, IReadOnlyCollection<long> busy, DateTimeOffset now)
    {
        var found = new List<Candidate>();
        var (at, nobody) = (now.ToUnixTimeMilliseconds(), Array.Empty<long>());
        var persons = busy.ToHashSet();

        foreach (var (workspace, lanes, most) in wanted)
        {
            var left = most;

            foreach (var lane in lanes)
            {
                // Hardly ever is anything else due of somebody who is busy, so that they are left out only where they stand in the way.
                var due = await DueAsync(unit, workspace, lane, at, left, nobody);
                due = due.Any(row => persons.Contains(row.Person)) ? await DueAsync(unit, workspace, lane, at, left, [.. busy]) : due;
                found.AddRange(due);
                left -= due.Count;

                if (left == 0)
                {
                    break;
                }
            }
        }

        return found;
    }

    private static Task<IReadOnlyList<Candidate>> DueAsync(Unit unit, long workspace, long lane, long at, int left, long[] ids) => unit.QueryAsync<Candidate>(
        $"""
        select {Columns} from outbox o
        where o.workspace_id = @workspace and o.lane = @lane and o.due_at <= @at and o.person not in {unit.Dialect.Ids}
        order by o.due_at, o.id limit @left
        """,
        new { workspace, lane, at, left, ids });

    // Across a network each statement is a wait, so this is one.
    private static Task<IReadOnlyList<Candidate>> InOneAsync(Unit unit, IReadOnlyList<Wanted> wanted, IReadOnlyCollection<long> busy, DateTimeOffset now)
    {
        var lanes = wanted.SelectMany(one => one.Lanes.Select(lane => (one.Workspace, Lane: lane, Most: (long)one.Most))).ToList();

        return unit.QueryAsync<Candidate>(
            $"""
            select due.* from unnest(@workspaces, @lanes, @mosts) as wanted (workspace, lane, most)
            cross join lateral (
                select {Columns} from outbox o
                where o.workspace_id = wanted.workspace and o.lane = wanted.lane and o.due_at <= @at and o.person <> all(@busy)
                order by o.due_at, o.id limit wanted.most {unit.Dialect.SkipLocked}) due
            """,
            new
            {
                at = now.ToUnixTimeMilliseconds(),
                busy = busy.ToArray(),
                workspaces = lanes.Select(one => one.Workspace).ToArray(),
                lanes = lanes.Select(one => one.Lane).ToArray(),
                mosts = lanes.Select(one => one.Most).ToArray(),
            });
    }
}
