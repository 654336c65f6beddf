using System.Text.Json;
using LeadershipBot.Cards;
using NodaTime.Text;

namespace LeadershipBot.Slack;

/// <summary>The fields of a form as Slack's input blocks. A field's id is its block's id, so that an error finds its way back.</summary>
internal static class Inputs
{
    /// <summary>The id of the element in every field's block.</summary>
    public const string Element = "v";

    private const int LongestText = 3_000;
    private const int LongestLabel = 2_000;
    private const int LongestOption = 75;
    private const int MostInSight = 4;
    private const int MostOptions = 100;

    public static Block Of(Field field) => Block.Of("input", field, static (json, field) =>
    {
        json.WriteString("block_id"u8, field.Id);
        json.WriteBoolean("optional"u8, field.Optional);
        json.WritePlain("label"u8, field.Label, LongestLabel);

        if (field.Hint is { } hint)
        {
            json.WritePlain("hint"u8, hint, LongestLabel);
        }

        json.WriteStartObject("element"u8);
        json.WriteString("action_id"u8, Element);
        Write(json, field);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Field field)
    {
        switch (field)
        {
            case TextField text:
                WriteText(json, text);
                break;
            case ChoiceField choice:
                WriteChoice(json, choice);
                break;
            case DateField date:
                json.WriteString("type"u8, "datepicker"u8);

                if (date.Initial is { } day)
                {
                    json.WriteString("initial_date"u8, LocalDatePattern.Iso.Format(day));
                }

                break;
            case PeopleField people:
                json.WriteString("type"u8, "multi_users_select"u8);
                WriteInitialUsers(json, people.Initial);
                break;
            case GroupField { Options: { } options }:
                json.WriteString("type"u8, "static_select"u8);
                WriteOptions(json, "options"u8, options);
                break;
            case GroupField:
                WriteConversations(json);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field, "No input for this field.");
        }
    }

    private static void WriteText(Utf8JsonWriter json, TextField text)
    {
        var most = Math.Min(text.MaxLength, LongestText);
        json.WriteString("type"u8, "plain_text_input"u8);
        json.WriteNumber("max_length"u8, most);

        if (text.Initial is { Length: > 0 } initial)
        {
            json.WriteString("initial_value"u8, SlackText.Cut(SlackText.Clean(initial), most));
        }
    }

    private static void WriteChoice(Utf8JsonWriter json, ChoiceField choice)
    {
        var all = choice.Options.Concat(choice.More ?? []).ToList();
        json.WriteString("type"u8, choice.More is null && all.Count <= MostInSight ? "radio_buttons"u8 : "static_select"u8);

        if (choice.More is { Count: > 0 } more)
        {
            json.WriteStartArray("option_groups"u8);
            WriteGroup(json, choice.Label, choice.Options);
            WriteGroup(json, choice.MoreLabel ?? "More", more);
            json.WriteEndArray();
        }
        else
        {
            WriteOptions(json, "options"u8, choice.Options);
        }

        if (all.Find(option => option.Value == choice.Initial) is { } initial)
        {
            json.WritePropertyName("initial_option"u8);
            WriteOption(json, initial);
        }
    }

    private static void WriteGroup(Utf8JsonWriter json, string label, IReadOnlyList<Option> options)
    {
        json.WriteStartObject();
        json.WritePlain("label"u8, label, LongestOption);
        WriteOptions(json, "options"u8, options);
        json.WriteEndObject();
    }

    private static void WriteOptions(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<Option> options)
    {
        json.WriteStartArray(name);

        foreach (var option in options.Take(MostOptions))
        {
            WriteOption(json, option);
        }

        json.WriteEndArray();
    }

    private static void WriteOption(Utf8JsonWriter json, Option option)
    {
        json.WriteStartObject();
        json.WritePlain("text"u8, option.Label, LongestOption);
        json.WriteString("value"u8, option.Value);
        json.WriteEndObject();
    }

    private static void WriteInitialUsers(Utf8JsonWriter json, string? initial)
    {
        var users = initial?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

        if (users.Length > 0)
        {
            json.WriteStartArray("initial_users"u8);
            Array.ForEach(users, json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    // Channels only: a conversation with one or a few people is no group.
    private static void WriteConversations(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "conversations_select"u8);
        json.WriteStartObject("filter"u8);
        json.WriteStartArray("include"u8);
        json.WriteStringValue("public"u8);
        json.WriteStringValue("private"u8);
        json.WriteEndArray();
        json.WriteBoolean("exclude_external_shared_channels"u8, true);
        json.WriteEndObject();
    }
}
