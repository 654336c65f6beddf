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

    public static string ConversationOf(string place) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(place));
}
