using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.WebChat;

/// <summary>Delivers cards to the page. A message's name is its key, so names outlive a restart and a key posted twice is one message.</summary>
internal sealed class WebChat(Rooms rooms, TimeProvider clock) : IChat
{
    /// <summary>The platform's name in an <see cref="Address"/>.</summary>
    public const string Name = "web";

    public string Platform => Name;

    public Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken) =>
        InAsync(to, key, room => room.Add(new(key, clock.GetUtcNow(), card, Said: null)), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>A message that has fallen off the room's far end counts as changed: nobody can see it.</remarks>
    public Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken) =>
        InAsync(to, message, room => room.Change(message, card), cancellationToken);

    public Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) =>
        InAsync(to, message, room => room.Remove(message), cancellationToken);

    public async Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken) =>
        await rooms.OpenAsync(to.User, cancellationToken) is { } room && room.Has(key) ? new Lookup.Found(key) : new Lookup.NotThere();

    private async Task<Delivery> InAsync(Address to, string message, Action<Room> act, CancellationToken cancellationToken)
    {
        try
        {
            if (await rooms.OpenAsync(to.User, cancellationToken) is not { } room)
            {
                return new Delivery.Impossible("Nobody of that id is there to play.");
            }

            act(room);
            return new Delivery.Sent(message);
        }
        catch (StorageAwayException away)
        {
            // What stands in the room could not be read; posting first would turn the order round.
            return new Delivery.TryAgain(TimeSpan.FromSeconds(5), away.Message);
        }
    }
}
