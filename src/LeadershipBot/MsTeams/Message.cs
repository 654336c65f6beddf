using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>A card as a message. The card alone: text beside it would make two messages and nobody would learn their names.</summary>
internal static class Message
{
    public static JsonObject Of(Card card, string correlation) => new()
    {
        ["type"] = "message",
        ["summary"] = card.Toast,
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = AdaptiveCard.ContentType, ["content"] = AdaptiveCard.Render(card, correlation) }),
    };

    /// <summary>The correlation of a message that may be sent a second time: both copies carry it, so a tap on either is one.</summary>
    public static string Correlation(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));

    /// <summary>One for a card that is drawn anew, whose buttons mean something new.</summary>
    public static string Correlation() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
}
