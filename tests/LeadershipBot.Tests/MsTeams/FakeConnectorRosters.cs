using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadershipBot.Tests.MsTeams;

/// <summary>Who is in a conversation, page by page, and what teams there are.</summary>
internal sealed partial class FakeConnector
{
    /// <summary>Whether rosters say <c>objectId</c>; else <c>aadObjectId</c>. Real ones say either.</summary>
    public bool RosterSaysObjectId { get; set; }

    // A continuation holds what an address must escape.
    private Said PageOf(FakeConversation conversation, Call call)
    {
        var query = QueryHelpers.ParseQuery(call.Target.Contains('?') ? call.Target[call.Target.IndexOf('?')..] : "");
        var size = 200;
        var from = 0;

        if (query.TryGetValue("pageSize", out var asked) && (!int.TryParse(asked, out size) || size is < 1 or > 500))
        {
            return Refuse(call, 400, "BadArgument", "a page holds 50 to 500");
        }

        if (size < 50)
        {
            Warn(call, "a page holds at least 50");
        }

        if (query.TryGetValue("continuationToken", out var token) && !(token.ToString().Split("+/=") is ["next", var number] && int.TryParse(number, out from)))
        {
            return Refuse(call, 400, "BadArgument", "a continuation that was never handed out");
        }

        size = conversation.Kind is "channel" ? Math.Max(50, size) : int.MaxValue;
        var page = conversation.People.Skip(from).Take(size).ToList();
        var answer = new JsonObject { ["members"] = new JsonArray([.. page.Select(Account)]) };

        if (from + page.Count < conversation.People.Count)
        {
            answer["continuationToken"] = $"next+/={from + page.Count}";
        }

        return new(200, answer);
    }

    private Said One(FakeConversation conversation, string member, Call call) =>
        conversation.People.FirstOrDefault(one => one.Id == member || one.ObjectId == member || one.Mail == member) is { } person ? new(200, Account(person))
            : member.StartsWith("29:", StringComparison.Ordinal) || Guid.TryParse(member, out _) ? Said.Error(404, "MemberNotFoundInConversation", "Member not found.")
            : Refuse(call, 400, "BadArgument", "not the name of a member");

    private Said AnswerAboutTeam(FakeTenant tenant, Route route, Call call)
    {
        if (tenant.Teams.FirstOrDefault(one => one.Id == route.Id) is not { } team)
        {
            return Refuse(call, 404, "ConversationNotFound", "a team that never was");
        }

        if (!team.Installed)
        {
            return new(403, FakeFault.NotInRoster.Body);
        }

        return route.Operation is Ask.Team
            ? new(200, new JsonObject
            {
                ["id"] = team.Id,
                ["name"] = team.Name,
                ["aadGroupId"] = team.GroupId,
                ["tenantId"] = tenant.Id,
                ["type"] = "standard",
                ["channelCount"] = team.Channels.Count + 1,
                ["memberCount"] = team.Members.Count,
            })
            : new(200, new JsonObject
            {
                ["conversations"] = new JsonArray(
                [
                    new JsonObject { ["id"] = team.Id, ["name"] = null },
                    .. team.Channels.Select(channel => new JsonObject { ["id"] = channel.Key, ["name"] = channel.Value, ["type"] = "standard" }),
                ]),
            });
    }

    private JsonNode Account(FakePerson person) => new JsonObject
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        [RosterSaysObjectId ? "objectId" : "aadObjectId"] = person.ObjectId,
        ["givenName"] = person.Name.Split(' ')[0],
        ["surname"] = person.Name.Split(' ')[^1],
        ["email"] = person.Mail,
        ["userPrincipalName"] = person.Mail,
        ["tenantId"] = person.Tenant.Id,
        ["userRole"] = "user",
    };
}
