using LeadershipBot.Cards;

namespace LeadershipBot.Slack;

/// <summary>What is said where the bot is called and has no token to do anything with.</summary>
internal static class Unable
{
    public static readonly Message Message = Message.Of(Card.Say(
        "I've lost my connection to this workspace, so nothing was kept. Whoever looks after Slack here can install me again; then it works."));
}
