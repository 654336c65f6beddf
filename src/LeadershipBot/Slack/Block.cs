using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadershipBot.Slack;

/// <summary>One block, ready to be sent.</summary>
/// <param name="Type">Slack's name for its kind.</param>
/// <param name="Json">The whole block.</param>
internal readonly record struct Block(string Type, string Json)
{
    // The default encoder writes every < and every letter beyond ASCII as six characters, and a message's blocks may weigh 13,000.
    private static readonly JsonWriterOptions Loose = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A block of a type, with what else belongs to it.</summary>
    public static Block Of<T>(string type, T state, Action<Utf8JsonWriter, T> rest) => new(type, Write((type, state, rest), static (json, it) =>
    {
        json.WriteStartObject();
        json.WriteString("type"u8, it.type);
        it.rest(json, it.state);
        json.WriteEndObject();
    }));

    /// <summary>JSON that is written piece by piece.</summary>
    public static string Write<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);

        using (var json = new Utf8JsonWriter(buffer, Loose))
        {
            write(json, state);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Several as the list Slack takes.</summary>
    public static string List(IEnumerable<Block> blocks) => $"[{string.Join(',', blocks.Select(block => block.Json))}]";
}

/// <summary>The objects blocks are made of.</summary>
internal static class BlockWriting
{
    /// <summary>Text that Slack shows as it is: no markup, no mentions, no emoji by their names.</summary>
    /// <param name="most">In characters; longer text is cut.</param>
    public static void WritePlain(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string text, int most)
    {
        json.WritePropertyName(name);
        json.WritePlain(text, most);
    }

    /// <inheritdoc cref="WritePlain(Utf8JsonWriter, ReadOnlySpan{byte}, string, int)"/>
    public static void WritePlain(this Utf8JsonWriter json, string text, int most)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "plain_text"u8);
        json.WriteString("text"u8, SlackText.Cut(SlackText.Clean(text) is { Length: > 0 } clean ? clean : " ", most));
        json.WriteBoolean("emoji"u8, false);
        json.WriteEndObject();
    }

    /// <summary>A link, in the one place where text cannot be one otherwise.</summary>
    public static void WriteMarkup(this Utf8JsonWriter json, SlackText text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "mrkdwn"u8);
        json.WriteString("text"u8, text.Markup);
        json.WriteBoolean("verbatim"u8, true);
        json.WriteEndObject();
    }
}
