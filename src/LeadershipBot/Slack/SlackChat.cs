using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Delivers cards to Slack.</summary>
internal sealed class SlackChat(SlackOptions options, SlackWorkspaces slack, WebApi api, ReturnUrls urls, Search search, Instead instead, HandInstalled hand, ILogger<SlackChat> log) : IChat
{
    /// <summary>The platform's name in an <see cref="Address"/>.</summary>
    public const string Name = "slack";

    /// <summary>What the message's metadata are called. They can be read by every app in the workspace, so they hold nothing but the key.</summary>
    private const string EventType = "leadershipbot_message";

    public string Platform => Name;

    public string? Lacks => hand.Lacks;

    public Pace? Pace { get; } = Pace.Within(options.Messages, options.Updates, TimeSpan.FromSeconds(1));

    public async Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken)
    {
        if (to.Place is { } place && !card.IsForEverybody)
        {
            return await DeliverAsync("chat.postEphemeral", to, card, message => Ephemeral(to, place, message), cancellationToken);
        }

        var delivery = await DeliverAsync("chat.postMessage", to, card, message => Posted(to, key, message), cancellationToken);

        return (delivery, to) switch
        {
            (Delivery.Impossible { Why: "not_in_channel" or "channel_not_found" }, { Place: { } there }) => await AloudAsync(to, there, card, cancellationToken) ?? delivery,

            // A workspace that moves into an organisation gives its conversations new names.
            (Delivery.Impossible { Why: "channel_not_found" }, { Conversation: not null }) =>
                await DeliverAsync("chat.postMessage", to, card, message => Posted(to with { Conversation = null }, key, message), cancellationToken),
            _ => delivery,
        };
    }

    public Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken) => InChannelAsync(to, async channel =>
    {
        if (urls.Take(to.Workspace, channel, message) is { } url && await api.RespondAsync(url, Responses.Instead(Message.Of(card)), cancellationToken))
        {
            return new Delivery.Sent(message);
        }

        var delivery = await UpdateAsync(to, channel, message, card, cancellationToken);

        // What was to be tapped must stand somewhere; what only looks back need not.
        return IsVanished(delivery) && HasButtons(card)
            ? await instead.OfAsync(
                to with { Conversation = to.Place is null ? channel : to.Conversation }, message,
                found => UpdateAsync(to, channel, found, card, cancellationToken),
                key => DeliverAsync("chat.postMessage", to, card, drawn => Posted(to, key, drawn), cancellationToken),
                cancellationToken)
            : delivery;
    }, cancellationToken);

    public Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) => InChannelAsync(to, async channel =>
    {
        var answer = await slack.CallAsync(to.Workspace, "chat.delete", Wire.Default.PostedResult, [("channel", channel), ("ts", message)], cancellationToken);

        return answer is Answer<PostedResult>.No { Error: "message_not_found" } ? new Delivery.Sent(message) : Outcomes.Of(answer, _ => new Delivery.Sent(message));
    }, cancellationToken);

    public Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken) =>
        to.Place is null ? search.FindAsync(to, Opaque(key), since, cancellationToken) : Task.FromResult<Lookup>(new Lookup.Never());

    /// <summary>The key as it travels: it names nobody and nothing.</summary>
    internal static string Opaque(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    // A chart that this Slack does not know, or a drawing it refuses, must not cost the person the message.
    private async Task<Delivery> DeliverAsync(
        string method, Address to, Card card, Func<Message, IReadOnlyList<(string, string?)>> args, CancellationToken cancellationToken)
    {
        var message = Message.Of(card);
        var answer = await slack.CallAsync(to.Workspace, method, Wire.Default.PostedResult, args(message), cancellationToken);

        if (answer is Answer<PostedResult>.No { Error: "invalid_blocks" or "invalid_blocks_format" } && message.HasChart)
        {
            answer = await slack.CallAsync(to.Workspace, method, Wire.Default.PostedResult, args(Message.Of(card, charts: false)), cancellationToken);
        }

        if (answer is Answer<PostedResult>.No { Error: var error } && Outcomes.IsOurFault(error))
        {
            log.LogError("Slack refused a message of ours over its form: {Method}, {Error}; its words go alone", method, error);
            answer = await slack.CallAsync(to.Workspace, method, Wire.Default.PostedResult, args(Message.Plain(card)), cancellationToken);
        }

        return Outcomes.Of(answer, result => new Delivery.Sent(
            result.Ts ?? result.MessageTs ?? "", to.Place is null && Channels.IsDirect(result.Channel) ? result.Channel : null));
    }

    private Task<Delivery> UpdateAsync(Address to, string channel, string message, Card card, CancellationToken cancellationToken) => DeliverAsync(
        "chat.update", to, card,
        drawn => [("channel", channel), ("ts", message), ("text", drawn.Text.Markup), ("blocks", drawn.Blocks), ("parse", "none")],
        cancellationToken);

    private static IReadOnlyList<(string, string?)> Posted(Address to, string key, Message message)
    {
        var (channel, thread) = to.Place is { } place ? Channels.Read(place) : (to.Conversation ?? to.User, null);

        return
        [
            ("channel", channel), ("thread_ts", thread), ("text", message.Text.Markup), ("blocks", message.Blocks),
            ("metadata", $$$"""{"event_type":"{{{EventType}}}","event_payload":{"key":"{{{Opaque(key)}}}"}}"""),
            ("unfurl_links", "false"), ("unfurl_media", "false"), ("parse", "none"),
        ];
    }

    private static IReadOnlyList<(string, string?)> Ephemeral(Address to, string place, Message message)
    {
        var (channel, thread) = Channels.Read(place);
        return [("channel", channel), ("user", to.User), ("thread_ts", thread), ("text", message.Text.Markup), ("blocks", message.Blocks), ("parse", "none")];
    }

    // A command can be given where the bot is not; there the address of the tap that asked for it speaks for the bot.
    private async Task<Delivery?> AloudAsync(Address to, string place, Card card, CancellationToken cancellationToken)
    {
        var (channel, thread) = Channels.Read(place);

        return urls.Take(to.Workspace, channel, to.User) is { } url && await api.RespondAsync(url, Responses.Aloud(Message.Of(card), thread), cancellationToken)
            ? new Delivery.Sent("")
            : null;
    }

    private static bool HasButtons(Card card) => card.Parts.Any(part => part is Choices);

    private static bool IsVanished(Delivery delivery) =>
        delivery is Delivery.Impossible { Why: "message_not_found" or "cant_update_message" or "edit_window_closed" };

    // Changing a message takes the conversation's own id; a person's will not do. Where it is not known it is asked for, and kept.
    private async Task<Delivery> InChannelAsync(Address to, Func<string, Task<Delivery>> act, CancellationToken cancellationToken)
    {
        if ((to.Place is { } place ? Channels.Read(place).Channel : to.Conversation) is { } known)
        {
            return await act(known);
        }

        var answer = await search.ConversationAsync(to, cancellationToken);

        return answer is not Answer<PostedResult>.Done { Value.Channel: { } channel } ? Outcomes.Of(answer, _ => new Delivery.Impossible("There is no conversation with them."))
            : await act(channel) is var delivery && delivery is Delivery.Sent { Conversation: null } sent ? sent with { Conversation = channel }
            : delivery;
    }
}
