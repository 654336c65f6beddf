using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>What becomes of a message that Teams did not take.</summary>
internal static class Faults
{
    // Until an operator has mended the registration; soon enough for a check-in's grace of six hours.
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(5);

    public static Delivery Of(ConnectorAnswer answer) => answer switch
    {
        { IsForbidden: true } => new Delivery.Impossible(answer.Why, IsGone: false),
        { HasNoToken: true } => new Delivery.TryAgain(UntilMended, answer.Why, Whole: true),
        { NeverLeft: true } => new Delivery.TryAgain(answer.RetryAfter ?? TimeSpan.Zero, answer.Why),

        // The registration or its secret: nobody of that tenant is reached.
        { Status: 401 } => new Delivery.TryAgain(UntilMended, answer.Why, Whole: true),

        // That conversation is tired; or, without a word how long, a while that grows by itself.
        { Status: 429 } => new Delivery.TryAgain(answer.RetryAfter ?? TimeSpan.Zero, answer.Why),
        { Status: 412 } => new Delivery.TryAgain(TimeSpan.Zero, answer.Why),

        // They, or an administrator, want nothing from the bot.
        { Status: 403 } when IsOfPerson(answer) => new Delivery.Impossible(answer.Why),

        // Wrong, too large, no conversation, or Teams' own fault (500), of which it says so: the same again would end the same.
        { Status: >= 400 and <= 500 } => new Delivery.Impossible(answer.Why, IsGone: false),

        // It may have been delivered all the same: no answer, or a gateway's. A redirect is no answer either.
        _ => new Delivery.InDoubt(answer.Why),
    };

    /// <summary>Whether a 403 is about the person rather than about the bot. Without a word it is: people report such ones of whoever blocked a bot.</summary>
    public static bool IsOfPerson(ConnectorAnswer answer) => answer.Code is not ("NotEnoughPermissions" or "InvalidBotApiHost");
}
