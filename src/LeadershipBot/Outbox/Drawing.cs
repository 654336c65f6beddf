using System.Collections.Concurrent;
using LeadershipBot.Cards;
using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>Draws messages from the state at the moment they go. Those that go in the same moment are read together: while one look is under way, the next gathers.</summary>
internal sealed class Drawing(IStore store, IEnumerable<IMessageSource> sources)
{
    private const int MostAtOnce = 100;

    private readonly Dictionary<string, IMessageSource> sources = sources.ToDictionary(source => source.Kind);
    private readonly ConcurrentQueue<Wish> waiting = new();
    private int isDrawing;

    /// <summary>A row's message as it reads now.</summary>
    /// <exception cref="StorageAwayException">The state cannot be read.</exception>
    public Task<Drawn> OfAsync(OutboxRow row)
    {
        var wish = new Wish(row);
        waiting.Enqueue(wish);
        Begin();

        return wish.Drawn.Task;
    }

    private void Begin()
    {
        if (Interlocked.CompareExchange(ref isDrawing, 1, 0) == 0)
        {
            _ = Task.Run(DrawAllAsync);
        }
    }

    private async Task DrawAllAsync()
    {
        var wishes = new List<Wish>();

        while (Take(wishes) > 0)
        {
            await DrawAsync(wishes);
        }

        // A full fence: the next look must not be taken before this is seen, or whoever comes between the two waits for good.
        Interlocked.Exchange(ref isDrawing, 0);

        // Whoever came between the last look and this found somebody drawing still.
        if (!waiting.IsEmpty)
        {
            Begin();
        }
    }

    private int Take(List<Wish> wishes)
    {
        wishes.Clear();

        while (wishes.Count < MostAtOnce && waiting.TryDequeue(out var wish))
        {
            wishes.Add(wish);
        }

        return wishes.Count;
    }

    private async Task DrawAsync(IReadOnlyList<Wish> wishes)
    {
        try
        {
            var drawn = await store.ReadAsync(unit => DrawAsync(unit, [.. wishes.Select(wish => wish.Row)]), CancellationToken.None);

            for (var at = 0; at < wishes.Count; at++)
            {
                wishes[at].Drawn.SetResult(drawn[at]);
            }
        }
        catch (Exception error) when (wishes.Count == 1 || error is StorageAwayException)
        {
            foreach (var wish in wishes)
            {
                wish.Drawn.SetException(error);
            }
        }
        catch (Exception)
        {
            // One of them cannot be drawn. Alone, it fails alone.
            foreach (var wish in wishes)
            {
                await DrawAsync([wish]);
            }
        }
    }

    private async Task<IReadOnlyList<Drawn>> DrawAsync(Unit unit, IReadOnlyList<OutboxRow> rows)
    {
        var called = await OutboxTable.CalledOffAsync(unit, [.. rows.Where(row => row.Task is OutboxTask.Post)]);
        var cards = new Dictionary<(string Kind, Told Told), Card?>();

        foreach (var kind in rows.Where(row => !called.Contains(row.Id)).GroupBy(row => row.Kind, StringComparer.Ordinal))
        {
            var source = sources.GetValueOrDefault(kind.Key) ?? throw new InvalidOperationException($"Nobody here draws messages of the kind \"{kind.Key}\".");

            foreach (var (told, card) in await source.RenderAsync(unit, [.. kind.Select(Message).Distinct()]))
            {
                cards[(kind.Key, told)] = card;
            }
        }

        return [.. rows.Select(row => called.Contains(row.Id) ? new Drawn(IsWanted: false, null) : new Drawn(IsWanted: true, cards.GetValueOrDefault((row.Kind, Message(row)))))];
    }

    private static Told Message(OutboxRow row) => new(row.Person, row.Subject);

    // Whoever waits goes on elsewhere: here the next are drawn.
    private sealed record Wish(OutboxRow Row)
    {
        public TaskCompletionSource<Drawn> Drawn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>What was drawn for a row.</summary>
/// <param name="IsWanted">Whether a post is still to be sent; it may have been called off since it was claimed.</param>
/// <param name="Card">Null where there is nothing left to say.</param>
internal sealed record Drawn(bool IsWanted, Card? Card);
