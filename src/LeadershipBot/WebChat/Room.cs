using LeadershipBot.Cards;

namespace LeadershipBot.WebChat;

/// <summary>One leader's chat, in memory: what stands in it, and what changed since a window last looked.</summary>
/// <remarks>Safe to use from many threads. Holds the latest <see cref="Bound"/> messages; older ones fall off silently.</remarks>
internal sealed class Room(Leader leader)
{
    /// <summary>How many messages are held.</summary>
    public const int Bound = 200;

    /// <summary>How many changes are remembered for windows that were away; one that missed more is given the whole room.</summary>
    private const int Remembered = 500;

    private readonly Lock gate = new();
    private readonly List<Line> lines = [];
    private readonly Queue<string> changed = [];
    private long last;
    private TaskCompletionSource pulse = NewPulse();

    public Leader Leader => leader;

    /// <summary>One act at a time, and each once.</summary>
    public Turns Turns { get; } = new();

    /// <summary>Completes at the next change, or when <see cref="Pulse"/> is called. Take it before reading, so that nothing falls between.</summary>
    public Task Changed
    {
        get
        {
            lock (gate)
            {
                return pulse.Task;
            }
        }
    }

    /// <summary>Everything in the room, oldest first, and the number of the latest change.</summary>
    public (IReadOnlyList<Line> Lines, long Last) Read()
    {
        lock (gate)
        {
            return ([.. lines], last);
        }
    }

    /// <summary>The messages that changed after the change of that number, one for each change, in order; null when that is no longer known.</summary>
    public IReadOnlyList<string>? Since(long number)
    {
        lock (gate)
        {
            var missed = last - number;
            return missed < 0 || missed > changed.Count ? null : [.. changed.TakeLast((int)missed)];
        }
    }

    /// <summary>Whether a message of that name stands in the room.</summary>
    public bool Has(string message)
    {
        lock (gate)
        {
            return Find(message) is not null;
        }
    }

    /// <summary>Adds a line, unless one of its name is there.</summary>
    public void Add(Line line)
    {
        lock (gate)
        {
            if (Find(line.Message) is not null)
            {
                return;
            }

            lines.Add(line);
            lines.RemoveRange(0, Math.Max(0, lines.Count - Bound));
            Note(line.Message);
        }
    }

    /// <summary>Changes what a message says, where it stands. False when it is not there.</summary>
    public bool Change(string message, Card card)
    {
        lock (gate)
        {
            var index = lines.FindIndex(line => line.Message == message);

            if (index < 0)
            {
                return false;
            }

            lines[index] = lines[index] with { Card = card };
            Note(message);
            return true;
        }
    }

    /// <summary>Takes a message away, if it is there.</summary>
    public void Remove(string message)
    {
        lock (gate)
        {
            if (lines.RemoveAll(line => line.Message == message) > 0)
            {
                Note(message);
            }
        }
    }

    /// <summary>Wakes every window without a change of the room: the clock has moved.</summary>
    public void Pulse()
    {
        lock (gate)
        {
            Wake();
        }
    }

    private static TaskCompletionSource NewPulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Line? Find(string message) => lines.Find(line => line.Message == message);

    private void Note(string message)
    {
        last++;
        changed.Enqueue(message);

        if (changed.Count > Remembered)
        {
            changed.Dequeue();
        }

        Wake();
    }

    private void Wake()
    {
        var awake = pulse;
        pulse = NewPulse();
        awake.SetResult();
    }
}
