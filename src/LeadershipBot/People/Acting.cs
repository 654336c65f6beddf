using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>What is done in an act's unit of work.</summary>
/// <param name="isAgain">Whether this delivery has had its effect already: then nothing is done, and the reply says how things stand now.</param>
internal delegate Task<T> Act<T>(Unit unit, long person, bool isAgain, Instant now);

/// <summary>One act of one person in one unit of work, with one effect however often and however late it is delivered.</summary>
internal static class Acting
{
    /// <summary>Does it for whoever it is.</summary>
    public static Task<Reply> ActAsync(this IStore store, Incoming act, TimeProvider clock, Act<Reply> once, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync(async unit =>
        {
            if (await unit.BeginAsync(act, now) is not { } entered)
            {
                return new Reply.Silence();
            }

            var reply = await once(unit, entered.Person, entered.IsAgain, now);

            // The form stays open, and comes back filled in better under the same name.
            if (reply is Reply.Refused && !entered.IsAgain)
            {
                await unit.TakeBackAsync(act);
            }

            return reply;
        }, cancellationToken);
    }

    /// <summary>The same, answered by a card of its own.</summary>
    public static Task<Reply> OfPersonAsync(this IStore store, Incoming act, TimeProvider clock, Act<Card> once, CancellationToken cancellationToken) =>
        store.ActAsync(act, clock, async (unit, person, isAgain, now) => new Reply.New(await once(unit, person, isAgain, now)), cancellationToken);

    /// <summary>Does it for somebody who has joined; everybody else is told that there is nothing to change.</summary>
    public static Task<Reply> OfMemberAsync(this IStore store, Incoming act, TimeProvider clock, Func<Unit, RhythmRow, bool, Instant, Task<Card>> once, CancellationToken cancellationToken) =>
        store.OfPersonAsync(act, clock, async (unit, person, isAgain, now) =>
            await unit.RhythmAsync(person) is { IsFollowing: true } row ? await once(unit, row, isAgain, now) : PeopleCards.NotJoined(), cancellationToken);

    /// <summary>The rhythm of somebody who has joined, or null.</summary>
    public static async Task<RhythmRow?> MemberAsync(this Unit unit, Address from) =>
        await unit.FindPersonAsync(from) is { } person && await unit.RhythmAsync(person) is { IsFollowing: true } row ? row : null;
}
