using System.Collections.Concurrent;

namespace LeadershipBot.Slack;

/// <summary>The addresses taps came with. For half an hour and five times each, a tapped message is changed by its own, which costs nothing of Slack's limits.</summary>
/// <remarks>In memory only: whoever holds one can write there. After a restart the ordinary way is taken.</remarks>
internal sealed class ReturnUrls(TimeProvider clock)
{
    // By Slack's word 30 minutes and 5 uses; a minute and none less, because its clock and count are its own.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(29);
    private const int MostUses = 5;
    private const int Sweep = 1024;

    private readonly ConcurrentDictionary<(string Workspace, string Channel, string Message), Entry> entries = [];
    private int added;

    /// <summary>Remembers the latest address of a message.</summary>
    /// <param name="message">The message; for one that only a person sees and nobody can name, that person.</param>
    public void Remember(string workspace, string channel, string message, string url)
    {
        entries[(workspace, channel, message)] = new(url, clock.GetUtcNow());

        if (Interlocked.Increment(ref added) % Sweep == 0)
        {
            Forget();
        }
    }

    /// <summary>An address that may be used once now, or null.</summary>
    public string? Take(string workspace, string channel, string message)
    {
        if (!entries.TryGetValue((workspace, channel, message), out var entry))
        {
            return null;
        }

        if (IsOver(entry) || Interlocked.Increment(ref entry.Uses) > MostUses)
        {
            entries.TryRemove((workspace, channel, message), out _);
            return null;
        }

        return entry.Url;
    }

    private bool IsOver(Entry entry) => clock.GetUtcNow() - entry.At >= Life;

    private void Forget()
    {
        foreach (var (key, _) in entries.Where(pair => IsOver(pair.Value)))
        {
            entries.TryRemove(key, out _);
        }
    }

    private sealed class Entry(string url, DateTimeOffset at)
    {
        public int Uses;

        public string Url { get; } = url;

        public DateTimeOffset At { get; } = at;
    }
}
