using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using LeadershipBot.WebChat.Parts;

namespace LeadershipBot.WebChat;

/// <summary>Tells a window what happens in a room, as HTML, for as long as it is open.</summary>
internal sealed class Feed(Rooms rooms, Markup markup, Clockwork clockwork)
{
    /// <summary>How long nothing is said at most, so that both ends notice when the other is gone.</summary>
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>How many messages a window is shown that has none, or has missed too much.</summary>
    public const int Shown = 24;

    /// <summary>Where a window stands that has seen everything up to a change: the run of the program, and the change's number in it.</summary>
    public string Cursor(long number) => $"{rooms.Run}.{number}";

    /// <summary>What the window missed, and then what happens, until it closes or the program ends.</summary>
    /// <param name="cursor">Where the window stands; of another run of the program, or null, if it has to begin again.</param>
    /// <param name="token">The antiforgery token for what the window posts from now on.</param>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(
        Room room, string? cursor, string token, [EnumeratorCancellation] CancellationToken closed)
    {
        var seen = Number(cursor);
        yield return new(token, "token");

        while (!closed.IsCancellationRequested)
        {
            var changed = room.Changed;

            await foreach (var item in MissedAsync(room, seen))
            {
                seen = Number(item.EventId);
                yield return item;
            }

            yield return new(await markup.RenderAsync<ClockFace>(new() { [nameof(ClockFace.Clock)] = clockwork.View() }), "clock");
            yield return new(JsonSerializer.Serialize(rooms.Latest()), "rooms");
            await WaitAsync(changed, closed);
        }
    }

    private async IAsyncEnumerable<SseItem<string>> MissedAsync(Room room, long? seen)
    {
        var missed = seen is { } known ? room.Since(known) : null;
        var (lines, last) = room.Read();

        if (missed is null)
        {
            var html = await markup.LinesAsync([.. lines.TakeLast(Shown)], rooms.Zone);
            yield return new(html, "reset") { EventId = Cursor(last) };
            yield break;
        }

        foreach (var (index, message) in missed.Index())
        {
            yield return await ChangeAsync(lines, message) with { EventId = Cursor(seen!.Value + index + 1) };
        }
    }

    private async Task<SseItem<string>> ChangeAsync(IReadOnlyList<Line> lines, string message)
    {
        var index = lines.Index().FirstOrDefault(pair => pair.Item.Message == message, (-1, null!)).Index;

        if (index < 0)
        {
            return new(message, "gone");
        }

        var firstOfDay = index == 0 || !Dates.SameDay(lines[index - 1].At, lines[index].At, rooms.Zone);
        return new(await markup.LineAsync(lines[index], firstOfDay, rooms.Zone), "line");
    }

    // Another run's numbers mean nothing in this one.
    private long? Number(string? cursor) =>
        cursor?.Split('.') is [var run, var number] && run == rooms.Run && long.TryParse(number, out var seen) ? seen : null;

    private static async Task WaitAsync(Task changed, CancellationToken closed)
    {
        using var heartbeat = CancellationTokenSource.CreateLinkedTokenSource(closed);
        heartbeat.CancelAfter(Heartbeat);
        await changed.WaitAsync(heartbeat.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
