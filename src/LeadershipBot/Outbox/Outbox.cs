using System.Diagnostics;
using LeadershipBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeadershipBot.Outbox;

/// <summary>Messages on their way out. Survives a restart, and takes each key once.</summary>
internal sealed class Outbox
{
    private readonly Bell bell = new();
    private readonly TimeProvider clock;
    private readonly IPeers peers;
    private readonly ILogger log;

    public Outbox(TimeProvider clock, IPeers? peers = null, ILogger<Outbox>? log = null)
    {
        (this.clock, this.peers, this.log) = (clock, peers ?? new NoPeers(), log ?? NullLogger<Outbox>.Instance);
        this.peers.WhenTold(bell.Ring);
    }

    /// <summary>Ends when the sender should look again.</summary>
    public Task Rung => bell.Next;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Wakes the sender. Harmless when there is nothing to send.</summary>
    public void Wake() => bell.Ring();

    /// <summary>Queues a message, unless one with its key was ever queued.</summary>
    public Task PostAsync(Unit unit, Post post) => PostAsync(unit, [post]);

    /// <summary>Queues many in one statement; each whose key was ever queued is left as it is.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> PostAsync(Unit unit, IReadOnlyCollection<Post> posts)
    {
        var workspaces = await WorkspaceTable.OfAsync(unit, posts.Select(post => post.Person));
        var rows = posts.Where(post => workspaces.ContainsKey(post.Person)).Select(post => Row(post, workspaces[post.Person])).ToList();
        var queued = await InsertAsync(unit, rows);

        RingAfter(unit, queued);
        unit.AfterCommit(() => Measures.Queued.Add(queued));

        // Erased while something was being made for them: there is nobody to send it to, and whoever looks for it is told.
        foreach (var lost in posts.Where(post => !workspaces.ContainsKey(post.Person)).ToList())
        {
            unit.AfterCommit(() => log.LogWarning("A {Kind} was not queued: person {Person} is not there any more", lost.Kind, lost.Person));
        }

        return queued;
    }

    /// <summary>Queues an edit of a message that was posted, drawn from the state at the moment it goes. One that was not posted yet needs none.</summary>
    /// <param name="isFree">Whether it goes a way that the platform's limits do not count, as in <see cref="Incoming.EditsFreely"/>.</param>
    /// <returns>Whether there is a message to edit, or one on its way.</returns>
    /// <remarks>Any number of them before it goes are one edit. One asked for while another is just going follows it.</remarks>
    public async Task<bool> EditAsync(Unit unit, string key, bool isFree = false)
    {
        var changed = await unit.ExecuteAsync(
            """
            update outbox
            set asked = asked + 1,
                lane = case when state <> 'sent' then lane when @isFree = 1 or (lane = -2 and due_at is not null) then -2 else -1 end,
                due_at = case when state = 'sent' and lease is null and due_at is null then @Now else due_at end
            where key = @key and (state in ('sending', 'doubt', 'sent') or message is not null)
            """,
            new { key, Now, isFree = isFree ? 1 : 0 });
        RingAfter(unit, changed);

        return changed > 0;
    }

    /// <summary>Whether the message of this key has ever stood in the chat, as far as is known. What only ends a message says nothing to somebody who never got it.</summary>
    public static async Task<bool> HasStoodAsync(Unit unit, string key) =>
        await unit.FindAsync<long?>("select id from outbox where key = @key and message is not null", new { key }) is not null;

    /// <summary>Takes a message away: one not posted yet is cancelled, one posted is removed from the chat.</summary>
    public async Task RemoveAsync(Unit unit, string key) => RingAfter(unit, await unit.ExecuteAsync(
        """
        update outbox
        set state = case when state = 'pending' and message is null then 'cancelled' else state end,
            wish = case when state = 'pending' and message is null then wish else 'remove' end,
            lane = case when state = 'sent' then -1 else lane end,
            due_at = case when state = 'pending' and message is null then null
                          when state = 'sent' and lease is null then @Now
                          else due_at end
        where key = @key and state in ('pending', 'sending', 'doubt', 'sent') and (wish is null or wish <> 'remove')
        """,
        new { key, Now }));

