using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>What the sender reads from the outbox and writes to it: always many rows in one statement.</summary>
internal static class OutboxTable
{
    private const string Columns =
        """
        outbox.id, key, person, kind, subject, lane, state, due_at, not_after, lease, claim, attempts, looks, replays, asked, drawn,
        wish, message, left_kind, why, outbox.created_at, sent_at, workspace_id, platform, workspace, user_id, conversation, place, trace
        """;

    /// <summary>Messages not posted yet whose time is over, at most one of a person, and none of a person who is busy. For these no workspace is asked.</summary>
    public static async Task<IReadOnlyList<Due>> LateAsync(Unit unit, int most, IReadOnlyCollection<long> busy, DateTimeOffset now)
    {
        var late = await unit.QueryAsync<Due>(
            $"""
            select id, person from outbox
            where state = 'pending' and not_after < @at and due_at <= @at and workspace_id is not null and person not in {unit.Dialect.Ids}
            order by not_after limit @most {unit.Dialect.SkipLocked}
            """,
            new { at = now.ToUnixTimeMilliseconds(), most, ids = busy.ToArray() });

        return [.. late.DistinctBy(row => row.Person)];
    }

    /// <summary>Looks at rows again later, and not before.</summary>
    public static Task DeferAsync(Unit unit, IReadOnlyCollection<(long Id, long Until)> rows) => unit.ExecuteEachAsync(
        "update outbox set due_at = item.until from {rows} where outbox.id = item.id and due_at < item.until",
        rows.Select(row => new { row.Id, row.Until }).ToList());

    /// <summary>Keeps the persons of rows from other units until this one ends.</summary>
    /// <remarks>A feature takes a person first and then their messages. In the other order here, the two would wait for each other.</remarks>
    public static Task HoldPersonsAsync(Unit unit, IEnumerable<long> persons) => unit.Dialect.ForUpdate.Length == 0 ? Task.CompletedTask : unit.QueryAsync<long>(
        $"select id from person where id in {unit.Dialect.Ids} order by id {unit.Dialect.ForUpdate}",
        new { ids = persons.ToArray() });

    /// <summary>The rows as they are now, kept from others until the unit ends.</summary>
    public static Task<IReadOnlyList<OutboxRow>> ReadAsync(Unit unit, IEnumerable<long> ids) => unit.QueryAsync<OutboxRow>(
        $"""
        select {Columns}
        from (select * from outbox where id in {unit.Dialect.Ids} {unit.Dialect.ForUpdate}) outbox
        join person on person.id = outbox.person
        """,
        new { ids = ids.ToArray() });

    /// <summary>Those of these claimed posts that were called off since, or taken by somebody else.</summary>
    public static async Task<IReadOnlySet<long>> CalledOffAsync(Unit unit, IReadOnlyCollection<OutboxRow> posts)
    {
        var standing = posts.Count == 0 ? [] : await unit.QueryAsync<Claim>(
            $"select id, claim as number from outbox where id in {unit.Dialect.Ids} and state = 'sending' and wish is null and message is null",
            new { ids = posts.Select(row => row.Id).ToArray() });
        var claims = standing.ToDictionary(claim => claim.Id, claim => claim.Number);

        return posts.Where(row => !claims.TryGetValue(row.Id, out var claim) || claim != row.Claim).Select(row => row.Id).ToHashSet();
    }

    /// <summary>Writes what a sender may change, and lets go of the rows.</summary>
    public static Task WriteAsync(Unit unit, IEnumerable<OutboxRow> rows) => unit.ExecuteEachAsync(
        """
        update outbox
        set state = item.state, lease = null, lane = item.lane, due_at = item.due_at, attempts = item.attempts, looks = item.looks,
            replays = item.replays, drawn = item.drawn, wish = item.wish, message = item.message, left_kind = item.left_kind,
            why = item.why, sent_at = item.sent_at
        from {rows}
        where outbox.id = item.id
        """,
        rows.Select(row => new
        {
            row.Id, row.State, row.Lane, row.DueAt, row.Attempts, row.Looks, row.Replays, row.Drawn, row.Wish, row.Message, row.LeftKind, row.Why, row.SentAt,
        }).ToList());

    /// <summary>Notes the conversations that the platform has just named.</summary>
    /// <param name="named">With the properties <c>Person</c> and <c>Conversation</c>.</param>
    public static Task RememberConversationsAsync(Unit unit, IReadOnlyList<object> named) => unit.ExecuteEachAsync(
        "update person set conversation = item.conversation from {rows} where person.id = item.person", named);

    /// <summary>A message that another one has replaced gets a row of its own, to be redrawn now and again later if asked.</summary>
    public static Task LeaveBehindAsync(Unit unit, long id, string message, string kind, long now) => unit.ExecuteAsync(
        """
        insert into outbox (key, person, kind, subject, lane, state, due_at, asked, message, place, workspace_id, created_at, sent_at)
        select key || '/left/' || @message, person, @kind, subject, -1, 'sent', @now, 1, @message, place, workspace_id, created_at, coalesce(sent_at, @now)
        from outbox where id = @id
        on conflict (key) do update set state = 'sent', asked = outbox.asked + 1, due_at = excluded.due_at
        """,
        new { id, message, kind, now });

    /// <summary>The key of a message that was left behind.</summary>
    public static string LeftKey(string key, string message) => $"{key}/left/{message}";

    /// <summary>Takes rows: a post is under way from now on, and what was under way when its lease ended is in doubt.</summary>
    /// <param name="until">The lease.</param>
    public static async Task<IReadOnlyList<OutboxRow>> TakeAsync(Unit unit, IReadOnlyList<long> ids, DateTimeOffset now, DateTimeOffset until)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        // What is too late or already there stays pending: nothing will be posted, so a crash must not leave a doubt.
        await unit.ExecuteAsync(
            $"""
            update outbox
            set lease = @until, due_at = @until, claim = claim + 1,
                drawn = case when state = 'pending' and message is null then asked else drawn end,
                state = case when state = 'pending' and message is null and (not_after is null or not_after >= @now) then 'sending'
                             when state = 'sending' then 'doubt'
                             else state end
            where id in {unit.Dialect.Ids}
            """,
            new { now = now.ToUnixTimeMilliseconds(), until = until.ToUnixTimeMilliseconds(), ids = ids.ToArray() });
        var rows = (await ReadAsync(unit, ids)).ToDictionary(row => row.Id);

        return [.. ids.Select(id => rows[id])];
    }

    private sealed record Claim(long Id, long Number);
}

/// <summary>A row whose time has come.</summary>
internal sealed record Due(long Id, long Person);
