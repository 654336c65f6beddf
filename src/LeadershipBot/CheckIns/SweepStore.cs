using LeadershipBot.People;
using LeadershipBot.Storage;
using NodaTime;
using NodaTime.Text;

namespace LeadershipBot.CheckIns;

/// <summary>What the sweep reads and writes: always for a whole batch of people in one statement.</summary>
internal static class SweepStore
{
    /// <summary>Check-ins of these people that still take answers.</summary>
    public static Task<IReadOnlyList<CheckInRow>> OpenCheckInsAsync(this Unit unit, IReadOnlyList<long> people) => unit.QueryAsync<CheckInRow>(
        $"select * from check_in where state in ('open', 'queued') and {Among(unit, "person")} order by person, week", Items(people));

    /// <summary>The rhythms of these people whose moment has come.</summary>
    public static Task<IReadOnlyList<RhythmRow>> DueRhythmsAsync(this Unit unit, IReadOnlyList<long> people, Instant now) => unit.QueryAsync<RhythmRow>(
        $"select * from rhythm where next_due_at <= @now and {Among(unit, "person")} order by person", Items(people, now.ToColumn()));

    /// <summary>Those of these people in whose workspace nothing is sent just now.</summary>
    public static async Task<IReadOnlySet<long>> UnreachableAsync(this Unit unit, IReadOnlyList<long> people) => (await unit.QueryAsync<long>(
        $"""
        select person.id from person join workspace on workspace.platform = person.platform and workspace.name = person.workspace
        where workspace.state = 'stopped' and {Among(unit, "person.id")}
        """,
        Items(people))).ToHashSet();

    /// <summary>Steps that people took on and that have not come back yet, the one that comes back first at the head.</summary>
    public static async Task<ILookup<long, Waiting>> CommitmentsAsync(this Unit unit, IReadOnlyList<long> people) => (await unit.QueryAsync<Waiting>(
        $"select person, id, week as since from commitment where state = 'kept' and {Among(unit, "person")} order by week desc, id desc",
        Items(people))).ToLookup(row => row.Person);

    /// <summary>Handovers with a day to look at them, the one that comes first at the head.</summary>
    public static async Task<ILookup<long, Waiting>> HandoversAsync(this Unit unit, IReadOnlyList<long> people) => (await unit.QueryAsync<Waiting>(
        $"select person, id, look_at as since from handover where state = 'open' and look_at is not null and {Among(unit, "person")} order by look_at, id",
        Items(people))).ToLookup(row => row.Person);

    /// <summary>Writes weeks. One that is there already stays as it is: that is what makes a second tick harmless.</summary>
    /// <returns>Those that were new.</returns>
    public static async Task<IReadOnlySet<(long Person, string Week)>> AddAsync(this Unit unit, IReadOnlyCollection<CheckInRow> weeks)
    {
        var added = await unit.QueryEachAsync<Added>(
            """
            insert into check_in (person, week, number, state, because, due_at, closes_at, of_last_week, second_kind, second_subject, team)
            select item.person, item.week, item.number, item.state, item.because, item.due_at, item.closes_at, item.of_last_week,
                item.second_kind, item.second_subject, item.team
            from {rows}
            where true
            on conflict (person, week) do nothing
            returning person, week
            """,
            [.. weeks.Select(row => new
            {
                row.Person, row.Week, row.Number, row.State, row.Because, row.DueAt, row.ClosesAt, row.OfLastWeek, row.SecondKind, row.SecondSubject, row.Team,
            })]);

        return added.Select(row => (row.Person, row.Week)).ToHashSet();
    }

    /// <summary>Writes what a tick changes in rhythms.</summary>
    public static Task<int> SaveTickedAsync(this Unit unit, IEnumerable<RhythmRow> rows) => unit.ExecuteEachAsync(
        """
        update rhythm
        set settled = item.settled, paused_until = item.paused_until, paused_by = item.paused_by, next_due_at = item.next_due_at,
            is_return = item.is_return, asked = item.asked, off = item.off
        from {rows} where rhythm.person = item.person
        """,
        rows.Select(row => new { row.Person, row.Settled, row.PausedUntil, row.PausedBy, row.NextDueAt, row.IsReturn, row.Asked, row.Off }).ToList());

    /// <summary>These steps stand beside a question.</summary>
    public static Task CommitmentsAskedAsync(this Unit unit, IReadOnlyCollection<long> ids) => ids.Count == 0 ? Task.CompletedTask : unit.ExecuteAsync(
        $"update commitment set state = 'asked' where {Among(unit, "id")}", Items(ids));

    private static string Among(Unit unit, string column) => $"{column} in {unit.Dialect.Ids}";

    private static object Items(IReadOnlyCollection<long> ids, long now = 0) => new { ids = ids.ToArray(), now };

    private sealed record Added(long Person, string Week);
}

/// <summary>Something of a person that waits for the next question.</summary>
/// <param name="Since">The week of a step; the day on which to look at a handover.</param>
internal sealed record Waiting(long Person, long Id, string Since)
{
    /// <summary>The step that comes back with the question of a week, or null.</summary>
    public static long? Commitment(IEnumerable<Waiting> steps, Week week) => steps.FirstOrDefault(step =>
        string.CompareOrdinal(step.Since, week.ToString()) < 0
        && string.CompareOrdinal(step.Since, week.Plus(-CommitmentStore.WeeksToWait).ToString()) >= 0)?.Id;

    /// <summary>The handover to be looked at on a day, or null.</summary>
    public static long? Handover(IEnumerable<Waiting> handovers, LocalDate today) => handovers.FirstOrDefault(handover =>
        string.CompareOrdinal(handover.Since, LocalDatePattern.Iso.Format(today)) <= 0)?.Id;
}
