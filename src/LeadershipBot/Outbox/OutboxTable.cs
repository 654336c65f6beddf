using System.Text.Json;
using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>What the sender reads from the outbox and writes to it: always many rows in one statement.</summary>
internal static class OutboxTable
{
    private const string Columns =
        """
        outbox.id, key, person, kind, subject, lane, state, due_at, not_after, lease, claim, attempts, looks, replays, asked, drawn,
        wish, message, left_kind, why, outbox.created_at, sent_at, platform, workspace, user_id, conversation, place
        """;

    /// <summary>Takes what is due, in the order of the lanes, at most one row of a person, and none of a person who is busy.</summary>
    /// <param name="until">The lease.</param>
    public static async Task<IReadOnlyList<OutboxRow>> ClaimAsync(
        Unit unit, int most, IReadOnlyCollection<long> busy, DateTimeOffset now, DateTimeOffset until)
    {
        var ids = new List<long>();
        var persons = new HashSet<long>();

        foreach (var lane in Enum.GetValues<Lane>())
        {
            var due = await unit.QueryAsync<Due>(
                $"""
                select id, person from outbox
                where lane = @lane and due_at <= @now
                    and person not in (select cast(item.value as bigint) from {unit.Dialect.Items})
                order by due_at, id limit @most {unit.Dialect.SkipLocked}
                """,
                new { lane = (int)lane, now = now.ToUnixTimeMilliseconds(), most, items = JsonSerializer.Serialize(busy) });

            // A lane that fills the batch by itself keeps the next one waiting: that is what lanes are for.
            ids.AddRange(due.Where(row => persons.Add(row.Person)).Take(most - ids.Count).Select(row => row.Id));

            if (ids.Count == most)
            {
                break;
            }
        }

        return ids.Count == 0 ? [] : await TakeAsync(unit, ids, now, until);
    }

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
        insert into outbox (key, person, kind, subject, lane, state, due_at, asked, message, created_at, sent_at)
        select key || '/left/' || @message, person, @kind, subject, 0, 'sent', @now, 1, @message, created_at, coalesce(sent_at, @now)
        from outbox where id = @id
        on conflict (key) do update set state = 'sent', asked = outbox.asked + 1, due_at = excluded.due_at
        """,
        new { id, message, kind, now });

    /// <summary>The key of a message that was left behind.</summary>
    public static string LeftKey(string key, string message) => $"{key}/left/{message}";

    private static async Task<IReadOnlyList<OutboxRow>> TakeAsync(Unit unit, List<long> ids, DateTimeOffset now, DateTimeOffset until)
    {
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

    private sealed record Due(long Id, long Person);
}
