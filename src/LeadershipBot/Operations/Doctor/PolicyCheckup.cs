namespace LeadershipBot.Operations.Doctor;

/// <summary>What an organisation has decided, and what it has not yet.</summary>
internal sealed class PolicyCheckup(PolicySettings policy) : ICheckup
{
    public string Name => "Policy";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>(
    [
        policy.WhoMayEnable is null
            ? new(Light.Amber, "Nobody may enable a team; joining alone works.", "Set Policy:WhoMayEnable when you have decided who may.")
            : new(Light.Green, "It is settled who may enable a team."),
        policy.Agreement is null
            ? new(Light.Amber, "Invitations mention no agreement.", "Set Policy:Agreement if there is one to point to.")
            : new(Light.Green, "Invitations point to an agreement."),
    ]);
}
