using LeadershipBot.CheckIns;
using LeadershipBot.Storage;
using NodaTime;

namespace LeadershipBot.Guidance;

/// <summary>What a person was shown, and what they would rather not see again.</summary>
internal static class ShownStore
{
    /// <summary>What a person was shown within the time that counts, oldest first.</summary>
    public static async Task<IReadOnlyList<Shown>> ShownAsync(this Unit unit, long person, Week week) =>
        [.. (await unit.QueryAsync<Row>(
            "select nudge, theme, week, weekly from shown where person = @person and week >= @from order by id",
            new { person, from = week.Plus(-NudgePicker.WeeksUntilAgain).ToString() })).Select(row => new Shown(row.Nudge, row.Theme, Week.Parse(row.Week), row.Weekly != 0))];

    /// <summary>The thought that a check-in's answer was given before, or null.</summary>
    public static Task<string?> RememberedAsync(this Unit unit, long person, Week week, Answer answer) => unit.FindAsync<string>(
        "select nudge from shown where person = @person and week = @week and answer = @answer and weekly = 1",
        new { person, week = week.ToString(), answer = answer.Id() });

    /// <summary>Notes that a thought was shown.</summary>
    /// <param name="answer">The answer it belongs to, for a check-in's thought; else null.</param>
    public static Task<int> NoteShownAsync(this Unit unit, long person, Nudge nudge, Week week, Answer? answer, Instant now) => unit.ExecuteAsync(
        "insert into shown (person, nudge, theme, week, answer, weekly, at) values (@person, @Id, @Theme, @week, @answer, @weekly, @now)",
        new { person, nudge.Id, nudge.Theme, week = week.ToString(), answer = answer?.Id(), weekly = answer is null ? 0L : 1L, now = now.ToColumn() });

    /// <summary>What a person found not helpful.</summary>
    public static async Task<IReadOnlySet<string>> UnwantedAsync(this Unit unit, long person) =>
        (await unit.QueryAsync<string>("select nudge from unwanted where person = @person", new { person })).ToHashSet();

    /// <summary>Notes that a thought was not helpful.</summary>
    public static Task<int> NoteUnwantedAsync(this Unit unit, long person, string nudge, Instant now) => unit.ExecuteAsync(
        "insert into unwanted (person, nudge, at) values (@person, @nudge, @now) on conflict (person, nudge) do nothing",
        new { person, nudge, now = now.ToColumn() });

    /// <summary>The themes a person was shown and refused.</summary>
    public static async Task<IReadOnlyList<Refusal>> RefusalsAsync(this Unit unit, long person) =>
        [.. (await unit.QueryAsync<Row>("select theme, week from refusal where person = @person", new { person })).Select(row => new Refusal(row.Theme, Week.Parse(row.Week)))];

    /// <summary>Notes that a theme was refused; once a week is enough to know.</summary>
    public static Task<int> NoteRefusalAsync(this Unit unit, long person, string theme, Week week) => unit.ExecuteAsync(
        "insert into refusal (person, theme, week) values (@person, @theme, @week) on conflict (person, theme, week) do nothing",
        new { person, theme, week = week.ToString() });

    private sealed record Row
    {
        public string Nudge { get; init; } = "";
        public string Theme { get; init; } = "";
        public string Week { get; init; } = "";
        public long Weekly { get; init; }
    }
}
