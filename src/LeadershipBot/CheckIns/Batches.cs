using LeadershipBot.Storage;

namespace LeadershipBot.CheckIns;

/// <summary>Settles people a crowd at a time; a crowd with somebody in it who cannot be settled is gone through one by one, and they alone are left out.</summary>
/// <param name="what">What becomes of them, for the log: <c>asked</c>.</param>
/// <param name="isAnyLeft">Whether anybody but these is still to be settled.</param>
/// <param name="find">At most so many people but these, held from now on.</param>
/// <param name="settle">Settles people that are held. Whoever needs nothing any more is left as they are.</param>
internal sealed class Batches(
    IStore store, ILogger log, string what, Func<Unit, long[], Task<bool>> isAnyLeft, Func<Unit, long[], int, Task<IReadOnlyList<long>>> find, Func<Unit, IReadOnlyList<long>, Task> settle)
{
    private const int Looks = 5;
    private const int MostSaid = 5;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(40);

    private readonly HashSet<long> leftOut = [];

    // The first crowds are small ones, each half of the next: what they queue is on its way while the others are settled.
    private int divisor = 8;

    /// <summary>Whether an exception tells of something wrong in what is stored or in us, and not that the database is away or that the program ends.</summary>
    public static bool IsOurs(Exception error) => error is not (StorageAwayException or OperationCanceledException);

    /// <summary>Settles everybody.</summary>
    /// <remarks>Whoever was busy just now is looked at again a moment later, and after a few moments left to the next minute.</remarks>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            while (await CrowdsAsync(cancellationToken))
            {
                divisor = Math.Max(1, divisor / 2);
            }

            if (look == Looks || !await store.ReadAsync(unit => isAnyLeft(unit, [.. leftOut]), cancellationToken))
            {
                return;
            }

            await Task.Delay(Moment, cancellationToken);
        }
    }

    // Two at a time where the database takes two: the one's people are held, so that the other finds others.
    /// <returns>Whether a crowd was a full one, so that there may be more.</returns>
    private async Task<bool> CrowdsAsync(CancellationToken cancellationToken)
    {
        var wereFull = await Task.WhenAll(Enumerable.Range(0, store.HasOneWriter ? 1 : 2).Select(_ => CrowdAsync(cancellationToken)));

        return wereFull.Contains(null) ? await OneByOneAsync(cancellationToken) : wereFull.Contains(true);
    }

    /// <returns>Whether the crowd was a full one; null where somebody in it cannot be settled.</returns>
    private async Task<bool?> CrowdAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(
                async unit =>
                {
                    var most = unit.Dialect.Crowd / divisor;
                    var people = await find(unit, [.. leftOut], most);

                    if (people.Count > 0)
                    {
                        await settle(unit, people);
                    }

                    return people.Count == most;
                },
                cancellationToken);
        }
        catch (Exception error) when (IsOurs(error))
        {
            return null;
        }
    }

    private async Task<bool> OneByOneAsync(CancellationToken cancellationToken)
    {
        var (people, crowd) = await store.ReadAsync(async unit => (await find(unit, [.. leftOut], unit.Dialect.Crowd), unit.Dialect.Crowd), cancellationToken);

        foreach (var person in people)
        {
            try
            {
                await store.WriteAsync(unit => AloneAsync(unit, person), cancellationToken);
            }
            catch (Exception error) when (IsOurs(error))
            {
                leftOut.Add(person);
                Say(error, person);
            }
        }

        return people.Count == crowd;
    }

    // Where it is so many, they have it for the same reason.
    private void Say(Exception error, long person)
    {
        if (leftOut.Count <= MostSaid)
        {
            log.LogError(error, "Person {Person} could not be {What}; the others are", person, what);
        }
        else if (leftOut.Count == MostSaid + 1)
        {
            log.LogError("More than {Count} people could not be {What}", MostSaid, what);
        }
    }

    private async Task<bool> AloneAsync(Unit unit, long person)
    {
        await unit.FindAsync<long>($"select id from person where id = @person {unit.Dialect.ForUpdate}", new { person });
        await settle(unit, [person]);
        return true;
    }
}
