using System.Collections.Concurrent;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>What is remembered of people in this run of the program. All of it can be found out again, so where it grows too large it is forgotten.</summary>
internal sealed class Remembered<T>
{
    /// <summary>So many people at most, in each of these.</summary>
    public const int Most = 20_000;

    private readonly ConcurrentDictionary<(string Workspace, string User), T> all = [];

    /// <summary>How many there are now.</summary>
    public int Count => all.Count;

    public bool TryGet(Address person, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out T value) => all.TryGetValue(Key(person), out value);

    public bool Has(Address person) => all.ContainsKey(Key(person));

    /// <summary>Remembers, in the place of what was there.</summary>
    public T Set(Address person, T value)
    {
        if (all.Count >= Most && !Has(person))
        {
            all.Clear();
        }

        return all[Key(person)] = value;
    }

    /// <summary>Something newer of somebody who is remembered; whoever is not stays unknown, because a whole workspace may be told of.</summary>
    public void Change(Address person, T value)
    {
        if (all.TryGetValue(Key(person), out var before))
        {
            all.TryUpdate(Key(person), value, before);
        }
    }

    private static (string Workspace, string User) Key(Address person) => (person.Workspace, person.User);
}
