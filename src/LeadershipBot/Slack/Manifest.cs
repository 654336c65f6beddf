using System.Text;
using System.Text.Json;

namespace LeadershipBot.Slack;

/// <summary>The app manifest for a deployment: pasted into https://api.slack.com/apps, it makes the app.</summary>
internal static class Manifest
{
    private const string Description = "A weekly question for leaders, and a thought in return.";

    // Slack wants 175 characters at least.
    private const string LongDescription =
        "Once a week it asks whether you handed over ownership or stayed in the details. One tap answers, and one thought comes back, from a short essay on moving from expert to executive. "
        + "Between the questions, write what is on your mind and it looks for the thought that fits. It is a program with a fixed set of texts; only you see your answers.";

    /// <param name="publicUrl">The address Slack reaches the bot by; null for Socket Mode.</param>
    /// <param name="socket">Whether Slack is to send everything by socket.</param>
    /// <param name="rotates">Whether tokens live twelve hours only. It cannot be undone, and takes OAuth.</param>
    public static string Of(Uri? publicUrl, bool socket, bool rotates)
    {
        using var stream = new MemoryStream();

        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("_metadata"u8);
            json.WriteNumber("major_version"u8, 2);
            json.WriteNumber("minor_version"u8, 1);
            json.WriteEndObject();
            WriteDisplay(json);
            WriteFeatures(json, publicUrl, socket);
            WriteOAuth(json, publicUrl);
            WriteSettings(json, publicUrl, socket, rotates);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteDisplay(Utf8JsonWriter json)
    {
        json.WriteStartObject("display_information"u8);
        json.WriteString("name"u8, "LeadershipBot"u8);
        json.WriteString("description"u8, Description);
        json.WriteString("long_description"u8, LongDescription);
        json.WriteString("background_color"u8, "#2b3a55"u8);
        json.WriteEndObject();
    }

    private static void WriteFeatures(Utf8JsonWriter json, Uri? publicUrl, bool socket)
    {
        json.WriteStartObject("features"u8);
        json.WriteStartObject("app_home"u8);
        json.WriteBoolean("home_tab_enabled"u8, true);
        json.WriteBoolean("messages_tab_enabled"u8, true);
        json.WriteBoolean("messages_tab_read_only_enabled"u8, false);
        json.WriteEndObject();
        json.WriteStartObject("bot_user"u8);
        json.WriteString("display_name"u8, "LeadershipBot"u8);
        json.WriteBoolean("always_online"u8, true);
        json.WriteEndObject();
        json.WriteStartArray("slash_commands"u8);
        json.WriteStartObject();
        json.WriteString("command"u8, "/leadership"u8);
        WriteUrl(json, "url"u8, socket ? null : publicUrl, "slack/commands");
        json.WriteString("description"u8, "A question, or one of: join, settings, skip, my handovers, help"u8);
        json.WriteString("usage_hint"u8, "[what is on your mind]"u8);
        json.WriteBoolean("should_escape"u8, true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOAuth(Utf8JsonWriter json, Uri? publicUrl)
    {
        json.WriteStartObject("oauth_config"u8);

        if (publicUrl is not null)
        {
            json.WriteStartArray("redirect_urls"u8);
            json.WriteStringValue(new Uri(publicUrl, "slack/oauth/callback").ToString());
            json.WriteEndArray();
        }

        json.WriteStartObject("scopes"u8);
        WriteWords(json, "bot"u8, Scopes.Bot);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter json, Uri? publicUrl, bool socket, bool rotates)
    {
        json.WriteStartObject("settings"u8);
        json.WriteStartObject("event_subscriptions"u8);
        WriteUrl(json, "request_url"u8, socket ? null : publicUrl, "slack/events");
        WriteWords(json, "bot_events"u8, Scopes.OfEvents.Keys.Order(StringComparer.Ordinal));
        json.WriteEndObject();
        json.WriteStartObject("interactivity"u8);
        json.WriteBoolean("is_enabled"u8, true);
        WriteUrl(json, "request_url"u8, socket ? null : publicUrl, "slack/interactions");
        json.WriteEndObject();
        json.WriteBoolean("org_deploy_enabled"u8, publicUrl is not null);
        json.WriteBoolean("socket_mode_enabled"u8, socket);
        json.WriteBoolean("token_rotation_enabled"u8, rotates);
        json.WriteEndObject();
    }

    private static void WriteUrl(Utf8JsonWriter json, ReadOnlySpan<byte> name, Uri? publicUrl, string path)
    {
        if (publicUrl is not null)
        {
            json.WriteString(name, new Uri(publicUrl, path).ToString());
        }
    }

    private static void WriteWords(Utf8JsonWriter json, ReadOnlySpan<byte> name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);

        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }
}
