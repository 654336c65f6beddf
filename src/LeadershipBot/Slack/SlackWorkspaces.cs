using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;

namespace LeadershipBot.Slack;

/// <summary>Calls Slack as the bot in a workspace: with its token, renewed in time, and minding what Slack says about it.</summary>
internal sealed class SlackWorkspaces(WebApi api, IInstallations installations, Renewal renewal, ILogger<SlackWorkspaces> log)
{
    // https://docs.slack.dev: nothing comes of any call until an administrator does something about it.
    private static readonly string[] Dead =
        ["not_installed", "token_expired", "invalid_auth", "not_authed", "account_inactive", "token_revoked", "org_login_required", "not_allowed_token_type"];

    // Without it nothing can be said to anybody, and that is nobody's fault in particular.
    private const string Speaking = "chat:write";

    private const int MostTries = 2;

    /// <summary>Calls a method.</summary>
    /// <returns>What Slack said, or the word <c>not_installed</c>.</returns>
    /// <exception cref="StorageAwayException">The token cannot be read.</exception>
    public async Task<Answer<T>> CallAsync<T>(
        string workspace, string method, JsonTypeInfo<T> type, IReadOnlyList<(string Name, string? Value)> args, CancellationToken cancellationToken)
        where T : SlackResult
    {
        // Twice at most: a no to a token that was replaced while the call was under way says nothing about the new one, and nothing was done.
        for (var attempt = 1; ; attempt++)
        {
            var (answer, token) = await TryAsync(workspace, method, type, args, cancellationToken);

            if (answer is not Answer<T>.No no)
            {
                return answer;
            }

            Complain(workspace, method, no.Error, no.Needed);

            if (!Ends(workspace, method, no.Error))
            {
                return answer;
            }

            if (await installations.StopAsync(workspace, token, no.Error is "account_inactive", no.Error, cancellationToken))
            {
                log.LogWarning("Slack takes no token of {Workspace} ({Error}); nothing is sent there until it is installed again", workspace, no.Error);
                return no with { Ends = true };
            }

            if (attempt == MostTries)
            {
                return new Answer<T>.Unreached("It was installed again meanwhile.");
            }
        }
    }

    /// <summary>The header that carries a token.</summary>
    public static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    // An organisation that has not given the bot to one of its workspaces has given it to others.
    private static bool Ends(string workspace, string method, string error) =>
        Dead.Contains(error)
        || (error is "team_access_not_granted" && !Installation.IsOrgs(workspace))
        || (error is "missing_scope" && Scopes.OfMethods.TryGetValue(method, out var needed) && needed.Contains(Speaking));

    private async Task<(Answer<T> Answer, string Token)> TryAsync<T>(
        string workspace, string method, JsonTypeInfo<T> type, IReadOnlyList<(string Name, string? Value)> args, CancellationToken cancellationToken)
        where T : SlackResult
    {
        if (await renewal.CurrentAsync(workspace, cancellationToken) is not { IsLive: true, Token.Length: > 0 } installation)
        {
            return (new Answer<T>.No("not_installed", Needed: null), "");
        }

        var answer = await api.CallAsync(method, Bearer(installation.Token), type, args, cancellationToken);

        if (answer is Answer<T>.No { Error: "token_expired" } && await renewal.RenewedAsync(installation, cancellationToken) is { } renewed)
        {
            installation = renewed;
            answer = await api.CallAsync(method, Bearer(renewed.Token), type, args, cancellationToken);
        }

        // Another node may be renewing it, or Slack gave no answer to that: the workspace is well, only not just now.
        return answer is Answer<T>.No { Error: "token_expired" } && installation.Refresh is not null
            ? (new Answer<T>.Unreached("The token has run out and is being renewed."), installation.Token)
            : (answer, installation.Token);
    }

    private void Complain(string workspace, string method, string error, string? needed)
    {
        if (error is "missing_scope")
        {
            log.LogError("{Method} needs the scope {Needed} in {Workspace}: install the app there again", method, needed, workspace);
        }
    }
}
