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
    public static Task NoteAsync(Unit unit, IReadOnlyCollection<WorkspaceRow> rows) => unit.ExecuteEachAsync(
        """
        update workspace
        set posts_used = item.posts_used, posts_from = item.posts_from, edits_used = item.edits_used, edits_from = item.edits_from, served_at = item.served_at
        from {rows} where workspace.id = item.id
        """,
        rows.Select(row => new { row.Id, row.PostsUsed, row.PostsFrom, row.EditsUsed, row.EditsFrom, row.ServedAt }).ToList());

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

    /// <summary>The workspaces of these persons. One that nothing was ever queued for is noted down first, which happens once.</summary>
    public static async Task<IReadOnlyDictionary<long, long>> OfAsync(Unit unit, IEnumerable<long> persons)
    {
        var arguments = new { ids = persons.Distinct().ToArray() };
        var found = await FindAsync(unit, arguments);

        if (found.Count == arguments.ids.Length)
        {
            return found;
        }

        // Nothing noted down may mean that another unit just has, and ended meanwhile: it is there to be found all the same.
        await EnsureAsync(unit, arguments);
        return await FindAsync(unit, arguments);
    }

    private static async Task<Dictionary<long, long>> FindAsync(Unit unit, object arguments) => (await unit.QueryAsync<Home>(
        $"""
        select person.id as person, workspace.id as workspace
        from person join workspace on workspace.platform = person.platform and workspace.name = person.workspace
        where person.id in {unit.Dialect.Ids}
        """,
        arguments)).ToDictionary(home => home.Person, home => home.Workspace);

    private static Task<int> EnsureAsync(Unit unit, object arguments) => unit.ExecuteAsync(
        $"""
        insert into workspace (platform, name)
        select distinct platform, workspace from person where id in {unit.Dialect.Ids}
        on conflict (platform, name) do nothing
        """,
        arguments);

    private sealed record Home(long Person, long Workspace);
}
