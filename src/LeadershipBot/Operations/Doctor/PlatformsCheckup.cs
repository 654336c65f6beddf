using LeadershipBot.Outbox;

namespace LeadershipBot.Operations.Doctor;

/// <summary>Whether there is any way to reach the bot at all: where the file with the settings was forgotten, there is none.</summary>
internal sealed class PlatformsCheckup(IEnumerable<IChat> chats) : ICheckup
{
    public string Name => "Platforms";

    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>(chats.Any()
        ? []
        : [new(Light.Amber, "Neither Slack nor Teams is configured, and the web chat is off: nobody can reach the bot.", "Set what the readme lists for Slack or Teams, and look whether the settings reach the program.")]);
}
