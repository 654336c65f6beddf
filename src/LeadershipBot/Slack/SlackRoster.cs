using System.Text.Json.Serialization.Metadata;
using LeadershipBot.Cards;
using LeadershipBot.Outbox;

namespace LeadershipBot.Slack;

/// <summary>Reads the people of a workspace, at Slack's pace.</summary>
internal sealed class SlackRoster(SlackWorkspaces slack, IInstallations installations, Tiers tiers, TimeProvider clock) : IRoster
{
    /// <summary>For how long an account counts as it was read.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    // The most Slack recommends a page.
    private const string PageSize = "200";
    private const int MostTries = 3;

    // More options than that no list of Slack's takes.
    private const int MostGroups = 100;

    private readonly Remembered<(Account? Account, DateTimeOffset At)> accounts = new();

    public string Platform => SlackChat.Name;

    public async Task<Account?> FindAsync(Address person, CancellationToken cancellationToken) => (await FindAsync(person, static () => { }, cancellationToken)).Account;

    /// <summary>The same, with when Slack said so.</summary>
    /// <param name="asking">Called when Slack is asked: behind our own queue.</param>
    public async Task<(Account? Account, DateTimeOffset At)> FindAsync(Address person, Action asking, CancellationToken cancellationToken)
    {
        if (!PlatformIds.IsSound(person.User))
        {
            return (null, clock.GetUtcNow());
        }

        if (accounts.TryGet(person, out var kept) && clock.GetUtcNow() - kept.At < Fresh)
        {
            return kept;
        }

        var answer = await CallAsync(person.Workspace, "users.info", Wire.Default.UserResult, [("user", person.User)], cancellationToken, asking);
        var account = answer switch
        {
            Answer<UserResult>.Done { Value.User: { } user } => Read(user, await installations.FindAsync(person.Workspace, cancellationToken)),
            Answer<UserResult>.No { Error: "user_not_found" or "user_not_visible" or "users_not_found" or "invalid_arguments" or "invalid_arg_name" } => null,
            _ => throw new RosterAwayException(answer.Word),
        };

        return accounts.Set(person, (account, clock.GetUtcNow()));
    }

    public async Task<IReadOnlyList<string>?> MembersAsync(string workspace, string group, CancellationToken cancellationToken)
    {
        if (!group.StartsWith('S'))
        {
            return await MembersAsync(workspace, "conversations.members", [("channel", group), ("limit", PageSize)], result => result.Members, cancellationToken);
        }

        // An org-wide token has to say in which of its workspaces the group is.
        foreach (var team in await TeamsAsync(workspace, cancellationToken))
        {
            if (await MembersAsync(workspace, "usergroups.users.list", [("usergroup", group), ("team_id", team)], result => result.Users, cancellationToken) is { } members)
            {
                return members;
            }
        }

        return null;
    }

    /// <summary>Slack's picker knows channels, not user groups: those the asker belongs to.</summary>
    public async Task<IReadOnlyList<Option>?> HandlesAsync(Address asker, CancellationToken cancellationToken)
    {
        var groups = new List<Option>();

        foreach (var team in await TeamsAsync(asker.Workspace, cancellationToken))
        {
            var answer = await CallAsync(asker.Workspace, "usergroups.list", Wire.Default.GroupsResult, [("include_users", "true"), ("team_id", team)], cancellationToken);

            // A plan without user groups, or a token that may not read them: then there are none to pick.
            if (answer is Answer<GroupsResult>.Done { Value.Usergroups: { } found })
            {
                groups.AddRange(found.Where(group => group is { Id: not null, Users: { } users } && users.Contains(asker.User)).Select(group => new Option(group.Id!, $"@{group.Handle ?? group.Name}")));
            }
        }

        return [.. groups.OrderBy(group => group.Label, StringComparer.OrdinalIgnoreCase).Take(MostGroups)];
    }

    /// <summary>Slack says that somebody's account has changed.</summary>
    public async Task<Account> NoteAsync(Address person, SlackUser user, CancellationToken cancellationToken)
    {
        var account = Read(user, await installations.FindAsync(person.Workspace, cancellationToken));
        accounts.Change(person, (account, clock.GetUtcNow()));
        return account;
    }

    private static Account Read(SlackUser user, Installation? installation) => new(
        user.Id ?? "",
        user.RealName is { Length: > 0 } name ? name : user.Name ?? "",
        user.Tz is { Length: > 0 } zone ? zone : null,
        IsPerson: user.IsBot != true && user.Id != "USLACKBOT",
        IsOurs: user.IsGuest != true && user.IsSingleChannelGuest != true && user.IsStranger != true && (installation is null || BelongsTo(user, installation.Workspace)),
        IsActive: user.Deleted != true,
        IsAdmin: user.IsAdmin == true || user.IsOwner == true);

    // People of a partner who share a channel are no strangers to Slack; they are at home elsewhere.
    private static bool BelongsTo(SlackUser user, string workspace) =>
        user.Team is null || user.Team == workspace || user.Enterprise?.Id == workspace || user.Enterprise?.Teams?.Contains(workspace) == true;

    private async Task<IReadOnlyList<string?>> TeamsAsync(string workspace, CancellationToken cancellationToken)
    {
        if (await installations.FindAsync(workspace, cancellationToken) is not { IsOrg: true })
        {
            return [null];
        }

        var answer = await CallAsync(workspace, "auth.teams.list", Wire.Default.TeamsResult, [], cancellationToken);

        return answer is Answer<TeamsResult>.Done { Value.Teams: { } teams } ? [.. teams.Select(team => team.Id)] : throw new RosterAwayException(answer.Word);
    }

    private async Task<IReadOnlyList<string>?> MembersAsync(
        string workspace, string method, (string, string?)[] args, Func<IdsResult, IReadOnlyList<string>?> of, CancellationToken cancellationToken)
    {
        var (members, cursors) = (new List<string>(), new HashSet<string>());
        string? cursor = null;

        do
        {
            var answer = await CallAsync(workspace, method, Wire.Default.IdsResult, cursor is null ? args : [.. args, ("cursor", cursor)], cancellationToken);

            switch (answer)
            {
                case Answer<IdsResult>.Done { Value: var page }:
                    members.AddRange(of(page) ?? []);
                    cursor = page.Page?.Next;
                    break;
                case Answer<IdsResult>.No { Error: "channel_not_found" or "not_in_channel" or "no_such_subteam" or "subteam_not_found" or "missing_scope" or "plan_upgrade_required" or "fetch_members_failed" or "invalid_arguments" or "invalid_arg_name" }:
                    return null;
                default:
                    throw new RosterAwayException(answer.Word);
            }
        }
        while (!string.IsNullOrEmpty(cursor) && cursors.Add(cursor));

        return [.. members.Distinct(StringComparer.Ordinal)];
    }

    private async Task<Answer<T>> CallAsync<T>(
        string workspace, string method, JsonTypeInfo<T> type, IReadOnlyList<(string, string?)> args, CancellationToken cancellationToken, Action? asking = null)
        where T : SlackResult
    {
        for (var attempt = 1; ; attempt++)
        {
            await tiers.WaitAsync(workspace, method, cancellationToken);
            asking?.Invoke();
            var answer = await slack.CallAsync(workspace, method, type, args, cancellationToken);

            if (answer is not Answer<T>.Slower slower || attempt == MostTries)
            {
                return answer;
            }

            tiers.Slow(workspace, method, slower.After);
        }
    }
}
