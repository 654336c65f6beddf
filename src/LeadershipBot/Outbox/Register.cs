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

            if (tellSources && ending.Settlement is { } settlement && sources.TryGetValue(ending.Row.Kind, out var source))
            {
                await source.SettledAsync(unit, ending.Row.Person, ending.Row.Subject, settlement);
            }
        }

        return endings.Count;
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
