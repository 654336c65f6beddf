namespace LeadershipBot.Outbox;

/// <summary>What a try does to its row: the decision, and nothing but the decision.</summary>
/// <param name="Row">The row as it is to be written.</param>
/// <param name="Settlement">What its source is told, or null.</param>
/// <param name="Conversation">The conversation the platform has just named, or null.</param>
/// <param name="LeftBehind">A message in the chat that another one has replaced while it was going, or null.</param>
internal sealed record Ending(OutboxRow Row, Settlement? Settlement = null, string? Conversation = null, string? LeftBehind = null)
{
    /// <summary>How a try ends, or null where the row has gone its own way meanwhile.</summary>
    /// <param name="attempt">The try, with the row as it was claimed.</param>
    /// <param name="row">The row as it is now.</param>
    public static Ending? Of(Attempt attempt, OutboxRow row, DateTimeOffset now) => attempt.Row.Task switch
    {
        OutboxTask.Edit => StillMine(attempt, row) ? EndingInChat.OfEdit(attempt, row, now) : null,
        OutboxTask.Remove => StillMine(attempt, row) ? EndingInChat.OfRemoval(attempt, row, now) : null,
        OutboxTask.Post or OutboxTask.Look or OutboxTask.Adopt =>
            row.State is OutboxState.Pending or OutboxState.Sending or OutboxState.Doubt ? EndingOfPost.Of(attempt, row, now) : null,
        var task => throw new ArgumentOutOfRangeException(nameof(attempt), task, "Not a task."),
    };

    /// <summary>Whether nothing is left to do with the message now.</summary>
    public bool IsAtRest => Row.DueAt is null;

    /// <summary>The row in the chat, with what is left to do there: a removal, an edit asked for meanwhile, or nothing.</summary>
    public static OutboxRow InChat(OutboxRow row, DateTimeOffset now) => row.Wish == OutboxWish.Remove || row.Asked > row.Drawn
        ? row with { DueAt = Due(now, TimeSpan.Zero), Lane = Lanes.Edit }
        : row with { DueAt = null };

    /// <summary>The row with nothing left to do, ever.</summary>
    public static OutboxRow Over(OutboxRow row, string state) => row with { State = state, DueAt = null, Wish = null };

    /// <summary>A while from now, and never sooner than the back-off of so many failures.</summary>
    public static long Due(DateTimeOffset now, TimeSpan after, long failures = 0) =>
        (now + (failures > 0 && Patience.BackOff(failures) is var backOff && backOff > after ? backOff : after)).ToUnixTimeMilliseconds();

    private static bool StillMine(Attempt attempt, OutboxRow row) => row.State is OutboxState.Sent && row.Claim == attempt.Row.Claim;
}
