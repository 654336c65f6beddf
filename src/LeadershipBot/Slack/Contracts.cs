using System.Text.Json.Serialization;

namespace LeadershipBot.Slack;

/// <summary>What every answer of the Web API begins with. Of all answers only what is used is read, and nothing is taken for granted.</summary>
internal record SlackResult
{
    public bool Ok { get; init; }

    public string? Error { get; init; }

    public string? Needed { get; init; }

    /// <summary>The scopes of the token, as the answer's header names them; null where it has none.</summary>
    [JsonIgnore]
    public IReadOnlyList<string>? Granted { get; set; }

    [JsonPropertyName("response_metadata")]
    public Cursor? Page { get; init; }

    internal sealed record Cursor([property: JsonPropertyName("next_cursor")] string? Next);
}

/// <summary>A message that was posted or changed, a conversation that was opened.</summary>
internal sealed record PostedResult : SlackResult
{
    [JsonConverter(typeof(NamedConverter))]
    public string? Channel { get; init; }

    public string? Ts { get; init; }

    [JsonPropertyName("message_ts")]
    public string? MessageTs { get; init; }
}

internal sealed record HistoryResult : SlackResult
{
    public IReadOnlyList<PastMessage>? Messages { get; init; }
}

internal sealed record PastMessage
{
    public string? Ts { get; init; }

    public string? User { get; init; }

    [JsonPropertyName("bot_id")]
    public string? BotId { get; init; }

    [JsonPropertyName("app_id")]
    public string? AppId { get; init; }

    public Marked? Metadata { get; init; }

    internal sealed record Marked([property: JsonPropertyName("event_payload")] Keyed? Payload);

    internal sealed record Keyed(string? Key);
}

internal sealed record UserResult : SlackResult
{
    public SlackUser? User { get; init; }
}

internal sealed record IdsResult : SlackResult
{
    public IReadOnlyList<string>? Members { get; init; }

    public IReadOnlyList<string>? Users { get; init; }
}

internal sealed record GroupsResult : SlackResult
{
    public IReadOnlyList<Group>? Usergroups { get; init; }

    internal sealed record Group(string? Id, string? Name, string? Handle, IReadOnlyList<string>? Users);
}

internal sealed record TeamsResult : SlackResult
{
    public IReadOnlyList<Named>? Teams { get; init; }

    internal sealed record Named(string? Id);
}

internal sealed record SlackUser
{
    public string? Id { get; init; }

    [JsonPropertyName("team_id")]
    public string? Team { get; init; }

    public string? Name { get; init; }

    [JsonPropertyName("real_name")]
    public string? RealName { get; init; }

    public string? Tz { get; init; }

    public bool? Deleted { get; init; }

    [JsonPropertyName("is_bot")]
    public bool? IsBot { get; init; }

    [JsonPropertyName("is_restricted")]
    public bool? IsGuest { get; init; }

    [JsonPropertyName("is_ultra_restricted")]
    public bool? IsSingleChannelGuest { get; init; }

    [JsonPropertyName("is_stranger")]
    public bool? IsStranger { get; init; }

    [JsonPropertyName("is_admin")]
    public bool? IsAdmin { get; init; }

    [JsonPropertyName("is_owner")]
    public bool? IsOwner { get; init; }

    /// <summary>What an organisation on Slack's largest plan says of its people, and nobody else.</summary>
    [JsonPropertyName("enterprise_user")]
    public InEnterprise? Enterprise { get; init; }

    internal sealed record InEnterprise([property: JsonPropertyName("enterprise_id")] string? Id, IReadOnlyList<string>? Teams);
}

internal sealed record AuthResult : SlackResult
{
    [JsonPropertyName("team_id")]
    public string? Team { get; init; }

    [JsonPropertyName("enterprise_id")]
    public string? Enterprise { get; init; }

    [JsonPropertyName("is_enterprise_install")]
    public bool? IsOrg { get; init; }

    [JsonPropertyName("user_id")]
    public string? User { get; init; }

    [JsonPropertyName("bot_id")]
    public string? Bot { get; init; }
}

internal sealed record OAuthResult : SlackResult
{
    [JsonPropertyName("access_token")]
    public string? Token { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? Refresh { get; init; }

    [JsonPropertyName("expires_in")]
    public int? ExpiresIn { get; init; }

    [JsonPropertyName("bot_user_id")]
    public string? BotUser { get; init; }

    [JsonPropertyName("app_id")]
    public string? App { get; init; }

    public string? Scope { get; init; }

    [JsonConverter(typeof(NamedConverter))]
    public string? Team { get; init; }

    [JsonConverter(typeof(NamedConverter))]
    public string? Enterprise { get; init; }

    [JsonPropertyName("is_enterprise_install")]
    public bool? IsOrg { get; init; }
}

internal sealed record SocketResult : SlackResult
{
    public string? Url { get; init; }
}

/// <summary>How to read them, made when the program is built.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(SlackResult))]
[JsonSerializable(typeof(PostedResult))]
[JsonSerializable(typeof(HistoryResult))]
[JsonSerializable(typeof(UserResult))]
[JsonSerializable(typeof(IdsResult))]
[JsonSerializable(typeof(GroupsResult))]
[JsonSerializable(typeof(TeamsResult))]
[JsonSerializable(typeof(AuthResult))]
[JsonSerializable(typeof(OAuthResult))]
[JsonSerializable(typeof(SocketResult))]
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(ChangedUserEnvelope))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(SlashCommand))]
[JsonSerializable(typeof(SocketFrame))]
internal sealed partial class Wire : JsonSerializerContext;
