using System.Text.Json.Serialization;

namespace LeadershipBot.Slack;

/// <summary>A tap or a submission.</summary>
internal sealed record Interaction
{
    public string? Type { get; init; }

    [JsonConverter(typeof(ActorConverter))]
    public Actor? Team { get; init; }

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

    /// <summary>A person or a team, and where they belong.</summary>
    internal sealed record Actor
    {
        public string? Id { get; init; }

        [JsonPropertyName("team_id")]
        public string? Team { get; init; }

        [JsonPropertyName("enterprise_id")]
        public string? Enterprise { get; init; }
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
