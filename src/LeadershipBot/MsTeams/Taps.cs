using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>What a tap means, under a name that is the same when Teams tells of it again.</summary>
internal static class Taps
{
    // Teams repeats what was not answered in time, later under another id. Whoever taps the same button after this long means it.
    private static readonly TimeSpan Repeats = TimeSpan.FromMinutes(10);

    /// <summary>The name of an act that has no card behind it.</summary>
    public static string Delivery(Activity activity) => $"teams/{activity.Conversation!.Id}/{activity.Id}";

    /// <summary>What the button brought back: <c>value.action.data</c>.</summary>
    public static JsonElement? DataOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("action", out var action)
        && action.ValueKind is JsonValueKind.Object && action.TryGetProperty("data", out var data)
            ? data
            : null;

    /// <summary>The tap or the form that was sent.</summary>
    public static Incoming Of(Activity activity, Address from, TapData tap, Carries carries)
    {
        var delivery = tap.CardId is { } card ? Name(from, activity.ReplyToId, card, tap) : Delivery(activity);
        var within = tap.CardId is null ? (TimeSpan?)null : Repeats;

        return tap.Fields is { } fields
            ? new Incoming.Submitted(from, delivery, carries, tap.Act, fields, activity.ReplyToId) { Forms = Forms.Inside, RepeatsWithin = within }
            : new Incoming.Tapped(from, delivery, carries, tap.Act, activity.ReplyToId) { Forms = Forms.Inside, RepeatsWithin = within };
    }

    // A digest, because a form's words must not be kept; the card's own chance is in it and kept nowhere. Before it, where Teams
    // numbers messages by their time, the message's number: what belongs to one week lies side by side.
    private static string Name(Address from, string? message, string card, TapData tap)
    {
        var fields = (tap.Fields ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");
        var act = string.Join('\n', [from.Workspace, from.User, card, tap.Act.ToString(), .. fields]);

        return $"teams/{(message?.All(char.IsAsciiDigit) == true ? message : "")}tap/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(act)).AsSpan(0, 16))}";
    }
}
