using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadershipBot.Slack;

/// <summary>Something Slack writes as an id in one place and as an object with an id in another.</summary>
internal sealed class NamedConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.StartObject:
                return ReadId(ref reader);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static string? ReadId(ref Utf8JsonReader reader)
    {
        string? id = null;

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("id"u8);
            reader.Read();

            if (isId && reader.TokenType is JsonTokenType.String)
            {
                id = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return id;
    }
}

/// <summary>Yes or no, which Slack writes as a word in some places.</summary>
internal sealed class FlagConverter : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.String:
                return reader.ValueTextEquals("true"u8);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => writer.WriteBooleanValue(value == true);
}

/// <summary>A message as it is repeated in a tap, of which only its name is read.</summary>
internal sealed class StampedConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? ts = null;

        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isTs = reader.ValueTextEquals("ts"u8);
            reader.Read();

            if (isTs && reader.TokenType is JsonTokenType.String)
            {
                ts = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        return ts;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Who did something, or in which team: an object, or in some payloads only the id.</summary>
internal sealed class ActorConverter : JsonConverter<Interaction.Actor>
{
    public override Interaction.Actor? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new() { Id = reader.GetString() };
            case JsonTokenType.StartObject:
                return ReadObject(ref reader);
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, Interaction.Actor value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);

    private static Interaction.Actor ReadObject(ref Utf8JsonReader reader)
    {
        var actor = new Interaction.Actor();

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var (isId, isTeam, isEnterprise) = (reader.ValueTextEquals("id"u8), reader.ValueTextEquals("team_id"u8), reader.ValueTextEquals("enterprise_id"u8));
            reader.Read();

            if (reader.TokenType is not JsonTokenType.String || !(isId || isTeam || isEnterprise))
            {
                reader.Skip();
                continue;
            }

            var text = reader.GetString();
            actor = isId ? actor with { Id = text } : isTeam ? actor with { Team = text } : actor with { Enterprise = text };
        }

        return actor;
    }
}
