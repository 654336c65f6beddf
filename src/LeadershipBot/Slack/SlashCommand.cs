using System.Text.Json.Serialization;

namespace LeadershipBot.Slack;

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
