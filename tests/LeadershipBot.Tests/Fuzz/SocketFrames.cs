using System.Text;
using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Fuzz;

/// <summary>What comes by a socket: the same payloads in envelopes, and envelopes that are spoilt themselves.</summary>
/// <param name="real">Requests as Slack sends them.</param>
internal sealed class SocketFrames(IReadOnlyList<Heard> real)
{
    private readonly IReadOnlyList<JsonObject> payloads = [.. real.Where(one => one.Path.StartsWith("/slack/", StringComparison.Ordinal)).Select(Payload).OfType<JsonObject>()];

    public byte[] Make(Random dice)
    {
        var payload = payloads[dice.Next(payloads.Count)];
        var type = payload.ContainsKey("event") ? "events_api" : payload.ContainsKey("command") ? "slash_commands" : "interactive";
        var frame = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["envelope_id"] = $"{dice.NextInt64():x}", ["type"] = type, ["payload"] = payload.DeepClone(), ["accepts_response_payload"] = type != "events_api",
        }.ToJsonString());

        return dice.Next(5) == 0 ? TextSpoiler.Spoil(frame, dice) : JsonSpoiler.Spoil(frame, dice, dice.Next(4), fresh: false) ?? frame;
    }

    // Interactions come as a form with JSON in it, commands as a form.
    private static JsonNode? Payload(Heard one)
    {
        if (one.Type?.StartsWith("application/json", StringComparison.Ordinal) == true)
        {
            return JsonSpoiler.Parse(one.Body);
        }

        var fields = Encoding.Latin1.GetString(one.Body).Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[^1].Replace('+', ' ')));

        return fields.TryGetValue("payload", out var json)
            ? JsonSpoiler.Parse(Encoding.UTF8.GetBytes(json))
            : new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, (JsonNode?)JsonValue.Create(field.Value))));
    }
}
