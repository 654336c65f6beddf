using System.Buffers.Text;
using System.Text;

namespace LeadershipBot.MsTeams;

/// <summary>Writes a channel's or a group's conversation as an <see cref="Outbox.Address.Place"/>, and reads it back.</summary>
internal static class Places
{
    // What an address may hold.
    private const int Longest = 150;

    /// <summary>The place, or null where its name is too long for one: then the answer goes to the person alone.</summary>
    public static string? Of(string conversation) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(conversation)) is { Length: <= Longest } place ? place : null;

    /// <summary>A conversation without the thread: Teams counts what is sent to the whole of it.</summary>
    public static string Whole(string conversation) => conversation.Split(';')[0];

    /// <summary>What people call it, with its article.</summary>
    /// <param name="place">May be anything: it comes back from a button.</param>
    public static string Called(string place)
    {
        try
        {
            // A button carries its mark behind it.
            return Whole(ConversationOf(place.Split('~')[0])).EndsWith("@thread.v2", StringComparison.Ordinal) ? "the group chat" : "the channel";
        }
        catch (FormatException)
        {
            return "the channel";
        }
    }

    public static string ConversationOf(string place) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(place));
}
