using LeadershipBot.Cards;
using LeadershipBot.Storage;

namespace LeadershipBot.Teams;

/// <summary>A message that was tapped becomes its answer, in place, in every chat: also when it is tapped twice, or late.</summary>
internal static class InPlace
{
    /// <summary>Redraws the tapped message from the state, and the one that stands for the same thing now where that is another.</summary>
    /// <param name="kind">Who draws it.</param>
    /// <param name="key">The message that stands for it now.</param>
    /// <param name="card">How it reads, for whoever waits in the response.</param>
    public static async Task<Reply> BecomesAsync(this Outbox.Outbox outbox, Unit unit, Incoming.Tapped tapped, long person, string kind, string key, Card card)
    {
        var own = await unit.FindAsync<string>(
            "select key from outbox where person = @person and message = @Message and kind = @kind", new { person, tapped.Message, kind });

        // A message that nobody was sure of is there: it was tapped.
        if (own is null && tapped.Message is { } seen)
        {
            await outbox.MoveAsync(unit, key, seen, kind);
        }

        // A response replaces the card only for whoever waits for it, and in the web chat that is the message itself.
        var carried = tapped.Carries is Carries.Everything;
        var isQueued = (carried && own is not null) || await outbox.EditAsync(unit, own ?? key, tapped.EditsFreely);

        if (own is not null && own != key)
        {
            await outbox.EditAsync(unit, key);
        }

        return new Reply.Replace(card, isQueued);
    }
}
