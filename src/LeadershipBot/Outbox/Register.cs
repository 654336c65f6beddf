using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>Writes down how tries ended, and tells the sources of the messages in the same transaction.</summary>
internal sealed class Register(IEnumerable<IMessageSource> sources, ILogger<Register> log)
{
    private readonly Dictionary<string, IMessageSource> sources = sources.ToDictionary(source => source.Kind);

    /// <summary>Records how tries ended.</summary>
    /// <param name="tellSources">Whether the sources hear of it. False only where one of them has just thrown.</param>
    /// <returns>How many rows were written.</returns>
    public async Task<int> RecordAsync(Unit unit, IReadOnlyList<Attempt> attempts, DateTimeOffset now, bool tellSources = true)
    {
        if (attempts.Count == 0)
        {
            return 0;
        }

        await OutboxTable.HoldPersonsAsync(unit, attempts.Select(attempt => attempt.Row.Person));
        var rows = (await OutboxTable.ReadAsync(unit, attempts.Select(attempt => attempt.Row.Id))).ToDictionary(row => row.Id);
        var endings = attempts
            .Select(attempt => rows.TryGetValue(attempt.Row.Id, out var row) ? Ending.Of(attempt, row, now) : null)
            .OfType<Ending>()
            .ToList();

        await OutboxTable.WriteAsync(unit, endings.Select(ending => ending.Row));
        await RememberConversationsAsync(unit, endings);

        foreach (var ending in endings)
        {
            await FollowAsync(unit, ending, now);

        }

        if (tellSources)
        {
            await TellAsync(unit, endings, now);
        }

        unit.AfterCommit(() => Count(endings));

        // Last, because from here on other nodes wait: it is the sender's claims that keep workspaces.
        await HeedAsync(unit, attempts, now);

        return endings.Count;
    }

    private static void Count(List<Ending> endings)
    {
        Measures.Sent.Add(endings.Count(ending => ending.Row is { State: OutboxState.Sent, Attempts: 0 } or { State: OutboxState.Removed }));
        Measures.Retried.Add(endings.Count(ending => ending.Row is { Attempts: > 0, DueAt: not null }));
        Measures.GivenUp.Add(endings.Count(ending => ending.Row.State is OutboxState.Failed or OutboxState.Late));
    }

    private async Task TellAsync(Unit unit, List<Ending> endings, DateTimeOffset now)
    {
        foreach (var kind in endings.GroupBy(ending => ending.Row.Kind))
        {
            if (!sources.TryGetValue(kind.Key, out var source))
            {
                continue;
            }

            var sent = kind.Where(ending => ending.Settlement is Settlement.Sent).Select(ending => new Told(ending.Row.Person, ending.Row.Subject)).ToList();

            if (sent.Count > 0)
            {
                await source.SentAsync(unit, sent, new Settlement.Sent(now));
            }

            foreach (var ending in kind)
            {
                await TellAsync(unit, source, ending);
            }
        }
    }

    private static async Task TellAsync(Unit unit, IMessageSource source, Ending ending)
    {
        if (ending.Settlement is { } settlement and not Settlement.Sent)
        {
            await source.SettledAsync(unit, ending.Row.Person, ending.Row.Subject, settlement);
        }

        if (ending.IsAtRest)
        {
            await source.AtRestAsync(unit, ending.Row.Person, ending.Row.Subject);
        }
    }

    // What the platform said about more than the one message.
    private async Task HeedAsync(Unit unit, IReadOnlyList<Attempt> attempts, DateTimeOffset now)
    {
        foreach (var (row, outcome) in attempts.OrderBy(attempt => attempt.Row.WorkspaceId))
        {
            switch (outcome)
            {
                case Outcome.Told { Delivery: Delivery.TryAgain { Whole: true, After: var after } }:
                    await WorkspaceTable.SlowAsync(unit, row.WorkspaceId, now, after);
                    break;
                case Outcome.Told { Delivery: Delivery.TryAgain { After: { Ticks: > 0 } after } }:
                    await WorkspaceTable.HoldAsync(unit, row, now + after);
                    break;
                case Outcome.Told { Delivery: Delivery.Stopped { IsNoted: true, Why: var why } }:
                    await WorkspaceTable.DropRepliesAsync(unit, row.WorkspaceId, why);
                    break;
                case Outcome.Told { Delivery: Delivery.Stopped { Why: var why } } when await WorkspaceTable.StopAsync(unit, row.WorkspaceId, why, now):
                    unit.AfterCommit(() => log.LogWarning("The workspace {Workspace} of {Platform} is stopped: {Why}", row.Workspace, row.Platform, why));
                    break;
            }
        }
    }

    private static async Task RememberConversationsAsync(Unit unit, List<Ending> endings)
    {
        var named = endings
            .Where(ending => ending.Conversation is { } conversation && conversation != ending.Row.Conversation)
            .Select(ending => new { ending.Row.Person, ending.Conversation })
            .ToList();

        if (named.Count > 0)
        {
            await OutboxTable.RememberConversationsAsync(unit, named);
        }
    }

    private async Task FollowAsync(Unit unit, Ending ending, DateTimeOffset now)
    {
        var row = ending.Row;

        if (ending is { LeftBehind: { } left, Row.LeftKind: { } kind })
        {
            await OutboxTable.LeaveBehindAsync(unit, row.Id, left, kind, now.ToUnixTimeMilliseconds());
        }

        if (ending.Settlement is Settlement.Failed failed)
        {
            unit.AfterCommit(() => log.LogWarning("The message {Key} failed: {Why}", row.Key, failed.Why));
        }
    }
}
