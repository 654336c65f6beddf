namespace LeadershipBot.Slack;

/// <summary>What is posted to the address a tap or a command came with, and what a command is answered with.</summary>
/// <remarks>Whose eyes a message is for is decided when it is posted; what takes its place says nothing of it.</remarks>
internal static class Responses
{
    /// <summary>What takes the place of the message that was tapped.</summary>
    public static string Instead(Message message) => Of(message, type: null, replace: true, thread: null);

    /// <summary>One more message, for this person alone.</summary>
    public static string Beside(Message message) => Of(message, "ephemeral", replace: false, thread: null);

    /// <summary>One more message, for everybody there.</summary>
    /// <param name="thread">The thread's first message, or null for the channel itself.</param>
    public static string Aloud(Message message, string? thread) => Of(message, "in_channel", replace: false, thread);

    /// <summary>The answer to a command, in its acknowledgement.</summary>
    public static string ToCommand(Message message) => Of(message, "ephemeral", replace: null, thread: null);

    private static string Of(Message message, string? type, bool? replace, string? thread) => Block.Write((message, type, replace, thread), static (json, it) =>
    {
        json.WriteStartObject();

        if (it.type is { } type)
        {
            json.WriteString("response_type"u8, type);
        }

        if (it.replace is { } replace)
        {
            json.WriteBoolean("replace_original"u8, replace);
        }

        if (it.replace is false)
        {
            json.WriteBoolean("unfurl_links"u8, false);
            json.WriteBoolean("unfurl_media"u8, false);
        }

        if (it.thread is { } thread)
        {
            json.WriteString("thread_ts"u8, thread);
        }

        json.WriteString("text"u8, it.message.Text.Markup);
        json.WritePropertyName("blocks"u8);
        json.WriteRawValue(it.message.Blocks);
        json.WriteEndObject();
    });
}
