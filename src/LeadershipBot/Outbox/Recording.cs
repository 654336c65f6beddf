using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>Records how tries ended in units of their own: all together, or one by one where a source throws.</summary>
internal sealed class Recording(IStore store, Register register, TimeProvider clock, ILogger log)
{
    /// <summary>Whether an exception tells of a fault in a source, and not that the database is away or that the program ends.</summary>
    public static bool IsOfSources(Exception error) => error is not (StorageAwayException or OperationCanceledException);

    /// <summary>Records all of them.</summary>
    /// <exception cref="StorageAwayException">The database is away.</exception>
    public async Task TogetherAsync(IReadOnlyList<Attempt> ended, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(unit => register.RecordAsync(unit, ended, clock.GetUtcNow()), cancellationToken);
        }
        catch (Exception error) when (IsOfSources(error))
        {
            await OneByOneAsync(ended, cancellationToken);
        }
    }

    /// <summary>Records each by itself: a source's fault must not keep the others' messages from being recorded, or they would go out again.</summary>
    /// <exception cref="StorageAwayException">The database is away.</exception>
    public async Task OneByOneAsync(IReadOnlyList<Attempt> ended, CancellationToken cancellationToken)
    {
        foreach (var attempt in ended)
        {
            await AloneAsync(attempt, cancellationToken);
        }
    }

    private async Task AloneAsync(Attempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(unit => register.RecordAsync(unit, [attempt], clock.GetUtcNow()), cancellationToken);
        }
        catch (Exception error) when (IsOfSources(error))
        {
            log.LogError(error, "The source of the message {Key} could not be told how it ended", attempt.Row.Key);
            await store.WriteAsync(unit => register.RecordAsync(unit, [attempt], clock.GetUtcNow(), tellSources: false), cancellationToken);
        }
    }
}
