namespace LeadershipBot.Slack;

/// <summary>Whether Slack takes the bot's tokens, and lets it do what it is there for.</summary>
internal sealed class SlackCheckup(SlackOptions options, WebApi api, IInstallations installations) : ICheckup
{
    // More would take longer than doctor waits, and what is wrong with twenty is wrong with the rest.
    private const int Most = 20;

    public string Name => "Slack";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();

        if (options.AppToken is { } app)
        {
            findings.Add(Socket(await api.CallAsync("apps.connections.open", SlackWorkspaces.Bearer(app), Wire.Default.SocketResult, [], cancellationToken)));
        }

        if (options.BotToken is { } token)
        {
            findings.Add(await TokenAsync("Slack:BotToken", token, "Set Slack:BotToken to the Bot User OAuth Token of the app's page.", cancellationToken));
        }

        var known = await installations.ListAsync(Most, cancellationToken);
        findings.AddRange((await Task.WhenAll(known.Select(row => LookAsync(row.Workspace, row.State, row.Why, cancellationToken)))).OfType<Finding>());

        if (known.Count == 0 && options.BotToken is null)
        {
            findings.Add(new(Light.Amber, "The bot is installed in no workspace yet.", "Install it: open /slack/install in a browser."));
        }

        return findings;
    }

    private Finding Socket(Answer<SocketResult> answer) => answer switch
    {
        Answer<SocketResult>.Done => new(Light.Green, "Slack lets the bot open sockets."),
        Answer<SocketResult>.No => new(Light.Red, $"Slack lets the bot open no socket: {answer.Word}", "Switch Socket Mode on, and set Slack:AppToken to an app-level token with connections:write."),
        _ => new(Light.Red, $"Slack did not answer for Slack:AppToken: {answer.Word}", $"Let the server reach {options.ApiBaseUrl.Host}."),
    };

    private async Task<Finding?> LookAsync(string workspace, string state, string? why, CancellationToken cancellationToken)
    {
        var installation = await installations.ReadAsync(workspace, cancellationToken);

        if (state is not "live")
        {
            return new(Light.Amber, $"{workspace} is {state}{(why is null ? "" : $" ({why})")}; nothing is sent there.", options.BotToken is { } configured && installation?.Token == configured
                ? "Put right what Slack says of Slack:BotToken, and start the bot again."
                : "Install the app there again, if it is still wanted.");
        }

        return installation switch
        {
            null => null,
            { Token.Length: 0 } => new(Light.Red, $"The token of {workspace} cannot be decrypted.", "Bring back the keys of Storage:KeysPath, or install the app there again."),
            _ when installation.Token == options.BotToken => null,
            _ => await TokenAsync(workspace, installation.Token, "Install the app there again.", cancellationToken),
        };
    }

    private async Task<Finding> TokenAsync(string whose, string token, string next, CancellationToken cancellationToken) =>
        await api.CallAsync("auth.test", SlackWorkspaces.Bearer(token), Wire.Default.AuthResult, [], cancellationToken) switch
        {
            Answer<AuthResult>.Done { Value: var auth } when Missing(auth) is { Count: > 0 } missing =>
                new(missing.Any(Scopes.Vital.Contains) ? Light.Red : Light.Amber, $"{whose} lacks scopes in {auth.Team}: {string.Join(", ", missing)}.", "Bring the app in step with `manifest slack`, and install it there again."),
            Answer<AuthResult>.Done { Value: var auth } => new(Light.Green, $"Slack takes the token of {auth.Team}, and it may do what is needed."),
            Answer<AuthResult>.No { Error: "token_expired" } => new(Light.Amber, $"The token of {whose} has expired.", "The running bot renews it; if it stays like this, install the app there again."),
            Answer<AuthResult>.No no => new(Light.Red, $"Slack does not take the token of {whose}: {no.Error}", next),
            var away => new(Light.Red, $"Slack did not answer for {whose}: {away.Word}", $"Let the server reach {options.ApiBaseUrl.Host}."),
        };

    // Slack names them with every answer; where a proxy took the header away there is nothing to compare.
    private static IReadOnlyList<string> Missing(AuthResult auth) =>
        auth.Granted is { Count: > 0 } granted ? [.. Scopes.Bot.Except(granted, StringComparer.Ordinal)] : [];
}
