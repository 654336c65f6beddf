using LeadershipBot.Cards;
using LeadershipBot.Outbox;
using NodaTime;

namespace LeadershipBot.WebChat;

/// <summary>Reads what stands in a chat, oldest first: the latest messages that were sent and not taken away, as they read now.</summary>
/// <param name="to">Whose chat.</param>
/// <param name="count">How many at most.</param>
internal delegate Task<IReadOnlyList<(string Message, DateTimeOffset At, Card Card)>> ReadStanding(
    Address to, int count, CancellationToken cancellationToken);

/// <summary>The chats of everybody there is to play. After a restart each begins with what stands in it.</summary>
/// <param name="standing">Null where nothing outlives the process.</param>
internal sealed class Rooms(ReadStanding? standing)
{
    private readonly Dictionary<string, Room> rooms = Leader.All.ToDictionary(leader => leader.Id, leader => new Room(leader));
    private readonly Dictionary<string, Task> filled = [];
    private readonly Lock gate = new();

    /// <summary>Names this run of the program, so that a window can tell that the bot was restarted.</summary>
    public string Run { get; } = Guid.CreateVersion7().ToString("N")[^8..];

    /// <summary>The zone of the browser that looked last; what the page shows times in.</summary>
    public DateTimeZone Zone { get; set; } = DateTimeZone.Utc;

    /// <summary>Where the leader of a room is reached.</summary>
    public static Address AddressOf(Room room) => new(WebChat.Name, "local", room.Leader.Id, room.Leader.Id);

    /// <summary>The room of a leader, filled with what stands in it; null when nobody of that id is there to play.</summary>
    public async Task<Room?> OpenAsync(string leader, CancellationToken cancellationToken)
    {
        if (!rooms.TryGetValue(leader, out var room))
        {
            return null;
        }

        Task filling;

        lock (gate)
        {
            // A filling that failed is begun again by whoever comes next.
            if (!filled.TryGetValue(leader, out filling!) || filling.IsFaulted || filling.IsCanceled)
            {
                filled[leader] = filling = FillAsync(room);
            }
        }

        await filling.WaitAsync(cancellationToken);
        return room;
    }

    /// <summary>The number of the latest change in every room, by the leader's id: what a window that follows only some of them marks as new.</summary>
    public IReadOnlyDictionary<string, long> Latest() => rooms.ToDictionary(pair => pair.Key, pair => pair.Value.Read().Last);

    /// <summary>Wakes every window: the clock has moved.</summary>
    public void Pulse()
    {
        foreach (var room in rooms.Values)
        {
            room.Pulse();
        }
    }

    private async Task FillAsync(Room room)
    {
        var lines = standing is null ? [] : await standing(AddressOf(room), Room.Bound, CancellationToken.None);

        foreach (var (message, at, card) in lines)
        {
            room.Add(new(message, at, card, Said: null));
        }
    }
}
