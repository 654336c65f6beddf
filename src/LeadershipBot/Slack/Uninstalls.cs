namespace LeadershipBot.Slack;

/// <summary>When Slack says that the bot was taken out of a workspace. The word may be old and come after it was installed again, so the token itself is asked.</summary>
internal sealed class Uninstalls(SlackWorkspaces slack, IInstallations installations, Afterwards afterwards, TimeProvider clock, ILogger<Uninstalls> log)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(3);
    private const int MostTries = 4;

    /// <summary>Finds out behind the acknowledgement whether it is true. If it is, the workspace is stopped; its data stay until their time is over.</summary>
    /// <param name="at">When it happened, by Slack's clock.</param>
    public void Check(string workspace, DateTimeOffset at) => afterwards.Run(async cancellationToken =>
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (await installations.ReadAsync(workspace, cancellationToken) is not { IsLive: true } installation || at < installation.InstalledAt.AddSeconds(-1))
            {
                return;
            }

            // Where the token is dead, the call itself stops the workspace.
            switch (await slack.CallAsync(workspace, "auth.test", Wire.Default.AuthResult, [], cancellationToken))
            {
                case Answer<AuthResult>.Done:
                    log.LogInformation("{Workspace} was said to be uninstalled, but its token is good", workspace);
                    return;
                case Answer<AuthResult>.No:
                    return;
            }

            await Task.Delay(Again, clock, cancellationToken);
        }
    });
}
