using LeadershipBot.Cards;

namespace LeadershipBot.WebChat;

/// <summary>One message in a leader's chat: the bot's card, or what the leader typed.</summary>
/// <param name="Message">Its name, unique in the chat.</param>
/// <param name="At">When it came, by the bot's clock.</param>
/// <param name="Card">What the bot said; null where the leader spoke.</param>
/// <param name="Said">What the leader typed, as plain text; null where the bot spoke. Lives in memory only.</param>
public sealed record Line(string Message, DateTimeOffset At, Card? Card, string? Said);
