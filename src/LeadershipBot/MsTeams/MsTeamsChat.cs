using System.Text.Json.Nodes;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>Delivers cards to Microsoft Teams.</summary>
internal sealed class MsTeamsChat(Connector connector, IReferences references, MsTeamsSettings settings, SigningKeys? keys, TimeProvider clock, ILogger<MsTeamsChat> log) : IChat
{
    public const string Name = "msteams";

    // Where a message went whose name Teams kept to itself.
    private const string Nameless = "nameless";

    // The service address of the government's moderate cloud, which says of itself that one has come to the wrong one.
    private const string GccServiceUrl = "https://smba.infra.gcc.teams.microsoft.com/teams";

    public string Platform => Name;

    public string? Lacks => keys is { AreAway: true } ? "does not give its signing keys" : null;

    /// <summary>Over all nodes: of the 50 calls a second that Teams lets an app make in a tenant, 45 at most, bursts included; in one conversation at most 60 posts in 30 seconds. The rest is <see cref="Turnstile"/>'s.</summary>
    public Pace? Pace { get; } = new(Posts: 25, Burst: 5, Edits: 10, Conversation: TimeSpan.FromSeconds(0.5));

    public async Task<Delivery> PostAsync(Address to, string key, Card card, CancellationToken cancellationToken)
    {
        var known = await references.FindAsync(to, cancellationToken);

        if (await LineAsync(to, known, cancellationToken) is not { } serviceUrl)
        {
            return new Delivery.Impossible("Teams never told how this person is reached.");
        }

        if (to.Place is null && known is { Reach: not Reach.There })
        {
            return new Delivery.Impossible(known.Reach is Reach.Removed ? "They took the app out." : "They do not want to be written to.");
        }

        var body = Message.Of(card, Message.Correlation(key));

        return to.Place is { } place
            ? Delivered(await PostAsync(to, serviceUrl, Places.ConversationOf(place), body, cancellationToken), null)
            : await PostToPersonAsync(to, known, serviceUrl, body, cancellationToken);
    }

    public async Task<Delivery> EditAsync(Address to, string message, Card card, CancellationToken cancellationToken)
    {
        var body = Message.Of(card, Message.Correlation());
        body["id"] = message;

        return await OnMessageAsync(HttpMethod.Put, to, message, body, cancellationToken) switch
        {
            { IsFine: true } => new Delivery.Sent(message),
            { Status: 404 } => await AnewAsync(to, card, cancellationToken),
            var answer => await FaultAsync(to, answer, cancellationToken),
        };
    }

    // A message that is gone (with the chat's history, say) is sent anew, once, as long as there is something to tap in it:
    // an old line would only ring. In front of others nothing is said twice.
    private async Task<Delivery> AnewAsync(Address to, Card card, CancellationToken cancellationToken)
    {
        if (to.Place is not null || !AdaptiveCard.HasButtons(card))
        {
            return new Delivery.Impossible("The message is gone.");
        }

        return await PostAsync(to, Message.Correlation(), card, cancellationToken) switch
        {
            Delivery.InDoubt doubt => new Delivery.Impossible($"The message is gone, and nobody knows whether another one arrived: {doubt.Why}"),
            var delivery => delivery,
        };
    }

    public async Task<Delivery> RemoveAsync(Address to, string message, CancellationToken cancellationToken) =>
        await OnMessageAsync(HttpMethod.Delete, to, message, body: null, cancellationToken) switch
        {
            { IsFine: true } or { Status: 404 } => new Delivery.Sent(message),
            var answer => await FaultAsync(to, answer, cancellationToken),
        };

    /// <summary>Teams lets nobody look for a message. To a person it is sent once more; a channel is never told twice.</summary>
    public Task<Lookup> FindAsync(Address to, string key, DateTimeOffset since, CancellationToken cancellationToken) =>
        Task.FromResult<Lookup>(to.Place is null ? new Lookup.NoWay() : new Lookup.Never());

