using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>What Teams is told about an activity.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">What stands in the response, or null.</param>
internal sealed record Received(int Status, JsonObject? Body = null)
{
    /// <summary>Safe; what there is to say follows.</summary>
    public static Received Accepted { get; } = new(StatusCodes.Status202Accepted);

    /// <summary>Nothing the bot has to do with.</summary>
    public static Received Ignored { get; } = new(StatusCodes.Status200OK);

    /// <summary>A question nobody here answers.</summary>
    public static Received Unknown { get; } = new(StatusCodes.Status501NotImplemented);

    /// <summary>The tapped card now reads like this.</summary>
    public static Received Replaced(Card card) => Tap(200, AdaptiveCard.ContentType, AdaptiveCard.Render(card, Message.Correlation()));

    /// <summary>The tapped card stays as it is. Never empty: Teams would call the bot unreachable and tap once more.</summary>
    public static Received Told(string sentence) => Tap(200, "application/vnd.microsoft.activity.message", sentence);

    /// <summary>The tap makes no sense.</summary>
    public static Received Senseless(string sentence) =>
        Tap(400, "application/vnd.microsoft.error", new JsonObject { ["code"] = "BadRequest", ["message"] = sentence });

    /// <summary>A dialog that says one sentence.</summary>
    public static Received Dialog(string sentence) =>
        new(StatusCodes.Status200OK, new JsonObject { ["task"] = new JsonObject { ["type"] = "message", ["value"] = sentence } });

    private static Received Tap(int status, string type, JsonNode value) =>
        new(StatusCodes.Status200OK, new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });
}
