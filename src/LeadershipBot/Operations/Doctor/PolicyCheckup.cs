namespace LeadershipBot.Operations.Doctor;

/// <summary>Whom Microsoft Teams may bring.</summary>
/// <param name="Any">Whether people of any tenant.</param>
internal sealed record TenantsServed(bool Any);

/// <summary>What an organisation has decided, and what it has not yet.</summary>
internal sealed class PolicyCheckup(PolicySettings policy, TenantsServed tenants) : ICheckup
{
    public string Name => "Policy";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>(
    [
        policy.WhoMayEnable is null
            ? new(Light.Amber, "Nobody may enable a team; joining alone works.", "Set Policy:WhoMayEnable when you have decided who may.")
            : policy.WhoMayEnable is WhoMayEnable.Anyone && tenants.Any
            ? new(Light.Amber, "Anyone may enable a team, in every tenant whose people can reach the bot.", "Set MsTeams:Tenants to the ids of your own tenants, or name in Policy:WhoMayEnable who may.")
            : new(Light.Green, "It is settled who may enable a team."),
        policy.Agreement is null
            ? new(Light.Amber, "Invitations mention no agreement.", "Set Policy:Agreement if there is one to point to.")
            : new(Light.Green, "Invitations point to an agreement."),
    ]);
}
