using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;

namespace LeadershipBot.Slack;

/// <summary>Calls Slack as the bot in a workspace: with its token, renewed in time, and minding what Slack says about it.</summary>
internal sealed class SlackWorkspaces(WebApi api, IInstallations installations, Renewal renewal, ILogger<SlackWorkspaces> log)
{
    // https://docs.slack.dev: nothing comes of any call until an administrator does something about it.
    private static readonly string[] Dead = ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "org_login_required", "team_access_not_granted"];

    /// <summary>Calls a method.</summary>
    /// <returns>What Slack said, or the word <c>not_installed</c>.</returns>
    /// <exception cref="StorageAwayException">The token cannot be read.</exception>
    public async Task<Answer<T>> CallAsync<T>(
        string workspace, string method, JsonTypeInfo<T> type, IReadOnlyList<(string Name, string? Value)> args, CancellationToken cancellationToken)
        where T : SlackResult
    {
        if (await renewal.CurrentAsync(workspace, cancellationToken) is not { IsLive: true, Token.Length: > 0 } installation)
        {
            return new Answer<T>.No("not_installed", Needed: null);
        }

        var answer = await api.CallAsync(method, Bearer(installation.Token), type, args, cancellationToken);

        if (answer is Answer<T>.No { Error: "token_expired" } && await renewal.RenewedAsync(installation, cancellationToken) is { } renewed)
        {
            installation = renewed;
            answer = await api.CallAsync(method, Bearer(renewed.Token), type, args, cancellationToken);
        }

        // Another node may be renewing it, or Slack gave no answer to that: the workspace is well, only not just now.
        if (answer is Answer<T>.No { Error: "token_expired" } && installation.Refresh is not null)
        {
            return new Answer<T>.Unreached("The token has run out and is being renewed.");
        }

        if (answer is Answer<T>.No no)
        {
            await HeedAsync(installation, method, no.Error, no.Needed, cancellationToken);
        }

        return answer;
    }

    /// <summary>Whether a word of Slack's means that nothing goes there any more.</summary>
    public static bool IsDead(string error) => error is "not_installed" or "token_expired" || Dead.Contains(error);

    /// <summary>The header that carries a token.</summary>
    public static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private async Task HeedAsync(Installation installation, string method, string error, string? needed, CancellationToken cancellationToken)
    {
        if (IsDead(error))
        {
            log.LogWarning("Slack does not take the token of {Workspace} any more ({Error}); nothing is sent there until it is installed again", installation.Workspace, error);
            await installations.StopAsync(installation.Workspace, installation.Token, error is "account_inactive", error, cancellationToken);
        }
        else if (error is "missing_scope")
        {
            log.LogError("{Method} needs the scope {Needed} in {Workspace}: install the app there again", method, needed, installation.Workspace);
        }
    }
}
