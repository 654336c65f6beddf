using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.People;

/// <summary>One act of one person in one unit of work, answered by a card.</summary>
internal static class Acting
{
    /// <summary>Does it for whoever it is.</summary>
    public static Task<Reply> OfPersonAsync(this IStore store, Address from, TimeProvider clock, Func<Unit, long, Instant, Task<Card>> act, CancellationToken cancellationToken)
    {
        var now = clock.Now();

        return store.WriteAsync<Reply>(async unit => new Reply.New(await act(unit, await unit.EnterAsync(from, now), now)), cancellationToken);
    }

    /// <summary>Does it for somebody who has joined; everybody else is told that there is nothing to change.</summary>
    public static Task<Reply> OfMemberAsync(this IStore store, Address from, TimeProvider clock, Func<Unit, RhythmRow, Instant, Task<Card>> act, CancellationToken cancellationToken) =>
        store.OfPersonAsync(from, clock, async (unit, person, now) =>
            await unit.RhythmAsync(person) is { IsFollowing: true } row ? await act(unit, row, now) : PeopleCards.NotJoined(), cancellationToken);

    /// <summary>The rhythm of somebody who has joined, or null.</summary>
    public static async Task<RhythmRow?> MemberAsync(this Unit unit, Address from) =>
        await unit.FindPersonAsync(from) is { } person && await unit.RhythmAsync(person) is { IsFollowing: true } row ? row : null;
}
