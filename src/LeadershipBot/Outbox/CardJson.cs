using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Cards;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.Outbox;

/// <summary>A card as text and back, for the moments it has to be kept.</summary>
internal static class CardJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Closed<Part>, Closed<Field>, Made } },
        Converters = { new DayConverter(), new ActionConverter() },
    };

    public static string Write(Card card) => JsonSerializer.Serialize(card, Options);

    public static Card Read(string text) => JsonSerializer.Deserialize<Card>(text, Options)!;

    // Core names no serializer, so the closed sets are told here.
    private static void Closed<T>(JsonTypeInfo info)
    {
        if (info.Type != typeof(T))
        {
            return;
        }

        info.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "is" };

        foreach (var type in typeof(T).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(T))))
        {
            info.PolymorphismOptions.DerivedTypes.Add(new(type, type.Name));
        }
    }

    // Records with a second, shorter way to be made: the serializer would not know which to take, so it sets what it has read.
    private static void Made(JsonTypeInfo info)
    {
        if (info.Kind is JsonTypeInfoKind.Object && info.CreateObject is null && info.Type is { IsAbstract: false, IsClass: true } && info.Type.GetConstructors().Length > 1)
        {
            info.CreateObject = () => RuntimeHelpers.GetUninitializedObject(info.Type);
        }
    }

    private sealed class DayConverter : System.Text.Json.Serialization.JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class ActionConverter : System.Text.Json.Serialization.JsonConverter<ActionId>
    {
        public override ActionId? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ActionId.TryParse(reader.GetString());

        public override void Write(Utf8JsonWriter writer, ActionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
