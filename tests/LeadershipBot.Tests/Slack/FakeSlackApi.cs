using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LeadershipBot.Tests.Slack;

/// <summary>The road of a call through the Web API: read, planned fault, checks, effect, answer.</summary>
internal sealed class FakeSlackApi(FakeSlack slack)
{
    /// <summary>Methods that an org-wide token must name a workspace for.</summary>
    private static readonly string[] WantTeam = ["users.list", "usergroups.list", "usergroups.users.list", "conversations.list", "users.conversations"];

    private readonly Dictionary<string, Func<SlackCall, JsonObject>> handlers = Handlers(slack);

    public async Task AnswerAsync(HttpContext context)
    {
        var (call, broken) = await FakeSlackReading.ReadAsync(slack, context);
        slack.Keep(call);
        call.Fault = slack.Faults.Next(call);

        await FakeSlackAnswering.AnswerAsync(context, call, () => Run(call, broken));
    }

    private JsonObject Run(SlackCall call, SlackRefusalException? broken)
    {
        try
        {
            lock (slack.Gate)
            {
                return broken is null ? Handle(call) : throw broken;
            }
        }
        catch (SlackRefusalException refused)
        {
            if (refused.Wrong is { } wrong)
            {
                call.Complain(wrong);
            }

            call.Error = refused.Error;
            var answer = refused.More;
            answer["ok"] = false;
            answer["error"] = refused.Error;
            return answer;
        }
    }

    private JsonObject Handle(SlackCall call)
    {
        if (!FakeSlackMethods.All.TryGetValue(call.Method, out var method) || !handlers.TryGetValue(call.Method, out var handler))
        {
            throw SlackCall.Refuse("unknown_method", "no such method");
        }

        if (call.Method is not ("oauth.v2.access" or "blocks.validate"))
        {
            call.Holder = slack.Tokens.Check(call);
        }

        if (call.Args.Keys.FirstOrDefault(arg => !method.Args.Contains(arg)) is { } unknown)
        {
            throw SlackCall.Refuse("invalid_arguments", $"unknown argument {unknown}");
        }

        if (method.Required.FirstOrDefault(arg => string.IsNullOrEmpty(call.Arg(arg))) is { } missing)
        {
            throw SlackCall.Refuse("invalid_arguments", $"{missing} is missing");
        }

        if (method.Scopes.Count > 0 && !method.Scopes.Any(call.Holder!.Scopes.Contains))
        {
            call.Need(method.Scopes.Count == 1 ? method.Scopes.Single() : string.Join('|', method.Scopes));
        }

        if (call.Holder is { IsApp: false } holder)
        {
            call.Workspace = WorkspaceOf(call, holder);
        }

        if (call.Holder is not null)
        {
            slack.Rates.Take(call, method);
        }

        var answer = handler(call);
        answer["ok"] = true;
        return answer;
    }

    private FakeWorkspace WorkspaceOf(SlackCall call, FakeToken holder)
    {
        if (holder.Workspaces.Count == 1 && holder.Enterprise is null)
        {
            return holder.Workspaces[0];
        }

        if (call.Arg("team_id") is { } team)
        {
            return holder.Workspaces.FirstOrDefault(workspace => workspace.Id == team) ?? throw SlackCall.Refuse("team_not_found");
        }

        if (WantTeam.Contains(call.Method))
        {
            throw SlackCall.Refuse("missing_argument", "an org-wide token needs team_id here");
        }

        var user = call.Arg("user") ?? call.Arg("user_id") ?? call.Arg("users") ?? call.Arg("channel");
        return holder.Workspaces.FirstOrDefault(workspace => call.Arg("channel") is { } channel && workspace.Channel(channel) is not null)
            ?? slack.Triggers.WorkspaceOf(call.Arg("trigger_id"))
            ?? slack.Views.WorkspaceOf(call.Arg("view_id"))
            ?? holder.Workspaces.FirstOrDefault(workspace => user is not null && workspace.User(user) is not null)
            ?? holder.Workspaces.FirstOrDefault()
            ?? throw SlackCall.Refuse("team_access_not_granted");
    }

    private static Dictionary<string, Func<SlackCall, JsonObject>> Handlers(FakeSlack slack) => new()
    {
        ["auth.test"] = FakeSlackPeople.AuthTest,
        ["auth.revoke"] = FakeSlackTokens.RevokeOne,
        ["auth.teams.list"] = FakeSlackPeople.Teams,
        ["team.info"] = FakeSlackPeople.TeamInfo,
        ["bots.info"] = FakeSlackPeople.BotInfo,
        ["oauth.v2.access"] = slack.Tokens.Access,
        ["apps.connections.open"] = slack.Sockets.Open,
        ["blocks.validate"] = FakeSlackBlocks.Validate,
        ["chat.postMessage"] = FakeSlackChat.Post,
        ["chat.update"] = FakeSlackChat.Update,
        ["chat.delete"] = FakeSlackChat.Delete,
        ["chat.postEphemeral"] = FakeSlackChat.PostEphemeral,
        ["chat.getPermalink"] = FakeSlackChat.Permalink,
        ["conversations.open"] = FakeSlackConversations.Open,
        ["conversations.info"] = FakeSlackConversations.Info,
        ["conversations.list"] = FakeSlackConversations.List,
        ["conversations.members"] = FakeSlackConversations.Members,
        ["conversations.history"] = FakeSlackConversations.History,
        ["conversations.replies"] = FakeSlackConversations.Replies,
        ["users.conversations"] = FakeSlackConversations.List,
        ["users.info"] = FakeSlackPeople.Info,
        ["users.list"] = FakeSlackPeople.List,
        ["usergroups.list"] = FakeSlackPeople.Groups,
        ["usergroups.users.list"] = FakeSlackPeople.GroupUsers,
        ["views.open"] = slack.Views.Open,
        ["views.push"] = slack.Views.Push,
        ["views.update"] = slack.Views.Update,
        ["views.publish"] = slack.Views.Publish,
    };
}
