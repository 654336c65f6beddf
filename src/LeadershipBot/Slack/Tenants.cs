namespace LeadershipBot.Slack;

/// <summary>Finds the installation a delivery is for.</summary>
/// <remarks>Until Slack has said which workspace the configured token belongs to, nobody is called unknown: what was acknowledged and dropped would be lost.</remarks>
internal sealed class Tenants(IInstallations installations, HandInstalled hand)
{
    // An acknowledgement has three seconds in all.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1500);

    /// <summary>The installation, or null where the bot is not installed.</summary>
    /// <exception cref="StorageAwayException">Nobody can say yet, and Slack is to send it again.</exception>
    public async ValueTask<Installation?> FindAsync(string workspace, CancellationToken cancellationToken)
    {
        // In this order: what is noted down in between must not be missed.
        var isSettled = hand.Settled.IsCompleted;
        var installation = await installations.FindAsync(workspace, cancellationToken);

        if (installation is not null || isSettled)
        {
            return installation;
        }

        hand.Hurry();
        await Task.WhenAny(hand.Settled, Task.Delay(Moment, cancellationToken));
        return hand.Settled.IsCompleted
            ? await installations.ReadAsync(workspace, cancellationToken)
            : throw new StorageAwayException("Slack has not said yet which workspace Slack:BotToken is for.");
    }
}