    private async Task<Delivery> PostToPersonAsync(Address to, PersonReference? known, string serviceUrl, JsonObject body, CancellationToken cancellationToken)
    {
        var conversation = to.Conversation ?? known?.Conversation;

        if (conversation is not null)
        {
            var answer = await PostAsync(to, serviceUrl, conversation, body, cancellationToken);

            // Whoever removes a chat's history leaves us with a dead name. Begun again once; a second 404 is the platform's last word.
            if (answer is not { Status: 404 })
            {
                return answer.IsFine ? Delivered(answer, null) : await FaultAsync(to, answer, cancellationToken);
            }
        }

        var begun = await CallAsync(
            new(HttpMethod.Post, serviceUrl, Errand.Beginning, to.Workspace, to.User, Beginning(to, known)), cancellationToken);

        if (begun.Text("id") is not { Length: > 0 } anew)
        {
            // To begin a conversation posts nothing, and doing it twice gives the same one: so there is never a doubt.
            var fault = await FaultAsync(to, begun, cancellationToken);
            return fault is Delivery.InDoubt || begun.Status == 500 ? new Delivery.TryAgain(TimeSpan.Zero, begun.Why) : fault;
        }

        var posted = await PostAsync(to, serviceUrl, anew, body, cancellationToken);
        return posted.IsFine ? Delivered(posted, anew) : await FaultAsync(to, posted, cancellationToken);
    }

    private Task<ConnectorAnswer> PostAsync(Address to, string serviceUrl, string conversation, JsonObject body, CancellationToken cancellationToken) =>
        CallAsync(
            new(HttpMethod.Post, serviceUrl, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities", to.Workspace, Places.Whole(conversation), body),
            cancellationToken);

    private async Task<ConnectorAnswer> OnMessageAsync(HttpMethod method, Address to, string message, JsonObject? body, CancellationToken cancellationToken)
    {
        var known = await references.FindAsync(to, cancellationToken);
        var conversation = to.Place is { } place ? Places.ConversationOf(place) : to.Conversation ?? known?.Conversation;

        return message != Nameless && conversation is not null && await LineAsync(to, known, cancellationToken) is { } serviceUrl
            ? await CallAsync(
                new(
                    method, serviceUrl, $"v3/conversations/{Uri.EscapeDataString(conversation)}/activities/{Uri.EscapeDataString(message)}",
                    to.Workspace, Places.Whole(conversation), body),
                cancellationToken)
            : ConnectorAnswer.None("Teams never told where the message stands.") with { Status = 404 };
    }

    // Whatever is asked of the wrong cloud is asked of the right one, once.
    private async Task<ConnectorAnswer> CallAsync(Errand errand, CancellationToken cancellationToken)
    {
        var answer = await connector.CallAsync(errand, cancellationToken);

        return answer is { Status: 403, Code: "InvalidBotApiHost" } && settings.ServiceHosts.Allows(GccServiceUrl, out _)
            ? await connector.CallAsync(errand with { ServiceUrl = GccServiceUrl }, cancellationToken)
            : answer;
    }

    // Somebody who was named by another and never wrote is reached where the bot is in their tenant.
    private async Task<string?> LineAsync(Address to, PersonReference? known, CancellationToken cancellationToken) =>
        known?.ServiceUrl ?? await references.ServiceUrlAsync(to.Workspace, cancellationToken);

    private JsonObject Beginning(Address to, PersonReference? known) => new()
    {
        ["isGroup"] = false,
        ["bot"] = new JsonObject { ["id"] = settings.BotId },
        ["members"] = new JsonArray(new JsonObject { ["id"] = known?.TeamsId ?? to.User }),
        ["tenantId"] = to.Workspace,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = to.Workspace } },
    };

    private static Delivery Delivered(ConnectorAnswer answer, string? conversation) =>
        answer.IsFine ? new Delivery.Sent(answer.Text("id") ?? Nameless, conversation) : Faults.Of(answer);

    // A 403 is for good: nothing more is tried until a word from them, or the app is put in again.
    private async Task<Delivery> FaultAsync(Address to, ConnectorAnswer answer, CancellationToken cancellationToken)
    {
        if (to.Place is null && answer is { Status: 403 } && Faults.IsOfPerson(answer))
        {
            await references.LostAsync(to, answer.Code is "BotNotInConversationRoster" ? Reach.Removed : Reach.Blocked, clock.GetUtcNow(), cancellationToken);
        }

        if (answer is { Status: 400 or 401 or 413 or 500 } || !Faults.IsOfPerson(answer))
        {
            // Only a refused registration is for the operator to mend at once.
            log.Log(answer.Status == 401 ? LogLevel.Error : LogLevel.Warning, "A message was not delivered: {Why}", answer.Why);
        }

        return Faults.Of(answer);
    }
}
