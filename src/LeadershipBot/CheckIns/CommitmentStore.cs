using LeadershipBot.Storage;

namespace LeadershipBot.CheckIns;

/// <summary>Steps that people wanted to take. Kept until they come back once, beside a question; then done, or gone with it.</summary>
internal static class CommitmentStore
{
    /// <summary>A step that has waited longer than this many weeks has had its time.</summary>
    public const int WeeksToWait = 8;

    /// <summary>Keeps a step that was taken on in a week.</summary>
    public static Task<int> KeepAsync(this Unit unit, long person, string nudge, Week week) => unit.ExecuteAsync(
        """
        insert into commitment (person, nudge, week, state) values (@person, @nudge, @week, 'kept')
        on conflict (person, nudge, week) do nothing
        """,
        new { person, nudge, week = week.ToString() });

    /// <summary>The person said what became of it.</summary>
    public static Task<int> CommitmentDoneAsync(this Unit unit, long person, long id) => SetAsync(unit, person, id, "done");

    /// <summary>The question it stood beside was delivered and is over: it comes back once, answered or not.</summary>
    public static Task<int> CommitmentGoneAsync(this Unit unit, long person) => unit.ExecuteAsync(
        "update commitment set state = 'gone' where person = @person and state = 'asked'", new { person });

    /// <summary>The question it stood beside never went out: it waits for the next.</summary>
    public static Task<int> CommitmentWaitsAsync(this Unit unit, long person) => unit.ExecuteAsync(
        "update commitment set state = 'kept' where person = @person and state = 'asked'", new { person });

    /// <summary>It goes another round, from a week on.</summary>
    public static async Task CommitmentAgainAsync(this Unit unit, long person, long id, string week)
    {
        // The same step may have been taken on anew this week; then that one goes, and this one comes back for both.
        await unit.ExecuteAsync(
            """
            delete from commitment where person = @person and week = @week and id <> @id
                and nudge = (select nudge from commitment where person = @person and id = @id)
            """,
            new { person, week, id });
        await unit.ExecuteAsync(
            "update commitment set state = 'kept', week = @week where person = @person and id = @id", new { person, week, id });
    }

    /// <summary>Steps that nothing more was said of, the latest first.</summary>
    public static Task<IReadOnlyList<CommitmentRow>> OpenCommitmentsAsync(this Unit unit, long person) => unit.QueryAsync<CommitmentRow>(
        "select id, nudge from commitment where person = @person and state in ('kept', 'asked') order by week desc, id desc", new { person });

    /// <summary>The person has done it, or let it go; it comes back no more.</summary>
    /// <returns>How many that changed: none where it was over already, or somebody else's.</returns>
    public static Task<int> CloseCommitmentAsync(this Unit unit, long person, long id, bool isDone) => unit.ExecuteAsync(
        "update commitment set state = @state where person = @person and id = @id and state in ('kept', 'asked')", new { person, id, state = isDone ? "done" : "gone" });

    private static Task<int> SetAsync(Unit unit, long person, long id, string state) => unit.ExecuteAsync(
        "update commitment set state = @state where person = @person and id = @id", new { person, id, state });
}

/// <summary>A step that a person wanted to take.</summary>
internal sealed record CommitmentRow
{
    public long Id { get; init; }
    public string Nudge { get; init; } = "";
}
