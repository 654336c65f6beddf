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

    [JsonPropertyName("is_enterprise_install"), JsonConverter(typeof(FlagConverter))]
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

        [JsonPropertyName("is_enterprise_install"), JsonConverter(typeof(FlagConverter))]
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

        [JsonConverter(typeof(NamedConverter))]
        public string? Team { get; init; }

        [JsonPropertyName("enterprise_id")]
        public string? Enterprise { get; init; }

        /// <summary>Where whoever did it belongs, as far as it is said: a team, or an enterprise.</summary>
        public string? Home => UserTeam ?? SourceTeam ?? Team;

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
