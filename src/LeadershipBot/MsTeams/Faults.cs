using LeadershipBot.Outbox;

namespace LeadershipBot.MsTeams;

/// <summary>What becomes of a message that Teams did not take.</summary>
internal static class Faults
{
    // Until an operator has mended the registration; soon enough for a check-in's grace of six hours.
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(5);

    public static Delivery Of(ConnectorAnswer answer) => answer switch
    {
        { IsForbidden: true } => new Delivery.Impossible(answer.Why),
        { HasNoToken: true } => new Delivery.TryAgain(UntilMended, answer.Why, Whole: true),
        { NeverLeft: true } => new Delivery.TryAgain(answer.RetryAfter ?? TimeSpan.Zero, answer.Why),

        // The registration or its secret: nobody of that tenant is reached.
        { Status: 401 } => new Delivery.TryAgain(UntilMended, answer.Why, Whole: true),

        // That conversation is tired; or, without a word how long, a while that grows by itself.
        { Status: 429 } => new Delivery.TryAgain(answer.RetryAfter ?? TimeSpan.Zero, answer.Why),
        { Status: 412 } => new Delivery.TryAgain(TimeSpan.Zero, answer.Why),

        // Wrong, too large, forbidden, gone: the same again would end the same.
        { Status: >= 400 and < 500 } => new Delivery.Impossible(answer.Why),

        // It may have been delivered all the same: no answer, a gateway's, or a fault behind it. A redirect is no answer either.
        _ => new Delivery.InDoubt(answer.Why),
    };
}
