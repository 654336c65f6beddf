using System.Text.Json;
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
            where state = 'pending' and not_after < @at and due_at <= @at and workspace_id is not null and person not in (select cast(item.value as bigint) from {unit.Dialect.Items})
            order by not_after limit @most {unit.Dialect.SkipLocked}
            """,
            new { at = now.ToUnixTimeMilliseconds(), most, items = JsonSerializer.Serialize(busy) });

        return [.. late.DistinctBy(row => row.Person)];
    }

    /// <summary>Looks at rows again later, and not before.</summary>
    public static Task DeferAsync(Unit unit, IReadOnlyCollection<(long Id, long Until)> rows) => rows.Count == 0 ? Task.CompletedTask : unit.ExecuteAsync(
        $"""
        update outbox set due_at = cast(item.value ->> 'Until' as bigint) from {unit.Dialect.Items}
        where outbox.id = cast(item.value ->> 'Id' as bigint) and due_at < cast(item.value ->> 'Until' as bigint)
        """,
        new { items = JsonSerializer.Serialize(rows.Select(row => new { row.Id, row.Until })) });

    /// <summary>Keeps the persons of rows from other units until this one ends.</summary>
    /// <remarks>A feature takes a person first and then their messages. In the other order here, the two would wait for each other.</remarks>
    public static Task HoldPersonsAsync(Unit unit, IEnumerable<long> persons) => unit.QueryAsync<long>(
        $"select id from person where id in (select cast(item.value as bigint) from {unit.Dialect.Items}) order by id {unit.Dialect.ForUpdate}",
        new { items = JsonSerializer.Serialize(persons) });

    /// <summary>The rows as they are now, kept from others until the unit ends.</summary>
    public static Task<IReadOnlyList<OutboxRow>> ReadAsync(Unit unit, IEnumerable<long> ids) => unit.QueryAsync<OutboxRow>(
        $"""
        select {Columns}
        from (select * from outbox where id in (select cast(item.value as bigint) from {unit.Dialect.Items}) {unit.Dialect.ForUpdate}) outbox
        join person on person.id = outbox.person
        """,
        new { items = JsonSerializer.Serialize(ids) });

    /// <summary>Writes what a sender may change, and lets go of the rows.</summary>
    public static Task WriteAsync(Unit unit, IEnumerable<OutboxRow> rows) => unit.ExecuteAsync(
        $"""
        update outbox
        set state = item.value ->> 'State', lease = null,
            lane = cast(item.value ->> 'Lane' as bigint), due_at = cast(item.value ->> 'DueAt' as bigint),
            attempts = cast(item.value ->> 'Attempts' as bigint), looks = cast(item.value ->> 'Looks' as bigint),
            replays = cast(item.value ->> 'Replays' as bigint), drawn = cast(item.value ->> 'Drawn' as bigint),
            wish = item.value ->> 'Wish', message = item.value ->> 'Message', left_kind = item.value ->> 'LeftKind',
            why = item.value ->> 'Why', sent_at = cast(item.value ->> 'SentAt' as bigint)
        from {unit.Dialect.Items}
        where outbox.id = cast(item.value ->> 'Id' as bigint)
        """,
        new { items = JsonSerializer.Serialize(rows) });

    /// <summary>Notes the conversations that the platform has just named.</summary>
    /// <param name="named">With the properties <c>Person</c> and <c>Conversation</c>.</param>
    public static Task RememberConversationsAsync<T>(Unit unit, IReadOnlyList<T> named) => unit.ExecuteAsync(
        $"""
        update person set conversation = item.value ->> 'Conversation' from {unit.Dialect.Items}
        where person.id = cast(item.value ->> 'Person' as bigint)
        """,
        new { items = JsonSerializer.Serialize(named) });

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
            where id in (select cast(item.value as bigint) from {unit.Dialect.Items})
            """,
            new { now = now.ToUnixTimeMilliseconds(), until = until.ToUnixTimeMilliseconds(), items = JsonSerializer.Serialize(ids) });
        var rows = (await ReadAsync(unit, ids)).ToDictionary(row => row.Id);

        return [.. ids.Select(id => rows[id])];
    }

}

/// <summary>A row whose time has come.</summary>
internal sealed record Due(long Id, long Person);
