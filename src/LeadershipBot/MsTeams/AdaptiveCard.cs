using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>Draws a card as an Adaptive Card 1.5, the newest version Teams takes. Pure: a card in, JSON out.</summary>
internal static class AdaptiveCard
{
    /// <summary>What the media type of an attachment and of a reply to a tap says.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>In bytes of UTF-16, as Teams counts. A message may have 100 KB; this leaves room for what surrounds a card.</summary>
    public const int Budget = 28 * 1024;

    /// <summary>Letters as they are: it is read by Teams, never put into a page, and six characters for one would spend the budget.</summary>
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Most cards are smaller.
    private const int FirstBuffer = 16 * 1024;

    // Each card is written out twice, to be measured and to be sent.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <param name="correlation">Goes with every button of this card and comes back with a tap, so that one tap has one effect.</param>
    public static JsonObject Render(Card card, string correlation)
    {
        // Old clients are served as long as there is room: what they need doubles every button.
        foreach (var withFallbacks in (ReadOnlySpan<bool>)[true, false])
        {
            var drawn = Draw(card, new CardSheet(correlation, withFallbacks, HasInputs(card.Parts)));

            if (SizeOf(drawn) <= Budget)
            {
                return drawn;
            }
        }

        return Shortened(card, correlation);
    }

    /// <summary>Whether there is anything to tap or to fill in.</summary>
    public static bool HasButtons(Card card) => card.Parts.Any(part => part is Choices or Inputs);

    /// <summary>In bytes of UTF-16.</summary>
    public static int SizeOf(JsonObject card) => Encoding.UTF8.GetCharCount(Written(card)) * 2;

    /// <summary>As it goes over the wire.</summary>
    public static byte[] Bytes(JsonNode json) => Written(json).ToArray();

    // Good until the next one.
    private static ReadOnlySpan<byte> Written(JsonNode json)
    {
        buffer ??= new(FirstBuffer);
        buffer.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Encoder });
        json.WriteTo(writer, Json);
        writer.Flush();
        return buffer.WrittenSpan;
    }

    private static JsonObject Draw(Card card, CardSheet sheet) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["fallbackText"] = card.Toast,
        ["body"] = new JsonArray([.. sheet.Draw(card.Parts)]),
    };

    // The end of a list is what one can do without; that something is missing is said.
    private static JsonObject Shortened(Card card, string correlation)
    {
        var hasLines = card.Parts.Any(part => part is Divider);

        for (var count = card.Parts.Count - 1; count > 0; count--)
        {
            // Where lines part a list, no item of it is cut in two.
            if (hasLines && card.Parts[count] is not Divider)
            {
                continue;
            }

            var parts = card.Parts.Take(count).Append(new Paragraph("There is more than fits here.", Tone.Quiet));
            var drawn = Draw(card with { Parts = [.. parts] }, new CardSheet(correlation, withFallbacks: false, HasInputs(card.Parts)));

            if (SizeOf(drawn) <= Budget)
            {
                return drawn;
            }
        }

        return Draw(card with { Parts = [new Paragraph("That is more than fits into one message.")] }, new CardSheet(correlation, withFallbacks: false, hasInputs: false));
    }

    private static bool HasInputs(IEnumerable<Part> parts) => parts.Any(part => part is Inputs || (part is Fold fold && HasInputs(fold.Parts)));
}
