using NodaTime;

namespace LeadershipBot.WebChat;

/// <summary>A leader's chat as the page first shows it.</summary>
/// <param name="Lines">Oldest first.</param>
/// <param name="Cursor">Where the page's stream takes over.</param>
/// <param name="HasEarlier">Whether lines were left out.</param>
public sealed record RoomView(Leader Leader, IReadOnlyList<Line> Lines, string Cursor, bool HasEarlier);

/// <summary>What the clock bar shows.</summary>
/// <param name="Now">The bot's time.</param>
/// <param name="Zone">The zone it is written in.</param>
/// <param name="Ahead">How far the bot's clock is ahead of the machine's.</param>
public sealed record ClockView(DateTimeOffset Now, DateTimeZone Zone, TimeSpan Ahead);
