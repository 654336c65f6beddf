namespace LeadershipBot.Slack;

/// <summary>What a delivery itself says of where somebody belongs: Slack Connect brings people of other organisations into shared channels and conversations.</summary>
internal static class Belonging
{
    /// <summary>Whether they are certainly from elsewhere. A no proves nothing: guests belong to the workspace by their ids.</summary>
    /// <param name="home">The team or enterprise the delivery says they are at home in, or null.</param>
    /// <param name="workspace">Where the bot is installed: a team, or an enterprise.</param>
    /// <param name="enterprise">The enterprise that the team belongs to, or null.</param>
    public static bool IsForeign(string? home, string workspace, string? enterprise)
    {
        if (home is not { Length: > 0 } || home == workspace || home == enterprise)
        {
            return false;
        }

        // Another team may be one of the same organisation's; another organisation never is.
        return home[0] is 'E' || (enterprise is null && workspace[0] is not 'E');
    }
}
