using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadershipBot.Slack;

/// <summary>What comes by a socket.</summary>
internal sealed record SocketFrame
{
    public string? Type { get; init; }

    public string? Reason { get; init; }

    [JsonPropertyName("envelope_id")]
    public string? Id { get; init; }

    public JsonElement Payload { get; init; }
}
