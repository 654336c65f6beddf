namespace LeadershipBot.Slack;

/// <summary>Where the bot is installed, and by which token it acts there. Kept elsewhere, encrypted.</summary>
internal interface IInstallations
{
    /// <summary>Which workspaces are known and how they stand, with Slack's word for it where they are stopped; those first that nothing is sent to; none before the first start.</summary>
    Task<IReadOnlyList<(string Workspace, string State, string? Why)>> ListAsync(int most, CancellationToken cancellationToken);

    /// <summary>The installation in a workspace or an org, as it was known a moment ago; null where there never was one.</summary>
    /// <exception cref="StorageAwayException">Nobody can say.</exception>
    ValueTask<Installation?> FindAsync(string workspace, CancellationToken cancellationToken);

    /// <summary>The same, as it is now.</summary>
    /// <exception cref="StorageAwayException">Nobody can say.</exception>
    Task<Installation?> ReadAsync(string workspace, CancellationToken cancellationToken);

    /// <summary>Installed, for the first time or again: from now on the workspace is sent to. The one never without the other.</summary>
    Task SaveAsync(Installation installation, CancellationToken cancellationToken);

    /// <summary>Slack does not take the token any more: nothing is sent there until it is installed again. Its data stay until their time is over.</summary>
    /// <param name="token">The token that was refused, or an empty one where there was none to call with; where another one has taken its place meanwhile, nothing happens.</param>
    /// <param name="isGone">Whether the bot was taken out of the workspace; else it is only broken.</param>
    /// <param name="why">In Slack's word.</param>
    /// <returns>Whether it is stopped. False where it was installed again or renewed meanwhile: it lives, by another token.</returns>
    Task<bool> StopAsync(string workspace, string token, bool isGone, string why, CancellationToken cancellationToken);

    /// <summary>Takes the right to renew a token, over all nodes; false where another one has it just now.</summary>
    Task<bool> TryHoldAsync(string workspace, TimeSpan most, CancellationToken cancellationToken);

    /// <summary>The new pair in place of the old one, which is dead from now on.</summary>
    /// <param name="old">The token that was renewed; where another one has taken its place meanwhile, that one stays.</param>
    /// <returns>The installation as it is now.</returns>
    Task<Installation?> RenewAsync(Installation renewed, string old, CancellationToken cancellationToken);

    /// <summary>True the first time for each id.</summary>
    Task<bool> IsFirstAsync(string id, CancellationToken cancellationToken);
}

/// <summary>The bot in one workspace, or in all of an org.</summary>
/// <param name="Workspace">Slack's id of the team, or of the enterprise where the org has installed it.</param>
/// <param name="Token">The bot's token; empty where it cannot be read any more.</param>
/// <param name="BotUser">The bot's user id.</param>
/// <param name="Bot">The bot's other id, which its messages carry.</param>
/// <param name="Refresh">What the token is renewed with, or null where it lives for ever.</param>
/// <param name="ExpiresAt">When the token dies, or null.</param>
/// <param name="IsLive">Not gone and not broken.</param>
internal sealed record Installation(
    string Workspace, string Token, string? BotUser, string? Bot, string? App, string? Scopes,
    string? Refresh, DateTimeOffset? ExpiresAt, DateTimeOffset InstalledAt, bool IsLive = true)
{
    /// <summary>Whether it is one for a whole org.</summary>
    public bool IsOrg => IsOrgs(Workspace);

    /// <summary>Whether an id is that of a whole org.</summary>
    public static bool IsOrgs(string workspace) => workspace.StartsWith('E');

    // Nobody prints a token by accident.
    public override string ToString() => $"Installation in {Workspace}";
}
