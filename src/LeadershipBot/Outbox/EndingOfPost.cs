namespace LeadershipBot.Outbox;

/// <summary>How the try at a message ends that is not known to be in the chat: a post, or a look for one in doubt.</summary>
internal static class EndingOfPost
{
    public static Ending? Of(Attempt attempt, OutboxRow row, DateTimeOffset now) => attempt.Outcome switch
    {
        // Good news is never too late. The rest counts only from whoever holds the row.
        Outcome.Told { Delivery: Delivery.Sent sent } => Arrived(row, sent.Message, sent.Conversation, now),
        Outcome.Looked { Lookup: Lookup.Found found } => Arrived(row, found.Message, found.Conversation, now),
        _ when row.Claim != attempt.Row.Claim => null,
        _ when row.Message is { } seen => Arrived(row, seen, null, now),
        Outcome.Told { Delivery: Delivery.InDoubt doubt } => new(Doubtful(row, row.Lease ?? Ending.Due(now, Patience.Lease), 0) with { Why = doubt.Why }),
        Outcome.NotTried(var after) when attempt.Row.Task is OutboxTask.Look => new(Doubtful(row, Ending.Due(now, after), row.Looks)),
        Outcome.Looked looked => AfterLook(row, looked.Lookup, now),
        _ when row.Wish is not null => new(Ending.Over(row, OutboxState.Cancelled)),
        Outcome.TooLate => new(Ending.Over(row, OutboxState.Late), new Settlement.TooLate()),
        Outcome.NothingToSay => new(Ending.Over(row, OutboxState.Dropped)),
        Outcome.NotTried(var after) => new(Again(row, Ending.Due(now, after))),
        Outcome.Told { Delivery: Delivery.TryAgain again } => Failure(row, again.Why, Ending.Due(now, again.After, row.Attempts + 1)),
        Outcome.Told { Delivery: Delivery.Impossible impossible } => Failed(row, impossible.Why, impossible.IsGone),
        Outcome.NotReady notReady => Failure(row, notReady.Why, Ending.Due(now, TimeSpan.Zero, row.Attempts + 1)),

        // No fault of this message or of its person: it waits for the workspace.
        Outcome.Told { Delivery: Delivery.Stopped stopped } => new(Again(row, Ending.Due(now, TimeSpan.Zero)) with { Why = stopped.Why }),
        var other => throw new ArgumentOutOfRangeException(nameof(attempt), other, "Not the outcome of a post."),
    };

    private static Ending AfterLook(OutboxRow row, Lookup lookup, DateTimeOffset now) => lookup switch
    {
        Lookup.Unclear unclear when row.Attempts + 1 >= Patience.MostAttempts => Failed(row, $"Nobody knows whether it arrived: {unclear.Why}"),
        Lookup.Unclear unclear => new(Doubtful(row, Ending.Due(now, Patience.SecondLook, row.Attempts + 1), row.Looks) with
        {
            Attempts = row.Attempts + 1,
            Why = unclear.Why,
        }),
        Lookup.NotThere when row.Looks == 0 => new(Doubtful(row, Ending.Due(now, Patience.SecondLook), 1)),
        _ when row.Wish is not null => new(Ending.Over(row, OutboxState.Cancelled)),
        Lookup.NotThere => Failure(row, "It did not arrive.", Ending.Due(now, TimeSpan.Zero)),
        Lookup.Never => Failed(row, "Nobody knows whether it arrived, and a second copy would do harm."),
        Lookup.NoWay when row.Replays == 0 => new(Again(row, Ending.Due(now, TimeSpan.Zero)) with { Replays = 1 }),
        Lookup.NoWay => Failed(row, "It was sent twice, and nobody knows whether it arrived."),
        _ => throw new ArgumentOutOfRangeException(nameof(lookup), lookup, "Not a lookup that leaves a question."),
    };

    private static Ending Arrived(OutboxRow row, string message, string? conversation, DateTimeOffset now) => new(
        Ending.InChat(
            row with
            {
                State = OutboxState.Sent,
                Message = row.Message ?? message,
                SentAt = now.ToUnixTimeMilliseconds(),
                Attempts = 0,
                Looks = 0,
                Why = null,
                Wish = row.Wish == OutboxWish.Cancel ? null : row.Wish,
            },
            now),
        new Settlement.Sent(now),
        conversation,
        row.Message is null || row.Message == message ? null : message);

    private static Ending Failure(OutboxRow row, string why, long dueAt) => row.Attempts + 1 >= Patience.MostAttempts
        ? Failed(row, why)
        : new(Again(row, dueAt) with { Attempts = row.Attempts + 1, Why = why });

    private static Ending Failed(OutboxRow row, string why, bool isGone = false) =>
        new(Ending.Over(row, OutboxState.Failed) with { Why = why }, new Settlement.Failed(why, isGone));

    private static OutboxRow Again(OutboxRow row, long dueAt) => row with { State = OutboxState.Pending, DueAt = dueAt, Looks = 0 };

    private static OutboxRow Doubtful(OutboxRow row, long dueAt, long looks) => row with { State = OutboxState.Doubt, DueAt = dueAt, Looks = looks };
}
