namespace LeadershipBot.Slack;

/// <summary>What the bot asks to be allowed, and the method or event that each is for. Nothing is asked for in advance.</summary>
internal static class Scopes
{
    /// <summary>The methods that are called, each with the scopes it needs; one a line and kind of conversation.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> OfMethods = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["auth.test"] = [],
        ["auth.teams.list"] = [],
        ["oauth.v2.access"] = [],
        ["apps.connections.open"] = [],
        ["chat.postMessage"] = ["chat:write"],
        ["chat.postEphemeral"] = ["chat:write"],
        ["chat.update"] = ["chat:write"],
        ["chat.delete"] = ["chat:write"],
        ["conversations.open"] = ["im:write"],
        ["conversations.history"] = ["im:history"],
        ["conversations.members"] = ["channels:read", "groups:read"],
        ["users.info"] = ["users:read"],
        ["usergroups.list"] = ["usergroups:read"],
        ["usergroups.users.list"] = ["usergroups:read"],
        ["views.open"] = [],
        ["views.publish"] = [],
        ["views.push"] = [],
        ["views.update"] = [],
    };

    /// <summary>The events that are listened to, each with the scope it needs, if any.</summary>
    public static readonly IReadOnlyDictionary<string, string?> OfEvents = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["app_home_opened"] = null,
        ["app_mention"] = "app_mentions:read",
        ["app_uninstalled"] = null,
        ["message.im"] = "im:history",
        ["team_access_granted"] = null,
        ["team_access_revoked"] = null,
        ["tokens_revoked"] = null,
        ["user_change"] = "users:read",
    };

    /// <summary>What the slash command needs.</summary>
    public const string Command = "commands";

    /// <summary>Those without which nothing works at all. Without another one a part of the bot rests.</summary>
    public static readonly IReadOnlyList<string> Vital = ["chat:write", "im:history", "im:write", "users:read"];

    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> Bot { get; } =
        [.. OfMethods.Values.SelectMany(scopes => scopes).Concat(OfEvents.Values.OfType<string>()).Append(Command).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
