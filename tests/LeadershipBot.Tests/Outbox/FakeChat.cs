using System.Collections.Concurrent;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Tests.Outbox;

/// <summary>A platform as the sender sees it: keeps what was posted, and misbehaves as planned.</summary>
internal sealed class FakeChat : IChat
{
    private readonly ConcurrentQueue<Func<Shown?, CancellationToken, Task<Delivery>>> plan = new();
    private readonly Lock gate = new();
    private readonly List<Shown> chat = [];
    private readonly Dictionary<string, int> onTheWay = [];
    private int named;

    public string Platform => "fake";

    public Pace? Pace { get; set; }

    /// <summary>How a look ends, where not in finding out the truth.</summary>
    public Lookup? Finds { get; set; }

    /// <summary>What stands in the chat, oldest first.</summary>
    public IReadOnlyList<Shown> Chat
    {
        get
        {
            lock (gate)
            {
                return [.. chat];
            }
        }
    }

    /// <summary>What was asked of it, in order: <c>post k1</c>, <c>edit m1</c>, <c>remove m1</c>, <c>find k1</c>.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>To which places messages were posted, in order; those to a person's own conversation are left out.</summary>
    public ConcurrentQueue<string> Places { get; } = new();

    /// <summary>How many calls were on their way at the same time, at most, for any one person.</summary>
    public int MostAtOnceForOne { get; private set; }

    /// <summary>How many calls have reached the platform and are not answered yet.</summary>
    public int OnTheWay
    {
        get
        {
            lock (gate)
            {
                return onTheWay.Values.Sum();
            }
        }
    }

    /// <summary>The next call is answered like this, without anything happening in the chat.</summary>
    public void Answers(Delivery delivery) => plan.Enqueue((_, _) => Task.FromResult(delivery));

    /// <summary>The next call does what it should, and its answer is lost on the way back.</summary>
    public void AcceptsAndAnswers(Delivery delivery) => plan.Enqueue((shown, _) =>
    {
        Show(shown);
        return Task.FromResult(delivery);
    });

    /// <summary>The next call waits for something and then goes on as usual.</summary>
    public void Waits(Task until) => plan.Enqueue(async (shown, cancellationToken) =>
    {
        await until.WaitAsync(cancellationToken);
        return Done(shown);
    });

    /// <summary>The next call is never answered, whether or not the message gets there.</summary>
    public void Hangs(bool accepts) => plan.Enqueue(async (shown, cancellationToken) =>
    {
        if (accepts)
        {
            Show(shown);
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Never here.");
    });

    public Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken)
    {
        if (to.Place is { } place)
        {
            Places.Enqueue(place);
        }

        return CallAsync($"post {key}", to, new(key, $"m{Interlocked.Increment(ref named)}", PlainText.Render(card), to.User), cancellationToken);
    }

    public Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken) =>
        CallAsync($"edit {message}", to, new("", message, PlainText.Render(card), to.User), cancellationToken);

    public Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) =>
        CallAsync($"remove {message}", to, new("", message, null, to.User), cancellationToken);

    public Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        Calls.Enqueue($"find {key}");
        var found = Chat.FirstOrDefault(shown => shown.Key == key);
        return Task.FromResult(Finds ?? (found is null ? new Lookup.NotThere() : new Lookup.Found(found.Message, $"D{to.User}")));
    }

    private async Task<Delivery> CallAsync(string call, Address to, Shown shown, CancellationToken cancellationToken)
    {
        Calls.Enqueue(call);

        // Elsewhere, as over a wire.
        await Task.Yield();
        Count(to.User, 1);

        try
        {
            return plan.TryDequeue(out var planned) ? await planned(shown, cancellationToken) : Done(shown);
        }
        finally
        {
            Count(to.User, -1);
        }
    }

    private void Count(string user, int by)
    {
        lock (gate)
        {
            var now = onTheWay.GetValueOrDefault(user) + by;
            onTheWay[user] = now;
            MostAtOnceForOne = Math.Max(MostAtOnceForOne, now);
        }
    }

    private Delivery.Sent Done(Shown? shown)
    {
        Show(shown);
        return new Delivery.Sent(shown!.Message, $"D{shown.User}");
    }

    private void Show(Shown? shown)
    {
        lock (gate)
        {
            var at = chat.FindIndex(other => other.Message == shown!.Message);

            if (shown!.Text is null)
            {
                chat.RemoveAll(other => other.Message == shown.Message);
            }
            else if (at >= 0)
            {
                chat[at] = chat[at] with { Text = shown.Text };
            }
            else
            {
                chat.Add(shown);
            }
        }
    }
}

/// <summary>A message in the fake chat.</summary>
internal sealed record Shown(string Key, string Message, string? Text, string User);