    /// <summary>From now on the message of this key is another one in the chat; the one left behind is redrawn by <paramref name="leftBehindKind"/>.</summary>
    /// <remarks>
    /// Whoever calls has seen <paramref name="message"/> in the chat. So if the key's own post is still waiting it is not
    /// needed any more, and if it is in doubt the doubt is over: either way its source is told that it was sent.
    /// </remarks>
    public async Task MoveAsync(Unit unit, string key, string message, string leftBehindKind)
    {
        var row = await unit.FindAsync<Standing>(
            $"select id, message, state from outbox where key = @key {unit.Dialect.ForUpdate}", new { key });

        if (row is null || row.Message == message)
        {
            return;
        }

        if (row is { State: OutboxState.Sent, Message: not null })
        {
            await OutboxTable.LeaveBehindAsync(unit, row.Id, row.Message, leftBehindKind, Now);
        }

        RingAfter(unit, await unit.ExecuteAsync(
            """
            update outbox
            set message = @message, left_kind = @leftBehindKind, wish = null,
                state = case when state in ('pending', 'sending', 'doubt') then state else 'sent' end,
                due_at = case when state in ('pending', 'doubt') and lease is null then @Now else due_at end,
                sent_at = case when state in ('pending', 'sending', 'doubt') then sent_at else coalesce(sent_at, @Now) end
            where id = @Id
            """,
            new { row.Id, message, leftBehindKind, Now }));

        // It may have been left behind itself before; now it is the one again, and nobody else redraws it.
        await unit.ExecuteAsync(
            "update outbox set state = 'removed', due_at = null, claim = claim + 1, lease = null where key = @left",
            new { left = OutboxTable.LeftKey(key, message) });
    }

    /// <summary>Cancels everything of a person that has not gone yet. What is just going is not sent again; edits still go.</summary>
    public async Task CancelAsync(Unit unit, long person) => RingAfter(unit, await unit.ExecuteAsync(
        """
        update outbox
        set state = case when state = 'pending' then 'cancelled' else state end,
            due_at = case when state = 'pending' then null else due_at end,
            wish = case when state = 'pending' then wish else coalesce(wish, 'cancel') end
        where person = @person and state in ('pending', 'sending', 'doubt') and message is null
        """,
        new { person }));

    /// <summary>The last messages that stand in a person's chat, oldest first.</summary>
    public static async Task<IReadOnlyList<SentMessage>> SentAsync(Unit unit, long person, int count)
    {
        var latest = await unit.QueryAsync<SentMessage>(
            """
            select key, kind, subject, message, sent_at from outbox
            where person = @person and state = 'sent' and message is not null and sent_at is not null and wish is null
            order by sent_at desc, id desc limit @count
            """,
            new { person, count });

        return [.. latest.Reverse()];
    }

    /// <summary>Finds the workspace of messages that were queued without one: a node from before there were any still runs.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> HouseAsync(Unit unit)
    {
        var people = await unit.QueryAsync<long>("select distinct person from outbox where workspace_id is null and due_at is not null");

        if (people.Count == 0)
        {
            return 0;
        }

        await HoldAsync(unit, people);
        await WorkspaceTable.OfAsync(unit, people);
        var found = await unit.ExecuteAsync(
            """
            update outbox set workspace_id = (
                select workspace.id from person join workspace on workspace.platform = person.platform and workspace.name = person.workspace
                where person.id = outbox.person)
            where workspace_id is null and due_at is not null
            """);
        RingAfter(unit, found);

        return found;
    }

    /// <summary>When the sender has something to do next, which may be over already; null when nothing waits.</summary>
    public static async Task<DateTimeOffset?> NextDueAsync(Unit unit) =>
        await unit.FindAsync<long?>("select min(due_at) from outbox where due_at is not null") is { } due
            ? DateTimeOffset.FromUnixTimeMilliseconds(due)
            : null;

    private Task<int> InsertAsync(Unit unit, IReadOnlyCollection<object> rows) => unit.ExecuteEachAsync(
        """
        insert into outbox (key, person, kind, subject, lane, state, due_at, not_after, place, trace, workspace_id, created_at)
        select item.key, item.person, item.kind, item.subject, item.lane, 'pending', item.due_at, item.not_after, item.place, @trace, item.workspace, @Now
        from {rows}
        where true
        on conflict (key) do nothing
        """,
        rows,
        new { Now, trace = Activity.Current is { Recorded: true } act ? act.Id : null });

    // Everybody else takes the person first and their messages after; the other way round two would wait for each other.
    private static Task<IReadOnlyList<long>> HoldAsync(Unit unit, IReadOnlyList<long> people) => unit.QueryAsync<long>(
        $"select id from person where id in {unit.Dialect.Ids} order by id {unit.Dialect.ForUpdate}", new { ids = people.ToArray() });

    private void RingAfter(Unit unit, int changed)
    {
        if (changed > 0)
        {
            unit.AfterCommit(bell.Ring);
            unit.AfterCommit(peers.Tell);
        }
    }

    // What is due at the same moment goes in the order in which it was queued.
    private static object Row(Post post, long workspace) => new
    {
        post.Key,
        post.Person,
        post.Kind,
        post.Subject,
        Lane = (long)post.Lane,
        DueAt = post.DueAt.ToUnixTimeMilliseconds(),
        NotAfter = post.NotAfter?.ToUnixTimeMilliseconds(),
        post.Place,
        Workspace = workspace,
    };

    private sealed record Standing(long Id, string? Message, string State);
}
