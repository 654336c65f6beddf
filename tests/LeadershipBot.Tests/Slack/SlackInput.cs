using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>What an input element holds, in the shape of <c>state.values</c>.</summary>
internal static class SlackInput
{
    /// <summary>What it holds before anybody touches it.</summary>
    public static JsonObject Initial(JsonObject element)
    {
        var type = FakeSlackBlocks.Text(element["type"])!;
        var (key, value) = type switch
        {
            "checkboxes" or "multi_static_select" => ("selected_options", element["initial_options"]?.DeepClone() ?? new JsonArray()),
            "static_select" or "radio_buttons" => ("selected_option", element["initial_option"]?.DeepClone()),
            "multi_users_select" => ("selected_users", element["initial_users"]?.DeepClone() ?? new JsonArray()),
            "users_select" => ("selected_user", element["initial_user"]?.DeepClone()),
            "channels_select" => ("selected_channel", element["initial_channel"]?.DeepClone()),
            "conversations_select" => ("selected_conversation", element["initial_conversation"]?.DeepClone()),
            "datepicker" => ("selected_date", element["initial_date"]?.DeepClone()),
            "timepicker" => ("selected_time", element["initial_time"]?.DeepClone()),
            _ => ("value", element["initial_value"]?.DeepClone()),
        };
        return new() { ["type"] = type, [key] = value };
    }

    /// <summary>The same after a person gave a value: text as it is, options by what they say (several with <c>|</c> between), people and channels by id.</summary>
    public static JsonObject Filled(JsonObject element, string value)
    {
        var held = Initial(element);
        var key = held.Select(pair => pair.Key).Single(name => name != "type");
        held[key] = key switch
        {
            "selected_options" => new JsonArray([.. Several(value).Select(label => Option(element, label))]),
            "selected_option" => value.Length == 0 ? null : Option(element, value),
            "selected_users" => new JsonArray([.. Several(value).Select(user => JsonValue.Create(user))]),
            _ => value.Length == 0 ? null : value,
        };
        return held;
    }

    /// <summary>Why a client would not send this value; null if it would.</summary>
    public static string? Hindrance(JsonObject block, JsonObject held)
    {
        var element = (JsonObject)block["element"]!;
        var value = held.Single(pair => pair.Key != "type").Value;
        var empty = value is null or JsonArray { Count: 0 };

        return empty && block["optional"]?.GetValue<bool>() != true ? "it is empty"
            : FakeSlackBlocks.Text(value) is not { } text ? null
            : element["max_length"] is { } most && text.Length > most.GetValue<int>() ? $"it is longer than {most}"
            : element["min_length"] is { } least && text.Length < least.GetValue<int>() ? $"it is shorter than {least}"
            : FakeSlackBlocks.Text(element["type"]) == "plain_text_input" && text.Length > 3000 ? "it is longer than 3000"
            : null;
    }

    /// <summary>The option that says this.</summary>
    public static JsonNode Option(JsonObject element, string label) =>
        FakeSlackBlocks.All(element["options"]).Concat(FakeSlackBlocks.All(element["option_groups"]))
            .FirstOrDefault(option => option.ContainsKey("value") && FakeSlackBlocks.Text(option["text"]?["text"]) == label)?.DeepClone()
        ?? throw new InvalidOperationException($"No option says \"{label}\".");

    private static string[] Several(string value) => value.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
