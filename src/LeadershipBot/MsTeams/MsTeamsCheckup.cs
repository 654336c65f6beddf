namespace LeadershipBot.MsTeams;

/// <summary>Whether the bot would hear Microsoft Teams, and could answer.</summary>
internal sealed class MsTeamsCheckup(SigningKeys keys, OutboundToken tokens, MsTeamsSettings settings) : ICheckup
{
    public string Name => "Microsoft Teams";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken) => settings.Authenticates
        ? [await KeysAsync(cancellationToken), await TokenAsync(cancellationToken), Hosts()]
        : [new(Light.Amber, "Nobody's token is checked: this is for Microsoft's emulator.", "Leave MsTeams:Authentication out before anybody else can reach the server.")];

    private Finding Hosts() => settings.ServiceHosts == ServiceHosts.Microsoft
        ? new(Light.Green, $"The token goes to Microsoft's hosts alone: {settings.ServiceHosts}.")
        : new(Light.Amber, $"The token goes to the hosts of MsTeams:ServiceHosts: {settings.ServiceHosts}.", "Leave MsTeams:ServiceHosts out unless your cloud has hosts of its own.");

    private async Task<Finding> KeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            await keys.FindAsync("", cancellationToken);
            return new(Light.Green, "The keys of the Bot Framework are to be had.");
        }
        catch (KeysAwayException away)
        {
            return new(Light.Red, away.Message, $"Let the server reach {settings.OpenIdMetadata.Host}, or correct MsTeams:OpenIdMetadata.");
        }
    }

    private async Task<Finding> TokenAsync(CancellationToken cancellationToken) =>
        await tokens.FindAsync(refused: null, cancellationToken) is not null
            ? new(Light.Green, "The bot gets a token to call Teams with.")
            : new(Light.Red, "The bot gets no token to call Teams with.", "Check MsTeams:AppId, MsTeams:TenantId and the credential, and that the server reaches " + settings.Authority.Host + ".");
}
