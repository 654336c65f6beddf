namespace LeadershipBot.Outbox;

/// <summary>Where a person is reached alone.</summary>
/// <param name="Platform"><c>web</c>, <c>slack</c> or <c>msteams</c>.</param>
/// <param name="Workspace">Slack's team or enterprise, Microsoft's tenant; <c>local</c> in the web chat.</param>
/// <param name="User">The platform's id of the person.</param>
/// <param name="Conversation">The platform's id of the direct conversation, once it is known.</param>
/// <param name="Place">
/// A channel or group in which they said it and where the bot replies, else null. Opaque, made and read by the platform's
/// adapter: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 150.
/// </param>
internal sealed record Address(string Platform, string Workspace, string User, string? Conversation = null, string? Place = null);
