namespace LeadershipBot.Slack;

/// <summary>What is posted to the address a tap or a command came with, and what a command is answered with.</summary>
internal static class Responses
{
    /// <param name="replace">Whether it takes the place of the message that was tapped; else it is one more, for this person alone.</param>
    public static string Of(Message message, bool replace) => Block.Write((message, replace), static (json, it) =>
    {
        json.WriteStartObject();
        json.WriteString("response_type"u8, "ephemeral"u8);
        json.WriteBoolean("replace_original"u8, it.replace);
        json.WriteString("text"u8, it.message.Text.Markup);
        json.WritePropertyName("blocks"u8);
        json.WriteRawValue(it.message.Blocks);
        json.WriteEndObject();
    });

    /// <summary>The answer to a command, in its acknowledgement.</summary>
    public static string ToCommand(Message message) => Block.Write(message, static (json, message) =>
    {
        json.WriteStartObject();
        json.WriteString("response_type"u8, "ephemeral"u8);
        json.WriteString("text"u8, message.Text.Markup);
        json.WritePropertyName("blocks"u8);
        json.WriteRawValue(message.Blocks);
        json.WriteEndObject();
    });

    /// <summary>Takes a message away that only one person sees.</summary>
    public const string Deletion = """{"delete_original":true}""";
}
