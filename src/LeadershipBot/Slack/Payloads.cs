using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadershipBot.Slack;

/// <summary>An event as Slack delivers it. Only what is used is read; anything may be missing.</summary>
internal sealed record EventEnvelope
{
    public string? Type { get; init; }

    public string? Challenge { get; init; }

    [JsonPropertyName("team_id")]
    public string? Team { get; init; }

    [JsonPropertyName("enterprise_id")]
    public string? Enterprise { get; init; }

    [JsonPropertyName("context_enterprise_id")]
    public string? ContextEnterprise { get; init; }

    [JsonPropertyName("is_enterprise_install")]
    public bool? IsOrg { get; init; }

    [JsonPropertyName("event_id")]
    public string? Id { get; init; }

    [JsonPropertyName("event_time")]
    public long? Time { get; init; }

    public IReadOnlyList<Authorization>? Authorizations { get; init; }

    public InnerEvent? Event { get; init; }

    internal sealed record Authorization
    {
        [JsonPropertyName("enterprise_id")]
        public string? Enterprise { get; init; }

        [JsonPropertyName("team_id")]
        public string? Team { get; init; }

        [JsonPropertyName("is_enterprise_install")]
        public bool? IsOrg { get; init; }
    }

    internal sealed record InnerEvent
    {
        public string? Type { get; init; }

        public string? Subtype { get; init; }

        [JsonConverter(typeof(NamedConverter))]
        public string? User { get; init; }

        [JsonPropertyName("user_team")]
        public string? UserTeam { get; init; }

        [JsonPropertyName("source_team")]
        public string? SourceTeam { get; init; }

        [JsonPropertyName("bot_id")]
        public string? Bot { get; init; }

        public string? Text { get; init; }

        public string? Ts { get; init; }

        [JsonPropertyName("thread_ts")]
        public string? Thread { get; init; }

        [JsonConverter(typeof(NamedConverter))]
        public string? Channel { get; init; }

        [JsonPropertyName("channel_type")]
        public string? ChannelType { get; init; }

        public string? Tab { get; init; }

        public RevokedTokens? Tokens { get; init; }
    }

    internal sealed record RevokedTokens(IReadOnlyList<string>? Bot);
}

/// <summary><c>user_change</c>, read for the account it carries.</summary>
internal sealed record ChangedUserEnvelope
{
    public Inner? Event { get; init; }

    internal sealed record Inner(SlackUser? User);
}

/// <summary>A tap or a submission.</summary>
internal sealed record Interaction
{
    public string? Type { get; init; }

    [JsonConverter(typeof(NamedConverter))]
    public string? Team { get; init; }

    [JsonConverter(typeof(NamedConverter))]
    public string? Enterprise { get; init; }

    [JsonPropertyName("is_enterprise_install"), JsonConverter(typeof(FlagConverter))]
    public bool? IsOrg { get; init; }

    [JsonConverter(typeof(ActorConverter))]
    public Actor? User { get; init; }

    [JsonPropertyName("trigger_id")]
    public string? Trigger { get; init; }

    [JsonPropertyName("response_url")]
    public string? ResponseUrl { get; init; }

    public Place? Container { get; init; }

    [JsonConverter(typeof(NamedConverter))]
    public string? Channel { get; init; }

    [JsonConverter(typeof(StampedConverter))]
    public string? Message { get; init; }

    public IReadOnlyList<Tap>? Actions { get; init; }

    public OpenView? View { get; init; }

    internal sealed record Actor
    {
        public string? Id { get; init; }

        [JsonPropertyName("team_id")]
        public string? Team { get; init; }
    }

    internal sealed record Place
    {
        public string? Type { get; init; }

        [JsonPropertyName("message_ts")]
        public string? Message { get; init; }

        [JsonPropertyName("channel_id")]
        public string? Channel { get; init; }

        [JsonPropertyName("is_ephemeral")]
        public bool? IsEphemeral { get; init; }
    }

    internal sealed record Tap
    {
        [JsonPropertyName("action_id")]
        public string? Action { get; init; }

        [JsonPropertyName("action_ts")]
        public string? Ts { get; init; }

        public string? Value { get; init; }

        public Label? Text { get; init; }

        [JsonPropertyName("selected_option")]
        public Picked? Option { get; init; }
    }

    internal sealed record Label(string? Text);

    internal sealed record Picked(string? Value);

    internal sealed record OpenView
    {
        public string? Id { get; init; }

        public string? Type { get; init; }

        public string? Hash { get; init; }

        [JsonPropertyName("team_id")]
        public string? Team { get; init; }

        [JsonPropertyName("app_installed_team_id")]
        public string? InstalledTeam { get; init; }

        [JsonPropertyName("callback_id")]
        public string? Callback { get; init; }

        [JsonPropertyName("private_metadata")]
        public string? Metadata { get; init; }

        public Filled? State { get; init; }
    }

    internal sealed record Filled(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Held>>? Values);

    internal sealed record Held
    {
        public string? Value { get; init; }

        [JsonPropertyName("selected_option")]
        public Picked? Option { get; init; }

        [JsonPropertyName("selected_date")]
        public string? Date { get; init; }

        [JsonPropertyName("selected_users")]
        public IReadOnlyList<string>? Users { get; init; }

        [JsonPropertyName("selected_conversation")]
        public string? Conversation { get; init; }

        /// <summary>What was typed or chosen, or null.</summary>
        public string? Text => Value ?? Option?.Value ?? Date ?? Conversation ?? (Users is { Count: > 0 } ? string.Join(',', Users) : null);
    }
}

/// <summary>A slash command.</summary>
internal sealed record SlashCommand
{
    [JsonPropertyName("team_id")]
    public string? Team { get; init; }

    [JsonPropertyName("enterprise_id")]
    public string? Enterprise { get; init; }

    [JsonPropertyName("is_enterprise_install"), JsonConverter(typeof(FlagConverter))]
    public bool? IsOrg { get; init; }

    [JsonPropertyName("user_id")]
    public string? User { get; init; }

    [JsonPropertyName("channel_id")]
    public string? Channel { get; init; }

    [JsonPropertyName("channel_name")]
    public string? ChannelName { get; init; }

    public string? Text { get; init; }

    [JsonPropertyName("trigger_id")]
    public string? Trigger { get; init; }

    [JsonPropertyName("response_url")]
    public string? ResponseUrl { get; init; }
}

/// <summary>What comes by a socket.</summary>
internal sealed record SocketFrame
{
    public string? Type { get; init; }

    public string? Reason { get; init; }

    [JsonPropertyName("envelope_id")]
    public string? Id { get; init; }

    public JsonElement Payload { get; init; }
}
