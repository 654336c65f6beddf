using LeadershipBot.Cards;

namespace LeadershipBot.WebChat;

/// <summary>What a leader does in the page, taken to the bot, and the reply put into their room.</summary>
internal sealed class Acts(Bot bot, Rooms rooms, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>The first look into an empty room: the bot says who it is.</summary>
    /// <param name="zone">The browser's IANA time zone, or null.</param>
    public async Task ArriveAsync(Room room, string? zone)
    {
        if (room.Read().Last == 0)
        {
            await DoAsync(room, new Incoming.Arrived(Rooms.AddressOf(room), $"{rooms.Run}-{room.Leader.Id}-arrived", Carries.Everything, zone));
        }
    }

    public Task<Reply> SayAsync(Room room, string delivery, string text) =>
        DoAsync(room, new Incoming.Said(Rooms.AddressOf(room), delivery, Carries.Everything, text));

    public Task<Reply> TapAsync(Room room, string delivery, ActionId action, string? message) =>
        DoAsync(room, new Incoming.Tapped(Rooms.AddressOf(room), delivery, Carries.Everything, action, message));

    public Task<Reply> SubmitAsync(
        Room room, string delivery, ActionId action, IReadOnlyDictionary<string, string> values, string? message) =>
        DoAsync(room, new Incoming.Submitted(Rooms.AddressOf(room), delivery, Carries.Everything, action, values, message));

    private Task<Reply> DoAsync(Room room, Incoming incoming) => room.Turns.TakeAsync(incoming.DeliveryId, async () =>
    {
        // Not the request's own token: a window that closes just then must not cost the others the reply.
        var reply = await bot.ReplyAsync(incoming, lifetime.ApplicationStopping);
        Show(room, incoming, reply);
        return reply;
    });

    private void Show(Room room, Incoming incoming, Reply reply)
    {
        var now = clock.GetUtcNow();

        if (incoming is Incoming.Said said)
        {
            room.Add(new($"said/{said.DeliveryId}", now, Card: null, said.Text));
        }

        switch (reply)
        {
            case Reply.New added:
                Add(added.Card);
                break;
            case Reply.Replace replaced when MessageOf(incoming) is not { } message || !room.Change(message, replaced.Card):
                Add(replaced.Card);
                break;
            case Reply.Replace or Reply.Open or Reply.Refused or Reply.Silence:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(reply), reply, "Not a reply.");
        }

        void Add(Card card) => room.Add(new($"reply/{incoming.DeliveryId}", now, card, Said: null));
    }

    private static string? MessageOf(Incoming incoming) => incoming switch
    {
        Incoming.Tapped tapped => tapped.Message,
        Incoming.Submitted submitted => submitted.Message,
        _ => null,
    };
}
