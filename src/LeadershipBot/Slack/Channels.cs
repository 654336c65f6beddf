using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>How places in Slack are written in an <see cref="Address"/>: a channel and a thread in it, joined by an underscore.</summary>
internal static class Channels
{
    /// <summary>Where something was said.</summary>
    /// <param name="thread">The thread's first message, or null for the channel itself.</param>
    public static string Place(string channel, string? thread) => thread is null ? channel : $"{channel}_{thread}";

    /// <summary>Reads <see cref="Place"/> back.</summary>
    public static (string Channel, string? Thread) Read(string place) =>
        place.Split('_') is [var channel, var thread] ? (channel, thread) : (place, null);

    /// <summary>Whether a channel is the conversation of two.</summary>
    public static bool IsDirect(string? channel) => channel is ['D', ..];
}
