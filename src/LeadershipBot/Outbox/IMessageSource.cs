using LeadershipBot.Cards;
using LeadershipBot.Storage;

namespace LeadershipBot.Outbox;

/// <summary>A feature that has messages in the outbox. They are drawn from its state at the moment they go, never stored.</summary>
internal interface IMessageSource
{
    /// <summary>The kind of message it draws, as in <see cref="Post.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>The message as it reads now, or null when there is nothing left to say; then it is dropped.</summary>
    Task<Card?> RenderAsync(Unit unit, long person, string subject);

    /// <summary>The same for many, which are read together where that is cheaper.</summary>
    async Task<IReadOnlyList<(Told Message, Card? Card)>> RenderAsync(Unit unit, IReadOnlyList<Told> messages)
    {
        var drawn = new List<(Told, Card?)>(messages.Count);

        foreach (var message in messages)
        {
            drawn.Add((message, await RenderAsync(unit, message.Person, message.Subject)));
        }

        return drawn;
    }

    /// <summary>Told, in the transaction that records it, how a post ended. Edits and removals are not reported.</summary>
    Task SettledAsync(Unit unit, long person, string subject, Settlement settlement);

    /// <summary>The same for many posts that have gone: told together, because at times thousands go in a moment.</summary>
    async Task SentAsync(Unit unit, IReadOnlyList<Told> posts, Settlement.Sent sent)
    {
        foreach (var (person, subject) in posts)
        {
            await SettledAsync(unit, person, subject, sent);
        }
    }

    /// <summary>Told, in the same manner, that nothing is left to do with a message for now: posted as it should read, edited, or over. What it is drawn from may go.</summary>
    Task AtRestAsync(Unit unit, long person, string subject) => Task.CompletedTask;
}

/// <summary>A message of which something is told.</summary>
internal sealed record Told(long Person, string Subject);

/// <summary>How a post ended. A closed set.</summary>
internal abstract record Settlement
{
    /// <summary>It is in the chat.</summary>
    internal sealed record Sent(DateTimeOffset At) : Settlement;

    /// <summary>Its time was over before it could go.</summary>
    internal sealed record TooLate : Settlement;

    /// <summary>The platform will never take it, or it failed too often, or nobody knows.</summary>
    /// <param name="IsGone">Whether the platform says that the person is out of reach.</param>
    internal sealed record Failed(string Why, bool IsGone = false) : Settlement;
}

/// <summary>A message to be posted, once.</summary>
/// <param name="Key">Unique for ever: adding it again changes nothing. <c>check-in/7/2026-W47</c>.</param>
/// <param name="Person">To whom.</param>
/// <param name="Kind">Which <see cref="IMessageSource"/> draws it.</param>
/// <param name="Subject">What that source needs to know which one it is.</param>
/// <param name="Lane">What goes first when not everything can go at once.</param>
/// <param name="DueAt">Not before.</param>
/// <param name="NotAfter">Not later either: then it is dropped, and its source told so. Null for what may always go.</param>
internal sealed record Post(
    string Key, long Person, string Kind, string Subject, Lane Lane, DateTimeOffset DueAt, DateTimeOffset? NotAfter)
{
    /// <summary>Where it goes, as in <see cref="Address.Place"/>; null for the person's own conversation.</summary>
    public string? Place { get; init; }
}

/// <summary>What goes first. Replies and edits, then check-ins, then invitations and digests.</summary>
internal enum Lane
{
    Reply = 0,
    CheckIn = 1,
    Invitation = 2,
}
