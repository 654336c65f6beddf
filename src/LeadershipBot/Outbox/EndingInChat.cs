namespace LeadershipBot.Outbox;

/// <summary>How the edit or the removal of a message in the chat ends. Both may be done twice without harm, so a doubt is only a failure.</summary>
internal static class EndingInChat
{
    public static Ending OfEdit(Attempt attempt, OutboxRow row, DateTimeOffset now)
    {
        var drawn = row with { Drawn = attempt.Row.Asked, Attempts = 0 };

        return attempt.Outcome switch
        {
            // A message that was replaced meanwhile keeps its new name; this edit went to the one before.
            Outcome.Told { Delivery: Delivery.Sent sent } => new(Ending.InChat(
                drawn with { Message = row.Message == attempt.Row.Message ? sent.Message : row.Message, Why = null }, now), Conversation: sent.Conversation),
            Outcome.NothingToSay => new(Ending.InChat(drawn, now)),
            Outcome.NotTried(var after) => new(row with { DueAt = Ending.Due(now, after) }),
            Outcome.Told { Delivery: Delivery.Stopped stopped } => Waiting(row, stopped, now),
            Outcome.NotReady notReady => Later(row, new Delivery.TryAgain(TimeSpan.Zero, notReady.Why), now),
            Outcome.Told told when Hopeless(told.Delivery, row) => new(Ending.InChat(drawn with { Why = Why(told.Delivery) }, now)),
            Outcome.Told told => Later(row, told.Delivery, now),
            var other => throw new ArgumentOutOfRangeException(nameof(attempt), other, "Not the outcome of an edit."),
        };
    }

    public static Ending OfRemoval(Attempt attempt, OutboxRow row, DateTimeOffset now) => attempt.Outcome switch
    {
        Outcome.Told { Delivery: Delivery.Sent } => new(Ending.Over(row, OutboxState.Removed)),
        Outcome.NotTried(var after) => new(row with { DueAt = Ending.Due(now, after) }),
        Outcome.Told { Delivery: Delivery.Stopped stopped } => Waiting(row, stopped, now),
        Outcome.NotReady notReady => Later(row, new Delivery.TryAgain(TimeSpan.Zero, notReady.Why), now),
        Outcome.Told told when Hopeless(told.Delivery, row) => new(Ending.Over(row, OutboxState.Sent) with { Attempts = 0, Why = Why(told.Delivery) }),
        Outcome.Told told => Later(row, told.Delivery, now),
        var other => throw new ArgumentOutOfRangeException(nameof(attempt), other, "Not the outcome of a removal."),
    };

    private static bool Hopeless(Delivery delivery, OutboxRow row) =>
        delivery is Delivery.Impossible || row.Attempts + 1 >= Patience.MostAttempts;

    // For the workspace, which is stopped.
    private static Ending Waiting(OutboxRow row, Delivery.Stopped stopped, DateTimeOffset now) =>
        new(row with { DueAt = Ending.Due(now, TimeSpan.Zero), Why = stopped.Why });

    private static Ending Later(OutboxRow row, Delivery delivery, DateTimeOffset now)
    {
        var after = delivery is Delivery.TryAgain again ? again.After : TimeSpan.Zero;
        return new(row with { Attempts = row.Attempts + 1, DueAt = Ending.Due(now, after, row.Attempts + 1), Why = Why(delivery) });
    }

    private static string Why(Delivery delivery) => delivery switch
    {
        Delivery.TryAgain again => again.Why,
        Delivery.InDoubt doubt => doubt.Why,
        Delivery.Impossible impossible => impossible.Why,
        _ => throw new ArgumentOutOfRangeException(nameof(delivery), delivery, "Not a failure."),
    };
}
