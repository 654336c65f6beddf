using System.Text.Json;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>Reads the people of Microsoft Teams, through the conversations the bot is in: it has no other leave.</summary>
internal sealed class MsTeamsRoster(Connector connector, IReferences references, TimeProvider clock) : IRoster
{
    // The most Teams hands out at once, and more pages than any team has: 25,000 people.
    private const int PageSize = 500, MostPages = 100;

    // More than these are no list to choose from.
    private const int MostTeams = 50;

    // How often a busy Teams is asked again, and how long one call may take.
    private const int MostTries = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Platform => MsTeamsChat.Name;

    public async Task<Account?> FindAsync(Address person, CancellationToken cancellationToken)
    {
        // It becomes part of an address, where two dots alone would lead elsewhere.
        if (!PlatformIds.IsSound(person.User))
        {
            return null;
        }

        var known = await references.FindAsync(person, cancellationToken);
        var isHidden = false;

        if (known is not null && (person.Conversation ?? known.Conversation) is { } conversation)
        {
            var (account, isClosed) = await MemberAsync(known.ServiceUrl, conversation, known.TeamsId, person.Workspace, cancellationToken);

            if (account is not null && known.Reach is Reach.There)
            {
                return account;
            }

            isHidden = account is not null || isClosed;
        }

        foreach (var team in await references.TeamsAsync(person.Workspace, cancellationToken))
        {
            if (await MemberAsync(team.ServiceUrl, team.Team, person.User, person.Workspace, cancellationToken) is { Account: { } member })
            {
                return member;
            }
        }

        // Whoever has put the bot away, or may not have it, is not gone.
        return isHidden ? throw new RosterHiddenException("Teams does not let me look at somebody.") : null;
    }

    public async Task<IReadOnlyList<string>?> MembersAsync(string workspace, string group, CancellationToken cancellationToken)
    {
        if ((await references.TeamsAsync(workspace, cancellationToken)).FirstOrDefault(team => team.Team == group) is not { } known)
        {
            return null;
        }

        var members = new HashSet<string>();
        string? next = null;

        for (var page = 0; page < MostPages; page++)
        {
            var query = next is null ? $"pageSize={PageSize}" : $"pageSize={PageSize}&continuationToken={Uri.EscapeDataString(next)}";
            var answer = await AskAsync(
                new(HttpMethod.Get, known.ServiceUrl, $"v3/conversations/{Uri.EscapeDataString(group)}/pagedmembers?{query}", workspace, group), cancellationToken);

            if (!answer.IsFine)
            {
                return null;
            }

            // A shared channel may name somebody twice.
            members.UnionWith(Members(answer.Body));
            next = answer.Text("continuationToken");

            if (string.IsNullOrEmpty(next))
            {
                return [.. members];
            }
        }

        throw new RosterAwayException("Teams did not come to the end of the list.");
    }

    /// <summary>Teams has a picker of its own for people, none for teams: those with the bot that the asker belongs to.</summary>
    public async Task<IReadOnlyList<Option>?> GroupsAsync(Address asker, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll((await references.TeamsAsync(asker.Workspace, cancellationToken)).Take(MostTeams).Select(
            team => GroupAsync(team, asker, cancellationToken)));

        return [.. found.OfType<Option>().OrderBy(option => option.Label, StringComparer.OrdinalIgnoreCase)];
    }

    private async Task<Option?> GroupAsync(TeamReference team, Address asker, CancellationToken cancellationToken) =>
        await MemberAsync(team.ServiceUrl, team.Team, asker.User, asker.Workspace, cancellationToken) is { Account: not null }
        && (await AskAsync(new(HttpMethod.Get, team.ServiceUrl, $"v3/teams/{Uri.EscapeDataString(team.Team)}", asker.Workspace, team.Team), cancellationToken)).Text("name") is { Length: > 0 } name
            ? new(team.Team, name)
            : null;

    // The account in a conversation, if it is there, and whether the bot may not look into that conversation.
    private async Task<(Account? Account, bool IsClosed)> MemberAsync(string serviceUrl, string conversation, string member, string workspace, CancellationToken cancellationToken)
    {
        var path = $"v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(member)}";
        var answer = await AskAsync(new(HttpMethod.Get, serviceUrl, path, workspace, conversation), cancellationToken);

        return answer.IsFine && Id(answer.Body) is { } id
            ? (new(
                id,
                answer.Text("name") ?? "",
                Zone: null,
                IsPerson: true,
                IsOurs: (answer.Text("tenantId") ?? workspace) == workspace && answer.Text("userRole")?.ToLowerInvariant() is not ("guest" or "anonymous"),
                IsActive: true,
                IsAdmin: false), false)
            : (null, answer.Status == 403);
    }

    /// <returns>The answer; one that is not fine where there is no such conversation or member, none the bot may see, or nothing that can be asked for by that name.</returns>
    private async Task<ConnectorAnswer> AskAsync(Errand errand, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await OnceAsync(errand, cancellationToken);

            switch (answer)
            {
                // What is wrong with one question says nothing of the next; only these are about the bot or about Teams as a whole.
                case { IsFine: true } or { Status: >= 400 and < 500 and not (401 or 408 or 412 or 429) }:
                    return answer;
                case { Status: 408 or 429 or 412 or 502 or 503 or 504 or 0, HasNoToken: false, IsForbidden: false } when tries < MostTries:
                    await Task.Delay(answer.RetryAfter ?? TimeSpan.FromSeconds(tries), clock, cancellationToken);
                    break;
                default:
                    throw new RosterAwayException(answer.Why);
            }
        }
    }

    private async Task<ConnectorAnswer> OnceAsync(Errand errand, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);

        try
        {
            return await connector.CallAsync(errand, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ConnectorAnswer.None($"No answer within {Patience.TotalSeconds} s.");
        }
    }

    private static IEnumerable<string> Members(JsonElement body) =>
        body.ValueKind is JsonValueKind.Object && body.TryGetProperty("members", out var members) && members.ValueKind is JsonValueKind.Array
            ? members.EnumerateArray().Select(Id).OfType<string>()
            : [];

    // Rosters call it by either name.
    private static string? Id(JsonElement member) => Text(member, "aadObjectId") ?? Text(member, "objectId");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
