using System.Text.Json;
using LeadershipBot.Cards;

namespace LeadershipBot.MsTeams;

/// <summary>What a button carries and brings back. Teams puts a form's fields beside it, so theirs have names that cannot be ours.</summary>
/// <param name="Act">What was meant.</param>
/// <param name="CardId">Which drawing of which card it stood on, or null.</param>
/// <param name="Fields">What was filled in, by the fields' ids; null where the button sends no form.</param>
internal sealed record TapData(ActionId Act, string? CardId, IReadOnlyDictionary<string, string>? Fields)
{
    /// <summary>The names of what a button carries.</summary>
    public const string Action = "a", Correlation = "c", Form = "f";

    private const string FieldPrefix = "in-";

    /// <summary>What a field is called on the wire.</summary>
    public static string NameOf(string field) => FieldPrefix + field;

    /// <summary>Reads what came back, or null where it is none of ours.</summary>
    public static TapData? Read(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object || Text(data, Action) is not { } said || !Wire.IsName(said) || ActionId.TryParse(said) is not { } action)
        {
            return null;
        }

        return new(action, Text(data, Correlation) is { Length: > 0 and <= 64 } card && Wire.IsName(card) ? card : null, Text(data, Form) is null ? null : FieldsOf(data));
    }

    private static Dictionary<string, string> FieldsOf(JsonElement data)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var property in data.EnumerateObject())
        {
            // Last one wins, as it does for whoever reads JSON.
            if (property.Name.StartsWith(FieldPrefix, StringComparison.Ordinal) && property.Value.ValueKind is JsonValueKind.String)
            {
                fields[property.Name[FieldPrefix.Length..]] = Wire.Text(property.Value.GetString()!);
            }
        }

        return fields.Where(pair => pair.Value.Length > 0).ToDictionary(StringComparer.Ordinal);
    }

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
