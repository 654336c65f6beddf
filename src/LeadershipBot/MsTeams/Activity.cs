using System.Text.Json;

namespace LeadershipBot.MsTeams;

/// <summary>What Teams says happened, as it says it; everything may be missing.</summary>
internal sealed record Activity
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = Wire.Deepest };

    public string? Type { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }

    /// <summary>What an installation event says: <c>add</c>, <c>remove</c>, and the same with <c>-upgrade</c>.</summary>
    public string? Action { get; init; }
    public string? Timestamp { get; init; }
    public string? LocalTimezone { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ChannelId { get; init; }
    public string? Text { get; init; }
    public string? ReplyToId { get; init; }
    public Account? From { get; init; }
    public Account? Recipient { get; init; }
    public Place? Conversation { get; init; }
    public Extras? ChannelData { get; init; }
    public IReadOnlyList<Account>? MembersAdded { get; init; }
    public IReadOnlyList<Account>? MembersRemoved { get; init; }
    public IReadOnlyList<Entity>? Entities { get; init; }
    public JsonElement Value { get; init; }

    /// <summary>The customer's tenant.</summary>
    public string? Tenant => ChannelData?.Tenant?.Id ?? Conversation?.TenantId;

    /// <summary>Whether it happened in somebody's own chat with the bot.</summary>
    public bool IsPersonal => Conversation is { ConversationType: null or "personal", IsGroup: not true };

    /// <summary>The IANA zone of their computer; messages and taps say it, events do not.</summary>
    public string? Zone => Entities?.FirstOrDefault(entity => entity is { Type: "clientInfo", Timezone: not null })?.Timezone ?? LocalTimezone;

    /// <exception cref="JsonException">It is none.</exception>
    public static Activity Read(ReadOnlySpan<byte> body)
    {
        Wire.Check(body);

        return !NullCharacter.IsIn(body) && JsonSerializer.Deserialize<Activity>(body, Options) is { Type.Length: > 0, ServiceUrl.Length: > 0, ChannelId.Length: > 0, Conversation.Id.Length: > 0 } activity
            && activity.Names.All(Wire.IsName)
            ? activity
            : throw new JsonException("Not an activity.");
    }

    // Whatever is kept, or goes into an address that is called.
    private IEnumerable<string?> Names =>
    [
        Type, Id, ServiceUrl, ChannelId, ReplyToId, Zone, Tenant, Conversation?.Id, From?.Id, From?.AadObjectId, Recipient?.Id, ChannelData?.Team?.Id, ChannelData?.Channel?.Id,
    ];

    /// <summary>Somebody in a conversation.</summary>
    /// <param name="Id">Theirs towards this bot alone: <c>29:…</c>, the bot's own <c>28:…</c>.</param>
    /// <param name="AadObjectId">Theirs in the whole tenant.</param>
    internal sealed record Account(string? Id, string? AadObjectId, string? Name);

    internal sealed record Place(string? Id, string? ConversationType, bool? IsGroup, string? TenantId);

    internal sealed record Extras(Named? Tenant, Named? Team, Named? Channel, string? EventType);

    internal sealed record Named(string? Id);

    /// <param name="Mentioned">Who is meant, where it is a mention.</param>
    /// <param name="Text">How the text spells the mention.</param>
    internal sealed record Entity(string? Type, string? Timezone, Account? Mentioned, string? Text);
}
