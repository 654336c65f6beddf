using LeadershipBot.Operations;

namespace LeadershipBot.WebChat;

/// <summary>The bot's clock as the page shows and moves it.</summary>
/// <param name="movable">Null where the clock cannot be moved, because a platform is configured.</param>
internal sealed class Clockwork(Rooms rooms, TimeProvider clock, IMovableClock? movable)
{
    private readonly Turns turns = new();

    public bool IsMovable => movable is not null;

    public ClockView View() => new(clock.GetUtcNow(), rooms.Zone, movable?.Ahead ?? TimeSpan.Zero);

    /// <summary>Moves the clock, once for each delivery, and shows every window the new time.</summary>
    public Task MoveAsync(string delivery, ClockMove move, CancellationToken cancellationToken) => turns.TakeAsync(delivery, async () =>
    {
        await movable!.MoveAsync(move, cancellationToken);
        rooms.Pulse();
        return new Reply.Silence();
    });
}
