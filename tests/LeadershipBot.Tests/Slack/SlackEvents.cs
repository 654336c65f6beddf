using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>Events that nobody types: what changes in a workspace. Change the fake first; these only tell of it.</summary>
internal static class SlackEvents
{
    /// <summary>A profile changed: moved, renamed, deactivated.</summary>
    public static Task<SlackReply> UserChangedAsync(this SlackDriver driver, FakeWorkspace workspace, string user) => driver.EventAsync(workspace, new()
    {
        ["type"] = "user_change", ["user"] = FakeSlackPeople.Show(driver.Slack, workspace.User(user)!, locale: true),
    });

    /// <param name="joined">Whether they came or went.</param>
    public static Task<SlackReply> MemberAsync(this SlackDriver driver, FakeWorkspace workspace, FakeChannel channel, string user, bool joined)
    {
        lock (driver.Slack.Gate)
        {
            channel.Members.Remove(user);

            if (joined)
            {
                channel.Members.Add(user);
            }
        }

        return driver.EventAsync(workspace, new()
        {
            ["type"] = joined ? "member_joined_channel" : "member_left_channel", ["user"] = user, ["channel"] = channel.Id,
            ["channel_type"] = channel.IsPrivate ? "G" : "C", ["team"] = workspace.Id,
        });
    }

    /// <summary>The members of a user group changed.</summary>
    public static Task<SlackReply> GroupChangedAsync(this SlackDriver driver, FakeWorkspace workspace, FakeUserGroup group) => driver.EventAsync(workspace, new()
    {
        ["type"] = "subteam_members_changed", ["subteam_id"] = group.Id, ["team_id"] = workspace.Id,
        ["added_users"] = new JsonArray(), ["added_users_count"] = 0, ["removed_users"] = new JsonArray(), ["removed_users_count"] = 0,
    });

    /// <summary>Takes the app out and says so.</summary>
    public static Task<SlackReply> UninstallAsync(this SlackDriver driver, FakeWorkspace workspace)
    {
        workspace.Uninstall();
        return driver.EventAsync(workspace, new() { ["type"] = "app_uninstalled" });
    }

    /// <summary>Says that the bot's tokens were revoked; whether they were is the fake's <c>Tokens.Revoke</c>.</summary>
    public static Task<SlackReply> TokensRevokedAsync(this SlackDriver driver, FakeWorkspace workspace) => driver.EventAsync(workspace, new()
    {
        ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray(), ["bot"] = new JsonArray(workspace.BotUser) },
    });

    /// <summary>What the app itself posted comes back to it, as Slack does with every message in the conversation.</summary>
    public static Task<SlackReply> EchoAsync(this SlackDriver driver, FakeWorkspace workspace, FakeChannel channel, FakeMessage message) => driver.EventAsync(workspace, new()
    {
        ["type"] = "message", ["channel"] = channel.Id, ["channel_type"] = "im", ["user"] = message.User, ["bot_id"] = message.BotId,
        ["app_id"] = driver.Slack.AppId, ["text"] = message.Text, ["ts"] = message.Ts, ["team"] = workspace.Id,
    });
}
