using System.Text.Json;
using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>What the sender reads from the table of workspaces and writes to it.</summary>
internal static class WorkspaceTable
{
    private const string Columns = "id, platform, name, held_until, rate, rate_at, posts_used, posts_from, edits_used, edits_from, served_at";

    /// <summary>Further ahead than any pace reaches: a clock was set back, and nobody has to wait until it is there again.</summary>
    private const long NoPace = 60_000;

    /// <summary>Those in which something is due that may go now, the longest waiting first. On PostgreSQL other nodes leave them alone until the unit ends.</summary>
    /// <param name="resting">Platforms that are left alone just now.</param>
    public static Task<IReadOnlyList<WorkspaceRow>> ReadyAsync(Unit unit, int most, IReadOnlyList<string> resting, DateTimeOffset now) => unit.QueryAsync<WorkspaceRow>(
        $"""
        select {Columns} from workspace
        where state = 'active' and held_until <= @at
            and platform not in (select item.value {(unit.Dialect.HasLateral ? "#>> '{}'" : "")} from {unit.Dialect.Items})
            and ((not posts_from between @at + 1 and @at + @NoPace
                    and exists (select 1 from outbox o where o.workspace_id = workspace.id and o.lane in (0, 1, 2) and o.due_at <= @at))
                or (not edits_from between @at + 1 and @at + @NoPace
                    and exists (select 1 from outbox o where o.workspace_id = workspace.id and o.lane = -1 and o.due_at <= @at))
                or exists (select 1 from outbox o where o.workspace_id = workspace.id and o.lane = -2 and o.due_at <= @at))
        order by served_at, id limit @most {unit.Dialect.SkipLocked}
        """,
        new { at = now.ToUnixTimeMilliseconds(), NoPace, most, items = JsonSerializer.Serialize(resting) });

    /// <summary>Writes what was used of their pace.</summary>
    public static Task NoteAsync(Unit unit, IReadOnlyCollection<WorkspaceRow> rows) => rows.Count == 0 ? Task.CompletedTask : unit.ExecuteAsync(
        $"""
        update workspace
        set posts_used = cast(item.value ->> 'PostsUsed' as bigint), posts_from = cast(item.value ->> 'PostsFrom' as bigint),
            edits_used = cast(item.value ->> 'EditsUsed' as bigint), edits_from = cast(item.value ->> 'EditsFrom' as bigint),
            served_at = cast(item.value ->> 'ServedAt' as bigint)
        from {unit.Dialect.Items} where workspace.id = cast(item.value ->> 'Id' as bigint)
        """,
        new { items = JsonSerializer.Serialize(rows) });

    /// <summary>Holds a workspace back, and lowers its rate.</summary>
    public static async Task SlowAsync(Unit unit, long id, DateTimeOffset now, TimeSpan after)
    {
        if (await unit.FindAsync<WorkspaceRow>($"select {Columns} from workspace where id = @id {unit.Dialect.ForUpdate}", new { id }) is { } row)
        {
            await unit.ExecuteAsync("update workspace set held_until = @HeldUntil, rate = @Rate, rate_at = @RateAt where id = @Id", row.Slowed(now, after));
        }
    }

    /// <summary>Leaves one conversation alone for a while.</summary>
    public static Task HoldAsync(Unit unit, OutboxRow row, DateTimeOffset until) => unit.ExecuteAsync(
        """
        insert into hold (workspace_id, conversation, until) values (@WorkspaceId, @conversation, @until)
        on conflict (workspace_id, conversation) do update set until = excluded.until where excluded.until > hold.until
        """,
        new { row.WorkspaceId, conversation = row.Place ?? $"@{row.Person}", until = until.ToUnixTimeMilliseconds() });

    /// <summary>Sends nothing to a workspace any more, until it is started again. What waits there goes on waiting, but for replies, whose moment is over.</summary>
    /// <returns>Whether it was not stopped yet.</returns>
    public static async Task<bool> StopAsync(Unit unit, long id, string why, DateTimeOffset now)
    {
        if (await unit.ExecuteAsync(
            "update workspace set state = 'stopped', why = @why, since = @at where id = @id and state <> 'stopped'",
            new { id, why, at = now.ToUnixTimeMilliseconds() }) == 0)
        {
            return false;
        }

        await DropRepliesAsync(unit, id, why);
        return true;
    }

    /// <summary>Calls off the replies that wait in a workspace that is stopped: their moment is over. In one that is not stopped they go on waiting.</summary>
    public static async Task DropRepliesAsync(Unit unit, long id, string why)
    {
        if (await unit.FindAsync<long>("select count(*) from workspace where id = @id and state = 'stopped'", new { id }) == 0)
        {
            return;
        }

        await unit.ExecuteAsync(
            "delete from reply where id in (select subject from outbox where workspace_id = @id and lane = 0 and kind = 'reply' and state = 'pending' and due_at is not null)",
            new { id });
        await unit.ExecuteAsync(
            """
            update outbox set state = 'cancelled', due_at = null, why = @why
            where workspace_id = @id and lane = 0 and due_at is not null and state = 'pending' and lease is null and message is null
            """,
            new { id, why });
    }

    /// <summary>Makes sure that the workspaces of these persons are there.</summary>
    /// <returns>How many were new.</returns>
    public static Task<int> EnsureAsync(Unit unit, IEnumerable<long> persons) => unit.ExecuteAsync(
        $"""
        insert into workspace (platform, name)
        select distinct platform, workspace from person where id in (select cast(item.value as bigint) from {unit.Dialect.Items})
        on conflict (platform, name) do nothing
        """,
        new { items = JsonSerializer.Serialize(persons.Distinct()) });
}
