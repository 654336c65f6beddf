using System.Text.Json.Nodes;

namespace LeadershipBot.Tests.Slack;

/// <summary>auth.*, team.*, users.*, usergroups.*: who is who.</summary>
internal static class FakeSlackPeople
{
    public static JsonObject AuthTest(SlackCall call) => new()
    {
        ["url"] = $"https://{call.Workspace.Domain}.slack.com/",
        ["team"] = call.Workspace.Domain,
        ["user"] = "leadership",
        ["team_id"] = call.Workspace.Id,
        ["user_id"] = call.Workspace.BotUser,
        ["bot_id"] = call.Workspace.BotId,
        ["is_enterprise_install"] = call.Holder!.Enterprise is not null,
        ["enterprise_id"] = call.Holder.Enterprise ?? call.Workspace.Enterprise,
    };

    public static JsonObject Teams(SlackCall call) => FakeSlackConversations.Page(
        call, call.Holder!.Workspaces, workspace => workspace.Id, "teams",
        workspace => new JsonObject { ["id"] = workspace.Id, ["name"] = workspace.Domain }, usual: 100, most: 1000);

    public static JsonObject TeamInfo(SlackCall call) => new()
    {
        ["team"] = new JsonObject { ["id"] = call.Workspace.Id, ["name"] = call.Workspace.Domain, ["domain"] = call.Workspace.Domain, ["enterprise_id"] = call.Workspace.Enterprise },
    };

    public static JsonObject BotInfo(SlackCall call) => call.Arg("bot") is { } bot && bot != call.Workspace.BotId
        ? throw SlackCall.Refuse("bot_not_found")
        : new() { ["bot"] = new JsonObject { ["id"] = call.Workspace.BotId, ["app_id"] = call.Slack.AppId, ["user_id"] = call.Workspace.BotUser, ["name"] = "leadership" } };

    public static JsonObject Info(SlackCall call)
    {
        var user = call.Workspace.User(call.Needed("user")) ?? throw SlackCall.Refuse("user_not_found");
        return user.IsHidden ? throw SlackCall.Refuse("user_not_visible") : new() { ["user"] = Show(call.Slack, user, call.Flag("include_locale")) };
    }

    public static JsonObject List(SlackCall call)
    {
        if (call.Arg("limit") is null)
        {
            call.Complain("users.list without a limit");
        }

        return FakeSlackConversations.Page(call, call.Workspace.Users, user => user.Id, "members", user => Show(call.Slack, user, call.Flag("include_locale")), usual: 1000, most: 1000);
    }

    public static JsonObject Groups(SlackCall call)
    {
        Paid(call);
        return new()
        {
            ["usergroups"] = new JsonArray([.. call.Workspace.Groups.Where(group => !group.Disabled || call.Flag("include_disabled")).Select(group => Show(call, group))]),
        };
    }

    public static JsonObject GroupUsers(SlackCall call)
    {
        Paid(call);
        var group = call.Workspace.Groups.Find(group => group.Id == call.Needed("usergroup"))
            ?? throw SlackCall.Refuse("no_such_subteam");
        return new() { ["users"] = new JsonArray([.. group.Users.Select(user => JsonValue.Create(user))]) };
    }

    /// <summary>A person as in <c>users.info</c> and <c>user_change</c>.</summary>
    public static JsonObject Show(FakeSlack slack, FakeUser user, bool locale = false)
    {
        var shown = new JsonObject
        {
            ["id"] = user.Id,
            ["team_id"] = user.Team,
            ["name"] = user.Name,
            ["deleted"] = user.Deleted,
            ["real_name"] = user.Name,
            ["profile"] = new JsonObject { ["real_name"] = user.Name, ["display_name"] = user.Name },
            ["is_bot"] = user.IsBot,
            ["is_admin"] = user.IsAdmin,
            ["is_owner"] = false,
            ["is_restricted"] = user.IsGuest || user.IsSingleChannelGuest,
            ["is_ultra_restricted"] = user.IsSingleChannelGuest,
            ["is_stranger"] = user.IsStranger,
            ["updated"] = slack.Now.ToUnixTimeSeconds(),
        };

        if (slack.Workspaces.FirstOrDefault(workspace => workspace.Id == user.Team) is { Enterprise: { } enterprise } at)
        {
            shown["enterprise_user"] = new JsonObject { ["id"] = user.Id, ["enterprise_id"] = enterprise, ["teams"] = new JsonArray(at.Id) };
        }

        if (user.Tz is { } tz && !user.Deleted)
        {
            shown["tz"] = tz;
            shown["tz_label"] = tz;
            shown["tz_offset"] = TimeZoneInfo.TryFindSystemTimeZoneById(tz, out var zone) ? (int)zone.GetUtcOffset(slack.Now).TotalSeconds : 0;
        }

        if (locale)
        {
            shown["locale"] = user.Locale;
        }

        return shown;
    }

    private static void Paid(SlackCall call)
    {
        if (call.Workspace.FreePlan)
        {
            throw SlackCall.Refuse("plan_upgrade_required");
        }
    }

    // Slack sends the number as a string.
    private static JsonObject Show(SlackCall call, FakeUserGroup group) => new()
    {
        ["id"] = group.Id,
        ["team_id"] = call.Workspace.Id,
        ["is_usergroup"] = true,
        ["name"] = group.Handle,
        ["handle"] = group.Handle,
        ["date_delete"] = group.Disabled ? 1 : 0,
        ["users"] = call.Flag("include_users") ? new JsonArray([.. group.Users.Select(user => JsonValue.Create(user))]) : null,
        ["user_count"] = call.Flag("include_count") ? $"{group.Users.Count}" : null,
    };
}
